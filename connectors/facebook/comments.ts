import type { Page } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { changedAt, type Cursor, reachesBack } from './cursor.ts';
import { walkEdge } from './edge.ts';
import type { EdgeReading } from './edges.ts';
import { graphEnvelope } from './normalise/envelope.ts';
import { type Fields, idOf } from './normalise/read.ts';
import { permissions } from './permissions.ts';

const FIELDS = 'id,from,message,created_time,parent{id},permalink_url,attachment{type,media,url}';
const MAX_TRANSIENT_FAILURES = 3;
/** Of one post alone: the next post may well answer. */
const POST_IS_GONE: ReadonlySet<string> = new Set(['gone', 'not-found', 'bad-request']);

/** One post whose comments are to be read, back to `since` (milliseconds). */
export interface CommentWork {
  readonly postId: string;
  readonly since: number;
}

/**
 * The posts whose comments are to be read: what an earlier poll left, and what changed since. A post's `updated_time` moves
 * with every comment and answer.
 */
export function planComments(posts: readonly Fields[], since: number, pending: Cursor['pending']): readonly CommentWork[] {
  const work = new Map(
    (pending?.posts ?? []).map((postId) => [postId, { postId, since: Date.parse(pending?.since ?? '') }] as const),
  );
  for (const post of posts) {
    const postId = idOf(post['id']);
    const isQuiet = post['updated_time'] !== undefined && (changedAt(post) ?? since) < since;
    if (postId !== undefined && !isQuiet && !work.has(postId)) work.set(postId, { postId, since });
  }
  return [...work.values()];
}

/** The cursor with what is still to be read. */
export function withPending({ pending: _before, ...cursor }: Cursor, left: readonly CommentWork[]): Cursor {
  if (left.length === 0) return cursor;
  const since = new Date(Math.min(...left.map((work) => work.since))).toISOString();
  return { ...cursor, pending: { since, posts: left.map((work) => work.postId) } };
}

async function* readCommentsOf(reading: EdgeReading, { postId, since }: CommentWork): AsyncGenerator<Page> {
  const { context, graph, newest } = reading;
  const { pageId, options } = context.settings;
  const call = {
    path: `${postId}/comments`,
    query: { filter: 'stream', order: 'reverse_chronological', fields: FIELDS, limit: options.pageSize },
    what: `the comments of post ${postId}`,
    permission: permissions.comments,
  };
  for await (const { items, cut } of walkEdge({ graph, call, maxPages: options.maxPages })) {
    newest.see(items);
    yield { payloads: items.map((item) => graphEnvelope('comment', { pageId, postId }, item)) };
    if (reachesBack(items, since)) return;
    if (cut) reading.cut(call.what);
  }
}

/** The error when the post must be read again; undefined when there is nothing more to do about it. */
function transientOf(error: unknown, reading: EdgeReading, postId: string): RemedyError | undefined {
  if (!(error instanceof RemedyError)) throw error;
  if (error.remedy === 'retry') return error;
  if (error.remedy !== 'give-up' || !POST_IS_GONE.has(error.code)) throw error;
  reading.context.log.info({ post: postId, code: error.code }, 'comments of a post cannot be read');
  return undefined;
}

/**
 * `/{post}/comments`, post after post. After each one `save` is told what is left and gives the cursor to hand on, so that a
 * poll that is broken off goes on where it was. A post that is gone is passed over; one that fails for a moment is left for
 * the next poll, and its error is thrown at the end.
 */
export async function* readComments(
  reading: EdgeReading,
  work: readonly CommentWork[],
  save: (left: readonly CommentWork[]) => Cursor | undefined,
): AsyncGenerator<Page> {
  const failed: CommentWork[] = [];
  let transient: RemedyError | undefined;
  for (const [index, one] of work.entries()) {
    try {
      yield* readCommentsOf(reading, one);
    } catch (error) {
      const again = transientOf(error, reading, one.postId);
      if (again !== undefined) failed.push(one);
      transient ??= again;
    }
    const cursor = save([...failed, ...work.slice(index + 1)]);
    if (cursor !== undefined) yield { payloads: [], cursor };
    if (failed.length >= MAX_TRANSIENT_FAILURES) break;
  }
  if (transient !== undefined) throw transient;
}
