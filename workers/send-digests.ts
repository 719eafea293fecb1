import type { AppContext, Worker } from '../src/app/context.ts';
import { digestFacts } from '../src/insights/digest/facts.ts';
import { renderDigest } from '../src/insights/digest/letter.ts';
import { isTooLate, LATEST_MS, nextDue } from '../src/insights/digest/when.ts';
import { stopUrlOf, type KeptDigest } from '../src/ports/digests.ts';
import { postLetter } from '../src/ports/post-letter.ts';

const LOOK_MS = 15_000;
const MOST_DUE = 50;
const MAKING_MS = 60_000;

type Parts = Pick<AppContext, 'stores' | 'jobs' | 'clock' | 'log' | 'settings' | 'mail' | 'publicUrl' | 'digestTokens'>;

/** Whether somebody still is to get it: they may sign in, and the brand is there. */
async function isWanted(app: Parts, { owner, brand }: KeptDigest): Promise<boolean> {
  const account = await app.stores.accounts.get(owner);
  const known = brand === null || app.settings.current().brands.some(({ id }) => id === brand);
  return account?.kind === 'person' && account.disabledAt === null && known;
}

/** Makes one digest and posts it; doing it again for the same time is the same letter. */
export async function postDigest(app: Parts, digest: KeptDigest, due: number, signal: AbortSignal): Promise<void> {
  const parts = { stores: app.stores, clock: app.clock, settings: app.settings.current(), signal };
  const facts = await digestFacts(digest, due, parts);
  const publicUrl = app.publicUrl();
  const unsubscribe = stopUrlOf(publicUrl, app.digestTokens, digest.id);
  const rendered = renderDigest(facts, { language: digest.language, publicUrl, stopUrl: unsubscribe });
  const id = `digest-${digest.id}-${new Date(due).toISOString()}`;
  await postLetter(app, { id, to: digest.owner, ...rendered, pictures: [], unsubscribe }, LATEST_MS);
}

async function takeUp(app: Parts, digest: KeptDigest, signal: AbortSignal): Promise<void> {
  const { id, nextAt } = digest;
  if (nextAt === null) return;
  const [due, now] = [Date.parse(nextAt), app.clock.now()];
  const goes = !isTooLate(due, now) && (await isWanted(app, digest));
  if (goes) await postDigest(app, digest, due, AbortSignal.any([signal, AbortSignal.timeout(MAKING_MS)]));
  else app.log.info({ digest: id, due: nextAt }, 'a digest was skipped: it is too late, or nobody is there to get it');
  const next = new Date(nextDue(digest, now)).toISOString();
  await app.stores.digests.done(id, nextAt, { nextAt: next, lastAt: goes ? new Date(now).toISOString() : null });
}

/** Posts every digest that is due. Nothing happens while no mail server is configured. Returns how many it looked at. */
export async function sendDigests(app: Parts, signal: AbortSignal): Promise<number> {
  if (app.mail() === null) return 0;
  const due = await app.stores.digests.due(new Date(app.clock.now()).toISOString(), MOST_DUE);
  for (const digest of due) {
    signal.throwIfAborted();
    try {
      await takeUp(app, digest, signal);
    } catch (error) {
      if (signal.aborted) return due.length;
      const why = error instanceof Error ? error.message : 'unknown';
      app.log.warn({ digest: digest.id, error: why }, 'a digest could not be made; it is tried again');
    }
  }
  return due.length;
}

/** Looks for digests that are due. Several processes may: a digest for one time is one letter. */
export const digestWorker: Worker = {
  name: 'send-digests',
  role: 'work',
  async start(app) {
    const stop = new AbortController();
    let running: Promise<unknown> | null = null;
    const look = (): void => {
      running ??= sendDigests(app, stop.signal)
        .catch((error: unknown) => {
          const why = error instanceof Error ? error.message : 'unknown';
          if (!stop.signal.aborted) app.log.warn({ error: why }, 'digests could not be looked at; that is tried again');
        })
        .finally(() => {
          running = null;
        });
    };
    const timer = setInterval(look, LOOK_MS);
    timer.unref();
    look();
    return async () => {
      clearInterval(timer);
      stop.abort();
      await running;
    };
  },
};
