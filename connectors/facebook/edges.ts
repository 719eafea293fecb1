import type { Page } from '../../src/ports/connector.ts';
import { reachesBack, changedAt, type EdgeClock } from './cursor.ts';
import { walkEdge } from './edge.ts';
import type { FacebookContext, Graph, GraphCall } from './graph-client.ts';
import { graphEnvelope } from './normalise/envelope.ts';
import type { GraphKind } from './normalise/graph.ts';
import type { Fields } from './normalise/read.ts';
import { permissions } from './permissions.ts';

/** What reading one edge needs. */
export interface EdgeReading {
  readonly context: FacebookContext;
  readonly graph: Graph;
  /** Milliseconds: older things were read before. */
  readonly since: number;
  readonly newest: EdgeClock;
  /** Told when calls were used up before the edge's end. */
  cut(what: string): void;
}

const POST_FIELDS = [
  'id,from,message,created_time,updated_time,permalink_url,status_type,full_picture',
  'attachments{media_type,type,media,url,unshimmed_url,subattachments}',
].join(',');
const RATING_FIELDS =
  'created_time,recommendation_type,review_text,rating,has_rating,has_review,reviewer{id,name},open_graph_story{id}';

interface SimpleEdge {
  readonly name: 'ratings' | 'tagged';
  readonly kind: GraphKind;
  readonly fields: string;
}

async function* walkPages(reading: EdgeReading, call: GraphCall): AsyncGenerator<readonly Fields[]> {
  const { graph, context } = reading;
  for await (const page of walkEdge({ graph, call, maxPages: context.settings.options.maxPages })) {
    reading.newest.see(page.items);
    yield page.items;
    if (reachesBack(page.items, reading.since)) return;
    if (page.cut) reading.cut(call.what);
  }
}

async function* readSimple(reading: EdgeReading, edge: SimpleEdge): AsyncGenerator<Page> {
  const { pageId, options } = reading.context.settings;
  const call = {
    path: `${pageId}/${edge.name}`,
    query: { fields: edge.fields, limit: options.pageSize },
    what: `the ${edge.name} of page ${pageId}`,
    permission: permissions[edge.name],
  };
  for await (const items of walkPages(reading, call)) {
    yield { payloads: items.map((item) => graphEnvelope(edge.kind, { pageId }, item)) };
  }
}

/** `/{page}/ratings`: reviews. */
export function readRatings(reading: EdgeReading): AsyncGenerator<Page> {
  return readSimple(reading, { name: 'ratings', kind: 'rating', fields: RATING_FIELDS });
}

/** `/{page}/tagged`: posts of others that name the page. */
export function readTagged(reading: EdgeReading): AsyncGenerator<Page> {
  return readSimple(reading, { name: 'tagged', kind: 'post', fields: POST_FIELDS });
}

/** A page of posts, and whether it is handed on: posts are also read only to find where comments are new. */
export interface PostsPage {
  readonly posts: readonly Fields[];
  readonly page: Page;
}

/**
 * `/{page}/feed`: the page's posts and its visitors', until there are as many as are watched for comments and the rest was
 * read before. Only posts that changed are handed on.
 */
export async function* readFeed(reading: EdgeReading): AsyncGenerator<PostsPage> {
  const { graph, context, since } = reading;
  const { pageId, options } = context.settings;
  const call = {
    path: `${pageId}/feed`,
    query: { fields: POST_FIELDS, limit: options.pageSize },
    what: `the feed of page ${pageId}`,
    permission: permissions.feed,
  };
  let count = 0;
  for await (const { items, cut } of walkEdge({ graph, call, maxPages: options.maxPages })) {
    reading.newest.see(items);
    count += items.length;
    const changed = items.filter((item) => (changedAt(item) ?? since) >= since);
    yield { posts: items, page: { payloads: changed.map((item) => graphEnvelope('post', { pageId }, item)) } };
    if (count >= options.watchedPosts && reachesBack(items, since)) return;
    if (cut) reading.cut(call.what);
  }
}
