import type { AppContext, Worker } from '../src/app/context.ts';
import type { RunningJob } from '../src/ports/jobs.ts';
import { RemedyError } from '../src/ports/remedy.ts';
import { postSigned } from '../src/routing/signed-post.ts';
import { countOutcome } from './count-outcome.ts';

const ACK_MS = 10_000;
/** After so many tries that followed close on one another it is tried seldom, up to a day: the address may be down for hours. */
const CLOSE_TRIES = 10;
const SELDOM_MS = 300_000;
const LATEST_MS = 86_400_000;

type Failed = Extract<Awaited<ReturnType<typeof postSigned>>, { readonly type: 'failed' }>;

function failure({ reason, waitMs }: Failed, { attempt, age }: { readonly attempt: number; readonly age: number }): RemedyError {
  const code = 'alert-webhook-failed';
  const message = `The address of alerts.webhook did not take an event: ${reason}`;
  if (reason === 'forbidden-address') {
    const why = 'it is private or otherwise reserved; set alerts.webhook.allowPrivate if that is meant';
    return new RemedyError({ remedy: 'give-up', code: reason, message: `${message}: ${why}`, notDone: true });
  }
  if (age >= LATEST_MS) return new RemedyError({ remedy: 'give-up', code, message: `${message}; it is too old to be told now` });
  if (waitMs !== null) return new RemedyError({ remedy: 'wait', waitMs, code, message });
  return attempt < CLOSE_TRIES
    ? new RemedyError({ remedy: 'retry', code, message })
    : new RemedyError({ remedy: 'wait', waitMs: SELDOM_MS, code, message });
}

/** Calls the address of the settings with one event. Throws RemedyError where it has to be tried again, or never will be taken. */
export async function sendAlertEvent(
  app: Pick<AppContext, 'settings' | 'http' | 'clock'>,
  { data: { event }, attempt, signal }: Pick<RunningJob<'alert-event'>, 'data' | 'attempt' | 'signal'>,
): Promise<void> {
  const webhook = app.settings.current().alerts?.webhook;
  // Nobody wants to hear of it any more.
  if (!webhook) return;
  const http = app.http({ allowPrivate: webhook.allowPrivate });
  const target = { ...webhook, ackTimeout: webhook.ackTimeout ?? ACK_MS };
  const answer = await postSigned(target, event, { http, clock: app.clock, signal });
  switch (answer.type) {
    case 'ack':
      return;
    case 'gone':
      throw new RemedyError({
        remedy: 'give-up',
        code: 'alert-webhook-gone',
        message: 'The address of alerts.webhook answered 410: it wants no more events; take it out of the configuration',
      });
    case 'failed':
      throw failure(answer, { attempt, age: app.clock.now() - Date.parse(event.time) });
  }
}

/** Sends what was queued for the address that programs listen at. */
export const alertEventWorker: Worker = {
  name: 'send-alert-event',
  role: 'work',
  start: (app) =>
    app.jobs.work('alert-event', { concurrency: 2 }, (job) =>
      countOutcome(() => sendAlertEvent(app, job), { signal: job.signal, count: (outcome) => app.metrics.alertEvent(outcome) }),
    ),
};
