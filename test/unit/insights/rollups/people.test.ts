import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network } from '../../../../src/domain/index.ts';
import { firstPeople, keptPeople, mergePeople, peopleOf } from '../../../../src/insights/rollups/people.ts';
import type { CountedMention } from '../../../../src/ports/rollups.ts';

const mention: fc.Arbitrary<CountedMention> = fc.record({
  id: fc.uuid(),
  network: fc.constantFrom<Network>('x', 'facebook'),
  topic: fc.constant('other'),
  lang: fc.constant('en'),
  sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
  score: fc.constant(0),
  intent: fc.constantFrom('complaint', 'praise'),
  author: fc.nat(20).map(String),
  followers: fc.nat(1000),
  rating: fc.constant(null),
  voices: fc.constant([]),
  country: fc.constant(null),
  postedAt: fc.integer({ min: 0, max: 3_599_999 }).map((ms) => new Date(Date.UTC(2026, 10, 2, 8) + ms).toISOString()),
});
const bucket = fc.array(mention, { maxLength: 40 });

describe('who spoke', () => {
  it('is the same in whatever order and grouping it is put together', () => {
    fc.assert(
      fc.property(bucket, bucket, bucket, (a, b, c) => {
        const [x, y, z] = [a, b, c].map(peopleOf);
        if (!x || !y || !z) throw new Error('three hours make three lists');
        const whole = peopleOf([...c, ...a, ...b]);
        expect(mergePeople([...mergePeople([...x, ...y]), ...z])).toEqual(whole);
        expect(mergePeople([...x, ...mergePeople([...z, ...y])])).toEqual(whole);
      }),
    );
  });

  it('has the most followed right over days that keep only some', () => {
    const rows = Array.from({ length: 400 }, (_, n) => ({
      network: 'x' as const,
      author: String(n),
      followers: (n * 7_919) % 1_009,
      mentions: 1,
      complaints: n % 3 === 0 ? 1 : 0,
      negative: 0,
      positive: 0,
      last: `m${n}`,
      lastAt: Date.parse('2026-11-02T08:00:00.000Z'),
    }));
    const [even, odd] = [0, 1].map((rest) => rows.filter((_, n) => n % 2 === rest));
    const kept = mergePeople([...keptPeople(even ?? [], 'day'), ...keptPeople(odd ?? [], 'day')]);
    expect(kept.length).toBeLessThan(rows.length);
    expect(firstPeople(kept, 'influence', 100)).toEqual(firstPeople(rows, 'influence', 100));
  });
});
