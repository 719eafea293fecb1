import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBounds } from '../../../src/stores/bounds.ts';

const values = fc.integer({ min: 0, max: 40 }).map((n) => String(n).padStart(3, '0'));

interface Asked {
  readonly from: string;
  readonly wanted: number;
  /** What was added to and taken from the list before. */
  readonly added: readonly string[];
  readonly taken: number;
  readonly later: number;
}
const asked: fc.Arbitrary<Asked> = fc.record({
  from: fc.oneof(fc.constant(''), values),
  wanted: fc.integer({ min: 1, max: 6 }),
  added: fc.array(values, { maxLength: 3 }),
  taken: fc.integer({ min: 0, max: 6 }),
  later: fc.integer({ min: 0, max: 90_000 }),
});

describe('remembered ends of lists', () => {
  it.each([false, true])('never change what is read, however the list changes (descending: %s)', async (descending) => {
    await fc.assert(
      fc.asyncProperty(fc.array(values, { maxLength: 60 }), fc.array(asked), async (start, steps) => {
        let list = [...start];
        let now = 0;
        const bounds = makeBounds(() => now);
        const sorted = () => (descending ? list.toSorted().toReversed() : list.toSorted());
        for (const { from, wanted, added, taken, later } of steps) {
          now += later;
          list = [...sorted().slice(taken), ...added];
          const behind = sorted().filter((value) => from === '' || (descending ? value < from : value > from));
          const read = async (upTo: string | null, limit: number) =>
            behind.filter((value) => upTo === null || (descending ? value >= upTo : value <= upTo)).slice(0, limit);
          const guesses = descending ? ['030', '010'] : [];
          const found = await bounds.first({ key: 'list', from, descending, wanted, guesses }, read, (value) => value);
          expect(found).toEqual(behind.slice(0, wanted));
        }
      }),
    );
  });

  it('ask for a short stretch the second time', async () => {
    const ends: (string | null)[] = [];
    const bounds = makeBounds(() => 0);
    const read = async (upTo: string | null, limit: number) => {
      ends.push(upTo);
      return ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].slice(0, limit);
    };
    const list = { key: 'k', from: '', descending: false, wanted: 2 };
    expect(await bounds.first(list, read, (value) => value)).toEqual(['a', 'b']);
    expect(await bounds.first(list, read, (value) => value)).toEqual(['a', 'b']);
    await bounds.first({ ...list, key: 'another' }, read, (value) => value);
    expect(ends).toEqual([null, 'h', null]);
  });
});
