import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkReviews, type ReviewWalk, type WalkedReview } from '../../../../connectors/kit/review-walk.ts';
import { readAll } from '../../../networks/reviews/context.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 1);

function walkOver(pages: readonly (readonly WalkedReview[])[], changes: Partial<ReviewWalk<number>> = {}): ReviewWalk<number> {
  return {
    cursor: undefined,
    first: 0,
    lookBackMs: 24 * HOUR,
    overlapMs: 2 * HOUR,
    maxPages: 50,
    now: NOW,
    read: (page) => Promise.resolve({ reviews: pages[page] ?? [], next: page + 1 < pages.length ? page + 1 : undefined }),
    onCut: () => {},
    ...changes,
  };
}
const review = (id: string, hoursAgo: number | null, words = ''): WalkedReview => ({
  id,
  at: hoursAgo === null ? null : NOW - hoursAgo * HOUR,
  content: { id, words },
});

describe('walking a list of reviews', () => {
  it('reads no further than it looks back, but drops nothing it has read', async () => {
    const pages = [[review('a', 1), review('b', 30)], [review('c', 40)], [review('d', 41)]];
    expect((await readAll(walkReviews(walkOver(pages)))).payloads).toHaveLength(3);
  });

  it('looks back from the newest review, so that old recordings are read as well as young ones', async () => {
    const years = 24 * 365 * 4;
    const pages = [[review('a', years)], [review('b', years + 10)], [review('c', years + 20)]];
    expect((await readAll(walkReviews(walkOver(pages)))).payloads).toHaveLength(3);
  });

  it('reads to the end where the oldest review comes first', async () => {
    const pages = [[review('c', 90), review('b', 80)], [review('a', 1)]];
    const { cursor } = await readAll(walkReviews(walkOver(pages)));
    const later = [
      [review('c', 90), review('b', 80)],
      [review('a', 1), review('new', 0)],
    ];
    expect((await readAll(walkReviews(walkOver(later, { cursor })))).payloads).toEqual([{ id: 'new', words: '' }]);
  });

  it('gives the cursor with the last page only, and none when the walk breaks off', async () => {
    const pages = [[review('a', 1)], [review('b', 2)]];
    const { pages: given } = await readAll(walkReviews(walkOver(pages)));
    expect(given.map((page) => page.cursor !== undefined)).toEqual([false, true]);
    const broken = walkOver(pages, {
      read: (page) => (page === 1 ? Promise.reject(new Error('gone')) : walkOver(pages).read(page)),
    });
    await expect(readAll(walkReviews(broken))).rejects.toThrow('gone');
  });

  it('is not led astray by a review from the future or by a cursor it cannot read', async () => {
    const pages = [[review('future', -24 * 400), review('a', 1)], [review('b', 2)]];
    const { cursor, payloads } = await readAll(walkReviews(walkOver(pages, { cursor: { newest: 'x' } })));
    expect(payloads).toHaveLength(3);
    expect(cursor).toMatchObject({ newest: NOW - HOUR });
  });

  it('says when it was cut', async () => {
    let cuts = 0;
    const pages = Array.from({ length: 10 }, (_, index) => [review(String(index), index)]);
    const { pages: given } = await readAll(walkReviews(walkOver(pages, { maxPages: 4, onCut: () => (cuts += 1) })));
    expect([given.length, cuts]).toEqual([4, 1]);
  });

  it('tells a changed review from a new one', async () => {
    const told: boolean[] = [];
    const tell = (one: WalkedReview): WalkedReview => ({ ...one, payload: (isChanged) => told.push(isChanged) });
    const { cursor } = await readAll(walkReviews(walkOver([[review('a', 1)]])));
    await readAll(
      walkReviews(walkOver([[tell(review('b', 0)), tell(review('a', 1, 'other')), tell(review('a', 1))]], { cursor })),
    );
    expect(told).toEqual([false, true]);
  });

  it('hands over each review exactly once over any number of walks while new ones appear on top', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(7), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        async (arrivals, perPage) => {
          let all: readonly WalkedReview[] = [];
          let cursor: unknown;
          const got: unknown[] = [];
          for (const count of arrivals) {
            const fresh = Array.from({ length: count }, (_, index) =>
              review(`${all.length + index}`, 500 - (all.length + index)),
            );
            all = [...fresh.toReversed(), ...all];
            const pages = Array.from({ length: Math.ceil(all.length / perPage) }, (_, page) =>
              all.slice(page * perPage, (page + 1) * perPage),
            );
            const walked = await readAll(walkReviews(walkOver(pages, { cursor, lookBackMs: 1e12 })));
            got.push(...walked.payloads);
            cursor = walked.cursor ?? cursor;
          }
          expect(got).toHaveLength(all.length);
          expect(new Set(got.map((content) => JSON.stringify(content))).size).toBe(all.length);
        },
      ),
    );
  });
});
