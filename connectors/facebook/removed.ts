import { RemedyError } from '../../src/ports/remedy.ts';
import { createGraph, type FacebookContext, type Graph } from './graph-client.ts';
import { idOf, listOf } from './normalise/read.ts';
import { permissions } from './permissions.ts';

const IDS_PER_CALL = 50;
/** Ids that Graph can look up: not those we made up for things that have none of their own. */
const GRAPH_ID = /^(?!review:)[A-Za-z0-9._:=$+/-]+$/;

/** Only Graph's own word counts: a bare 404 may come from anything on the way. */
function isGone(error: unknown): boolean {
  return error instanceof RemedyError && error.code === 'gone';
}

/** One call for many: Graph refuses the whole when it doesn't know one of them. */
async function readTogether(graph: Graph, ids: readonly string[]): Promise<ReadonlySet<string>> {
  try {
    const answer = await graph.get({
      path: '',
      query: { ids: ids.join(','), fields: 'id' },
      what: `a look at ${ids.length} things`,
      permission: permissions.comments,
    });
    return new Set(Object.keys(answer));
  } catch (error) {
    if (error instanceof RemedyError && error.remedy === 'give-up') return new Set();
    throw error;
  }
}

async function isThingGone(graph: Graph, id: string): Promise<boolean> {
  try {
    await graph.get({ path: id, query: { fields: 'id' }, what: `a look at ${id}`, permission: permissions.comments });
    return false;
  } catch (error) {
    if (isGone(error)) return true;
    if (error instanceof RemedyError && error.remedy === 'give-up') return false;
    throw error;
  }
}

/**
 * Graph says the same of what is gone and of what the token may no longer see. Before anything is purged the token must
 * show that it still reads the page's feed and, one by one, what stands on it.
 */
async function canLookUp(context: FacebookContext, graph: Graph): Promise<boolean> {
  const { pageId } = context.settings;
  const what = `the feed of page ${pageId}`;
  const feed = await graph.get({ path: `${pageId}/feed`, query: { fields: 'id', limit: 1 }, what, permission: permissions.feed });
  const newest = idOf(listOf(feed)[0]?.['id']) ?? pageId;
  return !(await isThingGone(graph, newest));
}

/** Which of these posts, comments, reviews and messages are gone from Facebook. */
export async function findRemoved(context: FacebookContext, externalIds: readonly string[]): Promise<readonly string[]> {
  const graph = createGraph(context);
  const ids = externalIds.filter((id) => GRAPH_ID.test(id));
  const removed: string[] = [];
  for (let at = 0; at < ids.length; at += IDS_PER_CALL) {
    const chunk = ids.slice(at, at + IDS_PER_CALL);
    const there = await readTogether(graph, chunk);
    for (const id of chunk) {
      if (!there.has(id) && (await isThingGone(graph, id))) removed.push(id);
    }
  }
  if (removed.length === 0 || (await canLookUp(context, graph))) return removed;
  context.report('degraded', 'the token reads the feed and nothing on it: no deletions are taken from Facebook until it does');
  return [];
}
