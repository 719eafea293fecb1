import type { Page } from '../../src/ports/connector.ts';
import type { XContext } from './asking/ask.ts';
import { readListenCursor, type ListenCursor } from './cursor.ts';
import { Gap } from './listening/gap.ts';
import { Inbox } from './listening/inbox.ts';
import type { ListenItem } from './listening/items.ts';
import { keepListening } from './listening/keep-listening.ts';
import { laterId } from './reading/scalars.ts';

/** Follows the items to know which cursor is true: while a gap is open, nothing newer than it may be called handed over. */
class Progress {
  #lastId: string | undefined;
  #gapOpen = false;

  constructor(lastId: string | undefined) {
    this.#lastId = lastId;
  }

  take(items: readonly ListenItem[]): Page {
    const payloads: unknown[] = [];
    for (const item of items) {
      if (item.type === 'payload') {
        payloads.push(item.payload);
        this.#lastId = laterId(this.#lastId, item.id);
      } else this.#gapOpen = item.type === 'gap-opened';
    }
    const cursor: ListenCursor | undefined = this.#gapOpen || this.#lastId === undefined ? undefined : { lastId: this.#lastId };
    return cursor === undefined ? { payloads } : { payloads, cursor };
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/**
 * Listens on the filtered stream until the context's signal aborts, and fills by recent search what an interruption cut
 * off. The cursor `{lastId}` stands on a page only when everything up to it was handed over, gaps included. A slow taker
 * slows the stream down.
 *
 * Throws RemedyError: `give-up` with `no-stream-rights` (after a report of `degraded`), `credits-depleted`,
 * `usage-cap-exceeded`, `no-terms`, `rules-refused` or `request-refused`; `reauthorise` with `token-rejected`.
 */
export async function* listen(context: XContext, startedAt: unknown): AsyncGenerator<Page> {
  const { options, listen: ways } = context.settings;
  if (!ways.stream) {
    context.report('polling', 'the stream is switched off by listen.stream');
    await untilAborted(context.signal);
    return;
  }
  const lastId = readListenCursor(startedAt)?.lastId;
  const inbox = new Inbox<ListenItem>(options.bufferSize);
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const keeping = keepListening({ context, inbox, gap: new Gap(lastId), signal }).catch((error: unknown) => {
    inbox.end(signal.aborted ? undefined : { error });
  });
  const progress = new Progress(lastId);
  try {
    for await (const items of inbox.batches({ size: options.batchSize, waitMs: options.batchMs })) {
      const page = progress.take(items);
      if (page.payloads.length > 0 || page.cursor !== undefined) yield page;
    }
  } finally {
    stop.abort();
    await keeping;
  }
}
