import { openAsker, type XContext } from '../asking/ask.ts';
import { ExchangeError } from '../asking/failure.ts';
import { POST_FIELDS } from '../asking/fields.ts';
import { remedyFor } from '../asking/remedy.ts';
import { walk } from '../asking/walk.ts';
import { queriesFor } from '../asking/wanted.ts';
import { manifest } from '../manifest.ts';
import { idBefore } from '../reading/scalars.ts';
import { Backoff } from './backoff.ts';
import { payloadItem, type ListenInbox } from './items.ts';

/** Posts come up to seven seconds late and out of order, so what was cut off may be older than what was heard last. */
const OVERLAP_MS = 30_000;
const PAGE_SIZE = 100;

export interface BackFill {
  readonly context: XContext;
  readonly inbox: ListenInbox;
  readonly since: string;
  readonly signal: AbortSignal;
}

async function readOnce({ context, inbox, since, signal }: BackFill): Promise<void> {
  const asker = openAsker(context, signal);
  try {
    for (const query of queriesFor(context)) {
      const pages = walk({
        ask: (parameters) =>
          asker.ask((client) =>
            client.get<unknown>('tweets/search/recent', { query, max_results: PAGE_SIZE, ...POST_FIELDS, ...parameters }),
          ),
        tokenName: 'next_token',
        sinceId: idBefore(since, OVERLAP_MS),
        lookBackMs: manifest.poll.lookBackMs,
        now: () => context.clock.now(),
      });
      for await (const page of pages) {
        for (const payload of page.payloads) {
          await inbox.room(signal);
          inbox.push(payloadItem(payload));
        }
      }
    }
  } finally {
    asker.close();
  }
}

/**
 * Reads by recent search what the stream missed since an id and puts it into the inbox; tries again while X is merely busy.
 * False when X gives no right to search or refuses the query: then the gap stays, and is reported. Throws RemedyError when
 * a person must act, and the signal's reason when it aborts.
 */
export async function backFill(fill: BackFill): Promise<boolean> {
  const { context, signal } = fill;
  const backoff = new Backoff();
  for (;;) {
    try {
      await readOnce(fill);
      return true;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ExchangeError)) throw error;
      const { failure } = error;
      const told = remedyFor(failure, 'recent search (to fill a gap of the stream)', context.clock.now());
      switch (failure.type) {
        case 'network':
        case 'unavailable':
        case 'rate-limited':
        case 'too-many-connections':
        case 'no-rules':
          context.log.warn({ connection: context.connection, code: told.code }, 'the gap of the stream is not filled yet');
          await context.clock.sleep(backoff.after(failure, context.clock.now()), signal);
          break;
        case 'unauthorised':
        case 'no-credits':
        case 'usage-cap':
          throw told;
        case 'forbidden':
        case 'missing':
        case 'invalid':
          context.report('degraded', `What the stream missed can't be read again: ${told.message}`);
          return false;
      }
    }
  }
}
