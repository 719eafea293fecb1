import { makeCase, makeLabels, makeMention } from '../../test/factories.ts';
import { stableId, type Case, type Intent, type Mention, type Network } from '../../src/domain/index.ts';
import { seeded } from '../desk/load.ts';

/** A year of what customers say: busy days and evenings, one large brand and four smaller ones, few topics that are most of it. */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const END = Date.UTC(2026, 10, 1);
export const START = END - 365 * DAY_MS;
export const brands = ['acme', 'bolt', 'crest', 'delta', 'ember'] as const;

const networks: readonly Network[] = ['x', 'facebook', 'google-play', 'trustpilot', 'app-store', 'hellopeter'];
const topics = ['delivery', 'billing', 'app', 'staff', 'price', 'returns', 'quality', 'account', 'shop', 'other'];
const langs = ['en', 'de', 'fr', 'es', 'und'];
const countries = ['ZA', 'GB', 'DE', 'US', 'FR', 'NG', 'KE', 'NL', 'IN', 'AU'];
const intents: readonly Intent[] = ['complaint', 'complaint', 'question', 'other', 'praise', 'request'];
const words = 'parcel late refund app crash login payment twice driver never answered order cancelled charge phone broken'.split(
  ' ',
);

function skewed<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(list.length * random() ** 2.2)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** More by day than by night, and less at the end of the week. */
function moment(random: () => number): number {
  for (;;) {
    const at = START + Math.floor(random() * (END - START));
    const hour = new Date(at).getUTCHours();
    const weight = (0.25 + 0.75 * Math.sin((Math.PI * hour) / 24) ** 2) * (new Date(at).getUTCDay() % 6 === 0 ? 0.6 : 1);
    if (random() < weight) return at;
  }
}

export function mentionOf(n: number, random: () => number, at = moment(random)): Mention {
  const feeling = random();
  const label = feeling < 0.45 ? 'negative' : feeling < 0.7 ? 'neutral' : 'positive';
  const topic = skewed(topics, random);
  const network = skewed(networks, random);
  const account = Math.floor(400_000 * random() ** 2);
  const postedAt = new Date(at).toISOString();
  const id = stableId('bench-analytics', String(n));
  return makeMention({
    ...makeLabels({
      lang: skewed(langs, random),
      topics: topic === 'other' ? [] : [{ id: topic, confidence: 0.8 }],
      intent: skewed(intents, random),
      sentiment: { label, score: label === 'negative' ? -0.6 : label === 'positive' ? 0.7 : 0, confidence: 0.8, words: [] },
    }),
    id,
    externalId: id,
    brand: skewed(brands, random),
    network,
    // A third of the accounts say where they are.
    country: account % 3 === 0 ? (countries[Math.floor(account / 3) % countries.length] ?? null) : null,
    author: { externalId: `a${account}`, handle: `a${account}`, name: 'Jo', followers: 10 + (account % 5_000), verified: false },
    text: Array.from({ length: 20 }, () => skewed(words, random)).join(' '),
    rating: network === 'x' || network === 'facebook' ? null : 1 + Math.floor(random() * 5),
    customer: `c${account}`,
    postedAt,
    receivedAt: postedAt,
    disposition: { action: 'no-action', reason: 'bench', at: postedAt },
  });
}

/** One for twenty mentions. */
export function caseOf(n: number, random: () => number): Case {
  const opened = moment(random);
  const after = (ms: number): string => new Date(opened + Math.floor(ms * random())).toISOString();
  const id = stableId('bench-analytics-case', String(n));
  return makeCase({
    id,
    number: n + 1,
    customer: id,
    brand: skewed(brands, random),
    networks: [skewed(networks, random)],
    topic: skewed(topics, random),
    language: skewed(langs, random),
    openedAt: after(0),
    firstMentionAt: after(0),
    lastMentionAt: after(0),
    sla: {
      firstResponse: { dueAt: after(0), metAt: random() < 0.9 ? after(6 * HOUR_MS) : null, breached: false },
      nextResponse: null,
      resolution: null,
    },
    status: 'closed',
    solvedAt: after(3 * DAY_MS),
    closedAt: after(3 * DAY_MS),
  });
}

export { seeded };
