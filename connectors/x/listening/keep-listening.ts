import { RemedyError } from '../../../src/ports/remedy.ts';
import { openAsker, type XContext } from '../asking/ask.ts';
import { ExchangeError, type Failure } from '../asking/failure.ts';
import { remedyFor } from '../asking/remedy.ts';
import { backFill } from './back-fill.ts';
import { Backoff } from './backoff.ts';
import { ConnectBudget } from './connect-budget.ts';
import type { Gap } from './gap.ts';
import { payloadItem, type ListenInbox } from './items.ts';
import { openStream, type OpenStream } from './open-stream.ts';
import { syncRules } from './rules.ts';

export interface Listening {
  readonly context: XContext;
  readonly inbox: ListenInbox;
  readonly gap: Gap;
  readonly signal: AbortSignal;
}

/** What asks for a person, or for another way of listening. Reports that the connection falls back to polling where it does. */
function fatal(failure: Failure, context: XContext): RemedyError | undefined {
  switch (failure.type) {
    case 'unauthorised':
    case 'no-credits':
    case 'usage-cap':
    case 'invalid':
      return remedyFor(failure, 'the filtered stream', context.clock.now());
    case 'forbidden':
    case 'missing': {
      const message = `The X app has no right to the filtered stream: posts are found by polling only. Check the app's access tier`;
      context.report('degraded', message);
      return new RemedyError({
        remedy: 'give-up',
        code: 'no-stream-rights',
        message,
        status: failure.type === 'missing' ? failure.status : 403,
      });
    }
    case 'network':
    case 'unavailable':
    case 'rate-limited':
    case 'too-many-connections':
    case 'no-rules':
      return undefined;
  }
}

/** Turns an exchange's failure into a value; other errors are thrown on. */
async function failureIn(act: () => Promise<Failure | undefined>): Promise<Failure | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ExchangeError) return error.failure;
    throw error;
  }
}

/** Frees the app's stream from a connection that X believes is still open. Ends every connection of the app. */
async function freeStream({ context, signal }: Listening): Promise<Failure | undefined> {
  const asker = openAsker(context, signal);
  try {
    return await failureIn(async () => {
      await asker.ask((client) => client.delete<unknown>('connections/all'));
      return undefined;
    });
  } finally {
    asker.close();
  }
}

type RulesState = { readonly type: 'in-place' } | { readonly type: 'not-ours'; readonly reason: string };

/**
 * Puts the rules in place. A gateway may serve the stream and keep its rules to itself: then the stream is taken as it is.
 */
async function rulesInPlace({
  context,
  signal,
}: Listening): Promise<RulesState | { readonly type: 'failed'; readonly failure: Failure }> {
  const asker = openAsker(context, signal);
  try {
    const failure = await failureIn(async () => {
      const count = await syncRules(context, asker);
      context.log.info({ connection: context.connection, rules: count }, 'stream rules are in place');
      return undefined;
    });
    if (failure === undefined) return { type: 'in-place' };
    if (failure.type !== 'missing') return { type: 'failed', failure };
    return { type: 'not-ours', reason: remedyFor(failure, 'stream rules', context.clock.now()).message };
  } finally {
    asker.close();
  }
}

/** Fills the gap before this connection, if there is one, beside the stream; rejects only when a person must act. */
async function fillGap({ context, inbox, gap }: Listening, signal: AbortSignal): Promise<void> {
  const since = gap.since;
  if (since === undefined) return;
  try {
    await backFill({ context, inbox, since, signal });
  } catch (error) {
    if (signal.aborted) return;
    throw error;
  }
  gap.close();
  inbox.push({ type: 'gap-closed' });
}

/** A connection that lived this long was none that X accepts only to close it. */
const HELD_MS = 10_000;

/** One connection from beginning to end. Gives why it ended; throws RemedyError when a person must act. */
async function oneConnection(listening: Listening, backoff: Backoff, rules: RulesState): Promise<Failure> {
  const { context, inbox, gap, signal } = listening;
  if (gap.open()) inbox.push({ type: 'gap-opened' });
  // Payloads may come before it is known as open.
  const opened: { stream?: OpenStream } = {};
  const slowDown = (): void => {
    const { stream } = opened;
    if (!inbox.isFull || stream === undefined) return;
    stream.pause();
    inbox.onRoom(() => stream.resume());
  };
  const startedAt = context.clock.now();
  const stream = await openStream(
    context,
    {
      onActivity: () => {
        if (context.clock.now() - startedAt >= HELD_MS) backoff.reset();
      },
      onPayload: (payload) => {
        const item = payloadItem(payload);
        if (gap.saw(item.id)) backoff.reset();
        inbox.push(item);
        slowDown();
      },
      onUnreadable: (line) => {
        context.log.warn({ connection: context.connection, length: line.length }, 'a line of the stream is no JSON');
        inbox.push(payloadItem(line));
      },
    },
    signal,
  );
  opened.stream = stream;
  slowDown();
  if (rules.type === 'in-place') context.report('streaming', 'connected to the filtered stream');
  else context.report('degraded', `connected to the filtered stream with the rules it has: ${rules.reason}`);
  const filling = new AbortController();
  const filled = fillGap(listening, AbortSignal.any([signal, filling.signal]));
  // Awaited below; until then a rejection must not count as unhandled.
  filled.catch(() => stream.close());
  const failure = await stream.ended;
  filling.abort();
  await filled;
  return failure;
}

async function waitAndReport(listening: Listening, failure: Failure, waitMs: number): Promise<void> {
  const { context, signal } = listening;
  context.report('backing-off', `the filtered stream ended (${failure.type}); the next try is in ${waitMs} ms`);
  context.log.info({ connection: context.connection, failure: failure.type, waitMs }, 'the filtered stream ended');
  await context.clock.sleep(waitMs, signal);
}

/**
 * Keeps the filtered stream connected until the signal aborts: rules first, then connection after connection, each wait as
 * X asks for the class of failure, connects within X's limit. Throws RemedyError when a person must act or the app has no
 * right to the stream, and the signal's reason when it aborts.
 */
export async function keepListening(listening: Listening): Promise<never> {
  const { context, signal } = listening;
  const backoff = new Backoff();
  const budget = new ConnectBudget(context.clock);
  let rules: RulesState | undefined;
  let freed = false;
  for (;;) {
    signal.throwIfAborted();
    const state: Awaited<ReturnType<typeof rulesInPlace>> = rules ?? (await rulesInPlace(listening));
    let failure: Failure | undefined;
    if (state.type === 'failed') failure = state.failure;
    else {
      rules = state;
      const rest = budget.waitMs();
      if (rest > 0) await waitAndReport(listening, { type: 'rate-limited', resetAt: null }, rest);
      budget.spend();
      failure = await failureIn(() => oneConnection(listening, backoff, state));
    }
    signal.throwIfAborted();
    if (failure === undefined) continue;
    const told = fatal(failure, context);
    if (told !== undefined) throw told;
    if (failure.type === 'no-rules') rules = undefined;
    if (failure.type === 'too-many-connections' && !freed) {
      freed = true;
      if ((await freeStream(listening)) === undefined) failure = { type: 'unavailable', status: 429 };
    } else if (failure.type === 'network') freed = false;
    await waitAndReport(listening, failure, backoff.after(failure, context.clock.now()));
  }
}
