import type { Page } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { type CommentWork, planComments, readComments, withPending } from './comments.ts';
import { readConversations } from './conversations.ts';
import { type Cursor, EdgeClock, readCursor } from './cursor.ts';
import { type EdgeReading, readFeed, readRatings, readTagged } from './edges.ts';
import { createGraph, type FacebookContext, type Graph } from './graph-client.ts';
import type { Fields } from './normalise/read.ts';
import type { EdgeName } from './settings.ts';

/** What the manifest tells of a first poll, which reaches back as far as its pages do unless `lookBack` says less. */
export const LOOK_BACK_MS = 10 * 365 * 86_400_000;

/** Private messages first, they have a deadline; comments last, they take the most calls. */
const ORDER = ['conversations', 'ratings', 'tagged', 'feed', 'comments'] as const satisfies readonly EdgeName[];

/** Errors of one edge that stand for the whole connection: going on would make it worse. */
const STOPS_EVERYTHING: ReadonlySet<string> = new Set(['blocked']);

class Poll {
  readonly #context: FacebookContext;
  readonly #graph: Graph;
  readonly #startedAt: number;
  readonly #failures = new Map<EdgeName, RemedyError>();
  readonly #notes: string[] = [];
  #cursor: Cursor;
  #posts: Fields[] = [];

  constructor(context: FacebookContext, cursor: Cursor) {
    this.#context = context;
    this.#graph = createGraph(context);
    this.#startedAt = context.clock.now();
    this.#cursor = cursor;
  }

  async *run(): AsyncGenerator<Page> {
    const { listen } = this.#context.settings;
    const wanted = ORDER.filter((edge) => listen[edge] || (edge === 'feed' && listen.comments));
    for (const edge of wanted) yield* this.#readSafely(edge);
    this.#finish(wanted);
  }

  async *#readSafely(edge: EdgeName): AsyncGenerator<Page> {
    const newest = new EdgeClock();
    try {
      for await (const page of this.#read(edge, newest)) {
        if (page.payloads.length > 0 || page.cursor !== undefined) yield page;
      }
    } catch (error) {
      if (!(error instanceof RemedyError)) throw error;
      if (error.remedy === 'wait' || error.remedy === 'reauthorise' || STOPS_EVERYTHING.has(error.code)) throw error;
      this.#failures.set(edge, error);
      return;
    }
    if (edge === 'comments' && this.#failures.has('feed')) return;
    this.#cursor = newest.advance(this.#cursor, edge, this.#startedAt);
    yield { payloads: [], cursor: this.#cursor };
  }

  #reading(edge: EdgeName, newest: EdgeClock): EdgeReading {
    const { lookBack } = this.#context.settings.options;
    const since = this.#cursor.since[edge];
    return {
      context: this.#context,
      graph: this.#graph,
      since: since === undefined ? (lookBack === undefined ? 0 : this.#startedAt - lookBack) : Date.parse(since),
      newest,
      cut: (what) => this.#notes.push(`${what}: stopped before the end, raise options.maxPages`),
    };
  }

  #read(edge: EdgeName, newest: EdgeClock): AsyncGenerator<Page> {
    const reading = this.#reading(edge, newest);
    switch (edge) {
      case 'conversations':
        return readConversations(reading);
      case 'ratings':
        return readRatings(reading);
      case 'tagged':
        return readTagged(reading);
      case 'feed':
        return this.#readFeed(reading);
      case 'comments':
        return this.#readComments(reading);
    }
  }

  #readComments(reading: EdgeReading): AsyncGenerator<Page> {
    const watched = this.#posts.slice(0, this.#context.settings.options.watchedPosts);
    const work = planComments(watched, reading.since, this.#cursor.pending);
    // Posts that the feed did not come to are on nobody's list, so nothing may count as read.
    const save = (left: readonly CommentWork[]): Cursor | undefined => {
      if (this.#failures.has('feed')) return undefined;
      this.#cursor = reading.newest.advance(withPending(this.#cursor, left), 'comments', this.#startedAt);
      return this.#cursor;
    };
    return readComments(reading, work, save);
  }

  async *#readFeed(reading: EdgeReading): AsyncGenerator<Page> {
    for await (const { posts, page } of readFeed(reading)) {
      this.#posts.push(...posts);
      if (this.#context.settings.listen.feed) yield page;
    }
  }

  #finish(wanted: readonly EdgeName[]): void {
    const failures = [...this.#failures.values()];
    const [first] = failures;
    const isUseless = wanted.every((edge) => edge === 'comments' || this.#failures.has(edge));
    const transient = failures.find((failure) => failure.remedy === 'retry');
    if (first !== undefined && (isUseless || transient !== undefined)) throw transient ?? first;
    const notes = [...failures.map((failure) => failure.message), ...this.#notes];
    if (notes.length > 0) this.#context.report('degraded', notes.join('; '));
    else this.#context.report('polling', `read ${wanted.join(', ')}`);
  }
}

/**
 * Reads what is new on the page's edges, each from its own time in the cursor. An edge that may not be read is reported
 * (`degraded`) and the others go on; a dead token, a used-up allowance and a block end the poll at once. When an edge
 * fails for a moment the others are read first and then the error is thrown, so that it is tried again.
 */
export async function* poll(context: FacebookContext, cursor: unknown): AsyncGenerator<Page> {
  yield* new Poll(context, readCursor(cursor)).run();
}
