import { describe, expect, it } from 'vitest';
import { type EdgePage, nextPage, walkEdge } from '../../../../connectors/facebook/edge.ts';
import type { Graph } from '../../../../connectors/facebook/graph-client.ts';
import type { Fields } from '../../../../connectors/facebook/normalise/read.ts';

const NEXT = 'https://graph.other.example/v25.0/1/feed';
const call = { path: '1/feed', what: 'the feed', permission: 'p' };

function answering(answer: (after: unknown) => Fields): Graph & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    get: async ({ query }) => {
      asked.push(query?.['after']);
      return answer(query?.['after']);
    },
  };
}

async function collect(pages: AsyncIterable<EdgePage>): Promise<readonly EdgePage[]> {
  const all: EdgePage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

describe('the next page', () => {
  it.each([
    [{ cursors: { after: 'x' }, next: NEXT }, { after: 'x' }],
    [{ cursors: { after: 'x' } }, undefined],
    [{ next: `${NEXT}?until=5&__paging_token=t&access_token=secret` }, { until: '5', __paging_token: 't' }],
    [{ next: `${NEXT}?limit=5` }, undefined],
    [{ next: 'no address' }, undefined],
    [{ next: 7 }, undefined],
    ['nothing', undefined],
  ])('of %j is %j', (paging, expected) => {
    expect(nextPage({ data: [], paging })).toEqual(expected);
  });
});

describe('walking an edge', () => {
  it('goes over an empty page in the middle', async () => {
    const graph = answering((after) => {
      if (after === undefined) return { data: [], paging: { cursors: { after: 'b' }, next: NEXT } };
      return { data: [{ id: '1' }] };
    });
    const pages = await collect(walkEdge({ graph, call, maxPages: 9 }));
    expect(pages.flatMap(({ items }) => items)).toEqual([{ id: '1' }]);
  });

  it('ends where the tokens go round in a circle', async () => {
    const graph = answering((after) => ({ data: [], paging: { cursors: { after: after === 'b' ? 'c' : 'b' }, next: NEXT } }));
    const pages = await collect(walkEdge({ graph, call, maxPages: 100 }));
    expect(graph.asked).toEqual([undefined, 'b', 'c']);
    expect(pages.at(-1)?.cut).toBe(false);
  });

  it('says when it was cut off', async () => {
    let page = 0;
    const graph = answering(() => ({ data: [], paging: { cursors: { after: String((page += 1)) }, next: NEXT } }));
    const pages = await collect(walkEdge({ graph, call, maxPages: 2 }));
    expect(pages.map(({ cut }) => cut)).toEqual([false, true]);
  });
});
