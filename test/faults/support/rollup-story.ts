import type { Mention, Network } from '../../../src/domain/index.ts';
import type { MentionEdit, Stores } from '../../../src/ports/stores.ts';
import { makeCase, makeLabels, makeMention } from '../../factories.ts';

/** Three days in which everything happens to mentions that can, in any order, and twice: the same on each run. */
export const BRAND = 'acme';
export const FROM = '2026-11-01T00:00:00.000Z';
export const TO = '2026-11-04T00:00:00.000Z';
const PER_STEP = 100;

const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
const pick = <T>(list: readonly [T, ...T[]], random: number): T => list[Math.floor(random * list.length)] ?? list[0];
const iso = (ms: number): string => new Date(Date.parse(FROM) + ms).toISOString();

export const stepsFor = (count: number): number => Math.ceil(count / PER_STEP);

function mention(n: number): Mention {
  const random = seeded(n * 7_919 + 1);
  // The first numbers of such a row are much alike.
  for (let skip = 0; skip < 5; skip += 1) random();
  const label = pick(['negative', 'neutral', 'positive'] as const, random());
  const author = Math.floor(random() * 3_000);
  return makeMention({
    ...labels(random),
    id: `m${n}`,
    externalId: `e${n}`,
    brand: BRAND,
    network: pick<Network>(['x', 'facebook', 'trustpilot'], random()),
    sentiment: { label, score: random() * 2 - 1, confidence: 0.9, words: [] },
    author: { externalId: `a${author}`, handle: null, name: null, followers: author, verified: false },
    rating: random() < 0.2 ? 1 + Math.floor(random() * 5) : null,
    own: random() < 0.05,
    country: pick([null, null, 'ZA', 'DE'], random()),
    postedAt: iso(Math.floor(random() * (Date.parse(TO) - Date.parse(FROM)))),
  });
}

function labels(random: () => number) {
  return makeLabels({
    topics: random() < 0.2 ? [] : [{ id: pick(['delivery', 'billing', 'app'], random()), confidence: 0.9 }],
    lang: pick(['en', 'de', 'und'], random()),
    intent: pick(['complaint', 'question', 'praise', 'spam'], random()),
  });
}

const edit = (n: number, step: number, random: () => number): MentionEdit => ({
  id: `m${n}`,
  externalId: `e${n}`,
  text: `another text ${step}`,
  rating: null,
  labels: labels(random),
  langHint: null,
  country: pick([null, 'ZA', 'GB'], random()),
  editedAt: iso(step * 1000),
  revision: { externalId: `e${n}`, text: 'the text before', replacedAt: iso(step * 1000) },
  case: null,
  disposition: { action: 'no-action', reason: 'test', at: FROM },
});

/** One step; taking it again changes nothing. */
export async function takeStep({ mentions, cases }: Pick<Stores, 'mentions' | 'cases'>, step: number): Promise<void> {
  const random = seeded(step + 99);
  const known = step * PER_STEP;
  const earlier = (): number => Math.floor(random() * Math.max(1, known));
  const fresh = Array.from({ length: PER_STEP }, (_, n) => known + n);
  await mentions.insert(fresh.map(mention));
  await mentions.insert(Array.from({ length: 10 }, () => mention(earlier())));
  await mentions.revise(Array.from({ length: 5 }, () => edit(earlier(), step, random)));
  await mentions.purge([`m${earlier()}`, `m${earlier()}`], iso(step * 1000));
  for (let n = 0; n < 5; n += 1)
    await mentions.correct({
      id: `m${earlier()}`,
      field: 'topics',
      labels: { topics: [{ id: pick(['delivery', 'refunds'], random()), confidence: 1 }] },
      mark: { by: 'ann', name: 'Ann', at: iso(step * 1000 + n), from: [] },
      expected: { revisions: 0, correctedAt: null },
    });
  const at = iso(Math.floor(random() * 2 * 86_400_000));
  const opened = makeCase({
    id: `c${step}`,
    number: step + 1,
    customer: `customer-${step}`,
    brand: BRAND,
    networks: ['x'],
    openedAt: at,
    firstMentionAt: at,
  });
  const change = { activities: [], events: [], batch: null };
  await cases.insert([{ ...change, next: opened, expectedVersion: 0 }]);
  const solved = { ...opened, status: 'solved' as const, solvedAt: iso(2.5 * 86_400_000), version: opened.version + 1 };
  const changed = ['status', 'solvedAt', 'version'] as const;
  if (step % 2 === 0) await cases.save([{ ...change, next: solved, expectedVersion: opened.version, changed }]);
}
