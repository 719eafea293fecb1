import { xConnector } from '../../../connectors/x/index.ts';
import { listen } from '../../../connectors/x/listen.ts';
import type { Page } from '../../../src/ports/connector.ts';
import { xContext, type ContextOptions, type TestContext } from './context.ts';

/** A running `listen` whose pages a test waits for. */
export interface Heard {
  readonly context: TestContext;
  readonly pages: readonly Page[];
  /** Ids of the mentions of all pages so far, in order. */
  ids(): readonly string[];
  texts(): readonly string[];
  /** Resolves once the condition holds; looks again after every page and every report. */
  until(condition: () => boolean): Promise<void>;
  /** Ends listening; gives the error it ended with, if any. */
  stop(): Promise<unknown>;
  /** Resolves with the error that listening ended with by itself. */
  readonly ended: Promise<unknown>;
}

const POLL_MS = 5;

export interface ListenOptions extends Omit<ContextOptions, 'signal'> {
  readonly cursor?: unknown;
  /** Awaited after each page, before the next is taken. */
  readonly onPage?: (page: Page) => Promise<void>;
}

export function startListening({ cursor, onPage, settings, ...rest }: ListenOptions): Heard {
  const stopper = new AbortController();
  const options = settings?.['options'];
  const speedy = { batchMs: 5, silenceMs: 2000, ...(typeof options === 'object' ? options : {}) };
  const context = xContext({ ...rest, settings: { ...settings, options: speedy }, signal: stopper.signal });
  const pages: Page[] = [];
  const run = async (): Promise<unknown> => {
    try {
      for await (const page of listen(context, cursor)) {
        pages.push(page);
        await onPage?.(page);
      }
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const ended = run();
  const mentions = () =>
    pages
      .flatMap((page) => page.payloads)
      .flatMap((payload) => xConnector.normalise(payload, { ownAccounts: new Set() }).mentions);
  return {
    context,
    pages,
    ended,
    ids: () => mentions().map((mention) => mention.externalId),
    texts: () => mentions().map((mention) => mention.text),
    until: async (condition) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    },
    stop: async () => {
      stopper.abort();
      return ended;
    },
  };
}
