import fc from 'fast-check';
import type { Network } from '../../src/domain/index.ts';
import type { CountedCase, CountedMention } from '../../src/ports/rollups.ts';

/** A Monday morning. */
export const HOUR_START = Date.UTC(2026, 10, 2, 8);
const moment = fc.integer({ min: 0, max: 3_599_999 }).map((ms) => new Date(HOUR_START + ms).toISOString());
const network = fc.constantFrom<Network>('x', 'facebook', 'trustpilot');
const topic = fc.constantFrom('delivery', 'billing', 'other');
const lang = fc.constantFrom('en', 'de');
const mention: fc.Arbitrary<CountedMention> = fc.record({
  id: fc.uuid(),
  network,
  topic,
  lang,
  sentiment: fc.constantFrom('negative', 'neutral', 'positive'),
  score: fc.double({ min: -1, max: 1, noNaN: true }),
  intent: fc.constantFrom('complaint', 'question', 'praise', 'spam'),
  author: fc.nat(200).map(String),
  followers: fc.nat(1_000_000),
  rating: fc.option(fc.integer({ min: 1, max: 5 })),
  voices: fc.subarray(['acme', 'rival', 'other-rival']),
  country: fc.constantFrom('ZA', 'DE', null),
  postedAt: moment,
});
const item: fc.Arbitrary<CountedCase> = fc.record({
  network,
  topic,
  lang,
  openedAt: moment,
  firstMentionAt: moment,
  answeredAt: fc.option(moment),
  solvedAt: fc.option(moment),
  reopened: fc.nat(2),
});
/** What may be said and opened in that hour. */
export const hourOfThings = fc.record({
  mentions: fc.array(mention, { maxLength: 60 }),
  cases: fc.array(item, { maxLength: 20 }),
});
