import {
  rollupDetails,
  type AuthorRow,
  type Case,
  type Mention,
  type Rollup,
  type RollupCell,
  type RollupDetail,
  type RollupSlice,
} from '../../src/domain/index.ts';
import { countedMention } from '../../src/insights/rollups/counted.ts';
import type { BucketKey, CountedCase, RollupStore, Uncounted } from '../../src/ports/rollups.ts';
import type { CaseStore, MentionStore } from '../../src/ports/stores.ts';

/** What stands for details that nobody asked for. */
const NOTHING: Readonly<Record<RollupDetail, Partial<RollupCell>>> = {
  authors: { authors: new Uint8Array() },
  fives: { fives: [], complaintFives: [] },
  voices: { voices: {} },
  countries: { countries: {} },
  times: { firstResponse: new Uint8Array(), resolution: new Uint8Array() },
};
const without = (details: readonly RollupDetail[]): Partial<RollupCell> =>
  Object.assign({}, ...rollupDetails.filter((detail) => !details.includes(detail)).map((detail) => NOTHING[detail]));
const ALL = Number.MAX_SAFE_INTEGER;

const countedCase = (item: Case): CountedCase => ({
  network: item.networks[0] ?? 'custom',
  topic: item.topic,
  lang: item.language,
  openedAt: item.openedAt,
  firstMentionAt: item.firstMentionAt,
  answeredAt: item.sla.firstResponse?.metAt ?? null,
  solvedAt: item.solvedAt,
  reopened: item.reopened,
});

/** Rollups in memory: what a thing was when it was counted stands for the mark in it. */
export function memoryRollups(stores: { readonly mentions: MentionStore; readonly cases: CaseStore }): RollupStore {
  const seen = new Map<string, string>();
  const rollups = new Map<string, Rollup>();
  const people = new Map<string, { readonly bucket: BucketKey; readonly rows: readonly AuthorRow[] }>();
  const filled = new Map<string, string>();
  const mentions = async (): Promise<readonly Mention[]> => (await stores.mentions.walk(null, ALL)).filter(({ own }) => !own);
  const cases = (): Promise<readonly Case[]> => stores.cases.walk(null, ALL);
  const idOf = ({ brand, size, start }: BucketKey, slice: RollupSlice): string => `${brand} ${size} ${start} ${slice}`;
  const within = (at: string, from: string, to: string): boolean => at >= from && at < to;
  return {
    uncounted: async (limit) => {
      const things: readonly Uncounted[] = [
        ...(await mentions()).map((mention) => ({
          kind: 'mention' as const,
          id: mention.id,
          brand: mention.brand,
          at: mention.postedAt,
          stamp: JSON.stringify([countedMention(mention), mention.deletedAt]),
        })),
        ...(await cases()).map((item) => ({
          kind: 'case' as const,
          id: item.id,
          brand: item.brand,
          at: item.openedAt,
          stamp: JSON.stringify([countedCase(item), item.mergedInto]),
        })),
      ];
      return things.filter(({ kind, id, stamp }) => seen.get(`${kind} ${id}`) !== stamp).slice(0, limit);
    },
    counted: async (things) => {
      for (const { kind, id, stamp } of things) seen.set(`${kind} ${id}`, stamp);
    },
    mentionsOf: async (brand, from, to) =>
      (await mentions())
        .filter((mention) => mention.brand === brand && mention.deletedAt === null && within(mention.postedAt, from, to))
        .map(countedMention),
    casesOf: async (brand, from, to) =>
      (await cases())
        .filter((item) => item.brand === brand && item.mergedInto === null && within(item.openedAt, from, to))
        .map(countedCase),
    revision: async (bucket) => rollups.get(idOf(bucket, 'ntl'))?.revision ?? 0,
    put: async (bucket, after, { slices, people: rows }) => {
      if ((rollups.get(idOf(bucket, 'ntl'))?.revision ?? 0) !== after) return false;
      people.set(idOf(bucket, ''), { bucket, rows });
      for (const [slice, cells] of slices) rollups.set(idOf(bucket, slice), { ...bucket, slice, revision: after + 1, cells });
      return true;
    },
    read: async ({ brands, size, slice, from, to, details, network, topic, lang }) =>
      [...rollups.values()]
        .filter((one) => brands.includes(one.brand) && one.size === size && one.slice === slice && within(one.start, from, to))
        .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
        .map((one) => ({
          ...one,
          cells: one.cells.filter(
            (cell) =>
              (network === undefined || cell.network === network) &&
              (topic === undefined || cell.topic === topic) &&
              (lang === undefined || cell.lang === lang),
          ),
        }))
        .map((one) => ({ ...one, cells: one.cells.map((cell) => ({ ...cell, ...without(details) })) })),
    readPeople: async ({ brands, size, from, to }) =>
      [...people.values()]
        .filter(({ bucket }) => brands.includes(bucket.brand) && bucket.size === size && within(bucket.start, from, to))
        .toSorted((a, b) => (a.bucket.start < b.bucket.start ? -1 : a.bucket.start > b.bucket.start ? 1 : 0))
        .flatMap(({ rows }) => rows),
    span: async (brand) => {
      const times = [
        ...(await mentions()).filter((mention) => mention.brand === brand).map(({ postedAt }) => postedAt),
        ...(await cases()).filter((item) => item.brand === brand).map(({ openedAt }) => openedAt),
      ].toSorted();
      const [from, to] = [times[0], times.at(-1)];
      return from === undefined || to === undefined ? null : { from, to };
    },
    filledTo: async (brand) => filled.get(brand),
    saveFilledTo: async (brand, to) => void filled.set(brand, to),
  };
}
