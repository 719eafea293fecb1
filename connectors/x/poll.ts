import { createHash } from 'node:crypto';
import type { Page } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { ownAccountIds } from './accounts.ts';
import { asRemedy, openAsker, type Asker, type XContext } from './asking/ask.ts';
import { POST_FIELDS } from './asking/fields.ts';
import { walk, type WalkedPage } from './asking/walk.ts';
import { queriesFor } from './asking/wanted.ts';
import { readPollCursor, type PollCursor } from './cursor.ts';
import { manifest } from './manifest.ts';
import { isRecord, listAt } from './reading/record.ts';

const PAGE_SIZE = 100;

/** One thing to read in a poll: a query of recent search or the mentions of an account. */
interface Way {
  readonly what: string;
  readonly pages: () => AsyncIterable<WalkedPage>;
  /** The cursor once this way was read to its end. */
  readonly advance: (cursor: PollCursor, newestId: string) => PollCursor;
}

/** A query is known in the cursor by its hash: changed terms start over. */
function keyOf(query: string): string {
  return createHash('sha256').update(query).digest('base64url').slice(0, 12);
}

function searchWay(query: string, { context, asker, cursor }: Poll): Way {
  const key = keyOf(query);
  return {
    what: 'recent search',
    pages: () =>
      walk({
        ask: (parameters) =>
          asker.ask((client) =>
            client.get<unknown>('tweets/search/recent', { query, max_results: PAGE_SIZE, ...POST_FIELDS, ...parameters }),
          ),
        tokenName: 'next_token',
        sinceId: cursor.search[key],
        lookBackMs: manifest.poll.lookBackMs,
        now: () => context.clock.now(),
      }),
    advance: (before, newestId) => ({ ...before, search: { ...before.search, [key]: newestId } }),
  };
}

function mentionsWay(userId: string, { context, asker, cursor }: Poll): Way {
  return {
    what: 'mentions',
    pages: () =>
      walk({
        ask: (parameters) =>
          asker.ask((client) =>
            client.get<unknown>(`users/${userId}/mentions`, { max_results: PAGE_SIZE, ...POST_FIELDS, ...parameters }),
          ),
        tokenName: 'pagination_token',
        sinceId: cursor.mentions[userId],
        lookBackMs: manifest.poll.lookBackMs,
        now: () => context.clock.now(),
      }),
    advance: (before, newestId) => ({ ...before, mentions: { ...before.mentions, [userId]: newestId } }),
  };
}

interface Poll {
  readonly context: XContext;
  readonly asker: Asker;
  readonly cursor: PollCursor;
}

/** Only queries that are asked today stay in the cursor. */
function onlyCurrent(cursor: PollCursor, queries: readonly string[]): PollCursor {
  const keys = new Set(queries.map(keyOf));
  return { ...cursor, search: Object.fromEntries(Object.entries(cursor.search).filter(([key]) => keys.has(key))) };
}

/** X drops fields it doesn't know without a word: authors missing from a whole page mean that its vocabulary changed. */
function tellMissingAuthors(page: WalkedPage, context: XContext): void {
  const posts = listAt(page.answer.body, 'data').filter(isRecord);
  if (posts.length > 0 && posts.every((post) => post['author_id'] === undefined)) {
    context.report('degraded', 'X answers without the authors of posts: its vocabulary may have changed');
  }
}

async function* readWay(way: Way, before: PollCursor, context: XContext): AsyncGenerator<Page, PollCursor> {
  let cursor = before;
  let first = true;
  for await (const page of way.pages()) {
    if (first) tellMissingAuthors(page, context);
    first = false;
    if (!page.last) yield { payloads: page.payloads };
    else {
      if (page.newestId !== undefined) cursor = way.advance(cursor, page.newestId);
      yield { payloads: page.payloads, cursor };
    }
  }
  return cursor;
}

/** Refusals that concern one way only: the others are still read. */
const ONE_WAY_ONLY = new Set(['no-rights', 'no-such-endpoint', 'request-refused']);

/** Whether one way may fail like this while another works: each has a limit of its own, and one may be unwell alone. */
function passes(error: RemedyError): boolean {
  return error.remedy === 'wait' || error.remedy === 'retry';
}

/** A poll under way: where it stands and which ways X refused. */
class Round {
  readonly #context: XContext;
  readonly #asker: Asker;
  #cursor: PollCursor;
  #read = 0;
  #refused: RemedyError | undefined;
  #toTryAgain: RemedyError | undefined;

  constructor(context: XContext, asker: Asker, cursor: PollCursor) {
    this.#context = context;
    this.#asker = asker;
    this.#cursor = cursor;
  }

  async *search(queries: readonly string[]): AsyncGenerator<Page> {
    this.#cursor = onlyCurrent(this.#cursor, queries);
    for (const query of queries) {
      yield* this.#readAll(searchWay(query, { context: this.#context, asker: this.#asker, cursor: this.#cursor }));
      if (this.#toTryAgain !== undefined) return;
    }
  }

  async *mentions(): AsyncGenerator<Page> {
    for (const id of await this.#accounts()) {
      yield* this.#readAll(mentionsWay(id, { context: this.#context, asker: this.#asker, cursor: this.#cursor }));
    }
  }

  /** Throws what is to be tried again, and the refusal when nothing at all could be read. */
  end(): void {
    if (this.#toTryAgain !== undefined) throw this.#toTryAgain;
    if (this.#refused !== undefined && this.#read === 0) throw this.#refused;
  }

  async *#readAll(way: Way): AsyncGenerator<Page> {
    try {
      this.#cursor = yield* readWay(way, this.#cursor, this.#context);
      this.#read += 1;
    } catch (error) {
      this.#passOver(error, way.what);
    }
  }

  async #accounts(): Promise<readonly string[]> {
    try {
      const { ids, users, unknown } = await ownAccountIds(this.#context, this.#asker, this.#cursor.users);
      this.#cursor = { ...this.#cursor, users };
      if (unknown.length > 0) this.#context.report('degraded', `X knows no account named ${unknown.join(', ')}`);
      return ids;
    } catch (error) {
      this.#passOver(error, 'the own accounts');
      return [];
    }
  }

  #passOver(error: unknown, what: string): void {
    const told = asRemedy(error, what, this.#context);
    if (!(told instanceof RemedyError)) throw told;
    if (passes(told)) {
      // A wait is told before a fault of the moment: it says when to come back.
      if (this.#toTryAgain?.remedy !== 'wait') this.#toTryAgain = told;
      return;
    }
    if (!ONE_WAY_ONLY.has(told.code)) throw told;
    this.#refused = told;
    this.#context.report('degraded', told.message);
  }
}

/**
 * Reads what is new by recent search and the mentions timelines, as the connection's `listen` says. Each is read to its end
 * before the cursor moves, so that a poll that breaks off is read again from where it began. A way that X refuses is
 * reported and left out; when nothing else could be read, it throws RemedyError (`give-up`). A way that is limited or fails
 * for a moment is told by RemedyError (`wait`, `retry`) after the others were read.
 */
export async function* poll(context: XContext, startedAt: unknown): AsyncGenerator<Page> {
  const asker = openAsker(context);
  const round = new Round(context, asker, readPollCursor(startedAt));
  try {
    if (context.settings.listen.search) yield* round.search(queriesFor(context));
    if (context.settings.listen.mentions) yield* round.mentions();
    round.end();
  } finally {
    asker.close();
  }
}
