import type { Page } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { changedAt, reachesBack } from './cursor.ts';
import { walkEdge } from './edge.ts';
import type { EdgeReading } from './edges.ts';
import { graphEnvelope } from './normalise/envelope.ts';
import { type Fields, idOf } from './normalise/read.ts';
import { permissions } from './permissions.ts';

const FIELDS = 'id,from,message,created_time,parent{id},permalink_url,attachment{type,media,url}';
const MAX_TRANSIENT_FAILURES = 3;
/** Of one post alone: the next post may well answer. */
const POST_IS_GONE: ReadonlySet<string> = new Set(['gone', 'not-found', 'bad-request']);

async function* readCommentsOf(reading: EdgeReading, postId: string): AsyncGenerator<Page> {
  const { context, graph, since, newest } = reading;
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

function postsToRead(posts: readonly Fields[], since: number): readonly string[] {
  return posts.flatMap((post) => {
    const isQuiet = post['updated_time'] !== undefined && (changedAt(post) ?? since) < since;
    return isQuiet ? [] : (idOf(post['id']) ?? []);
  });
}

/**
 * `/{post}/comments` of the posts that changed: a post's `updated_time` moves with every comment and answer. A post that
 * is gone is passed over; one that fails for a moment doesn't stop the others, but then the whole is tried again.
 */
export async function* readComments(reading: EdgeReading, posts: readonly Fields[]): AsyncGenerator<Page> {
  const failures: RemedyError[] = [];
  for (const postId of postsToRead(posts, reading.since)) {
    try {
      yield* readCommentsOf(reading, postId);
    } catch (error) {
      if (!(error instanceof RemedyError)) throw error;
      if (error.remedy === 'give-up' && POST_IS_GONE.has(error.code)) {
        reading.context.log.info({ post: postId, code: error.code }, 'comments of a post cannot be read');
        continue;
      }
      if (error.remedy !== 'retry') throw error;
      failures.push(error);
      if (failures.length >= MAX_TRANSIENT_FAILURES) break;
    }
  }
  const first = failures[0];
  if (first !== undefined) throw first;
}
