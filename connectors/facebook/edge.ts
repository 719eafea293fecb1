import { RemedyError } from '../../src/ports/remedy.ts';
import type { Graph, GraphCall } from './graph-client.ts';
import { type Fields, fieldsOf, isFields } from './normalise/read.ts';

export interface EdgePage {
  readonly items: readonly Fields[];
  /** True when calls were used up before the end of the edge. */
  readonly cut: boolean;
}

export interface EdgeWalk {
  readonly graph: Graph;
  readonly call: GraphCall;
  readonly maxPages: number;
  /** Where to begin, for an edge whose first page is known. */
  readonly after?: string;
}

/** Query fields by which Graph's own `next` continues; nothing else of that address is used, least of all its host. */
const CONTINUATIONS = ['after', 'until', '__paging_token', 'offset'] as const;

type Continuation = Readonly<Record<string, string>>;

/** How to ask for the page after this one; undefined at the end, which is a missing `next`, not a short page. */
export function nextPage(answer: Fields): Continuation | undefined {
  const paging = fieldsOf(answer['paging']);
  const next = paging?.['next'];
  if (typeof next !== 'string' || next === '') return undefined;
  const after = fieldsOf(paging?.['cursors'])?.['after'];
  if (typeof after === 'string' && after !== '') return { after };
  if (!URL.canParse(next)) return undefined;
  const query = new URL(next).searchParams;
  const found = CONTINUATIONS.flatMap((name) => {
    const value = query.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/**
 * Pages of an edge in the order Graph gives them, at most `maxPages`. The caller stops when it has gone back far enough.
 * Tokens that lead back to where they came from end the walk.
 */
export async function* walkEdge(walk: EdgeWalk): AsyncGenerator<EdgePage> {
  const seen = new Set<string>();
  let continuation: Continuation | undefined = walk.after === undefined ? {} : { after: walk.after };
  for (let page = 1; continuation !== undefined; page += 1) {
    seen.add(JSON.stringify(continuation));
    const answer = await walk.graph.get({ ...walk.call, query: { ...walk.call.query, ...continuation } });
    const data = answer['data'];
    if (!Array.isArray(data)) {
      const message = `${walk.call.what}: the answer holds no list of data`;
      throw new RemedyError({ remedy: 'retry', code: 'unexpected-answer', message });
    }
    const following = nextPage(answer);
    const goesOn: boolean = following !== undefined && !seen.has(JSON.stringify(following));
    yield { items: data.filter(isFields), cut: goesOn && page >= walk.maxPages };
    if (!goesOn || page >= walk.maxPages) return;
    continuation = following;
  }
}
