import { changesLabel, correctionFields, type Correction, type Mention } from '../../src/domain/index.ts';
import type {
  CorrectionCount,
  CorrectionStore,
  MentionLabelStore,
  RelabelRun,
  RelabelRunStore,
} from '../../src/ports/label-stores.ts';
import { newestFirst, pageOf } from './page.ts';

const BANDS = 10;

/** What labels have to do with mentions in memory. */
export function memoryMentionLabels(byId: Map<string, Mention>): MentionLabelStore {
  return {
    correct: async ({ id, field, labels, mark, expected }) => {
      const mention = byId.get(id);
      const fits =
        mention?.deletedAt === null &&
        mention.revisions.length === expected.revisions &&
        (mention.corrected[field]?.at ?? null) === expected.correctedAt;
      if (fits) byId.set(id, { ...mention, ...labels, corrected: { ...mention.corrected, [field]: mark } });
      return fits;
    },
    relabel: async (entries) => {
      let matched = 0;
      for (const { id, labels, expected } of entries) {
        const mention = byId.get(id);
        const fits =
          mention?.deletedAt === null &&
          mention.externalId === expected.externalId &&
          mention.editedAt === expected.editedAt &&
          mention.revisions.length === expected.revisions &&
          correctionFields.every((field) => mention.corrected[field]?.at === expected.corrected[field]?.at);
        if (!fits) continue;
        byId.set(id, { ...mention, ...labels });
        matched += 1;
      }
      return matched;
    },
    labelledOtherwise: async ({ brands, version, since, after, scan }) => {
      const rest = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).filter(({ id }) => after === null || id > after);
      const seen = rest.slice(0, scan);
      const mentions = seen.filter(
        (one) =>
          brands.includes(one.brand) &&
          one.deletedAt === null &&
          !one.own &&
          one.labelsVersion !== version &&
          (since === null || one.postedAt >= since),
      );
      return { mentions, looked: seen.length, next: seen.length < scan ? null : (seen.at(-1)?.id ?? null) };
    },
    confidence: async (brand, from, to) => {
      const rows = new Map<string, { network: string; lang: string; count: number; bands: number[] }>();
      for (const mention of byId.values()) {
        const { network, lang, postedAt } = mention;
        if (mention.brand !== brand || mention.deletedAt !== null || mention.own || postedAt < from || postedAt >= to) continue;
        const key = `${network} ${lang}`;
        const row = rows.get(key) ?? { network, lang, count: 0, bands: Array<number>(BANDS).fill(0) };
        rows.set(key, row);
        row.count += 1;
        const band = Math.min(BANDS - 1, Math.floor(mention.sentiment.confidence * BANDS));
        if (!mention.corrected.sentiment) row.bands[band] = (row.bands[band] ?? 0) + 1;
      }
      return [...rows.values()].sort(
        (a, b) => b.count - a.count || a.lang.localeCompare(b.lang) || a.network.localeCompare(b.network),
      );
    },
  };
}

export function memoryCorrections(): CorrectionStore {
  const byId = new Map<string, Correction>();
  const is = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
  return {
    add: async (correction) => {
      if (byId.has(correction.id)) return false;
      byId.set(correction.id, correction);
      return true;
    },
    list: async ({ brand, field, from, to }, page) => {
      const found = newestFirst(byId.values(), (one) => `${one.at} ${one.id}`).filter(
        (one) =>
          is(brand, one.brand) &&
          is(field, one.field) &&
          (from === undefined || one.at >= from) &&
          (to === undefined || one.at < to),
      );
      return pageOf(found, page);
    },
    counts: async (brand, from, to) => {
      const rows = new Map<string, CorrectionCount>();
      for (const one of byId.values()) {
        if (one.brand !== brand || one.at < from || one.at >= to || !changesLabel(one)) continue;
        const key = `${one.network} ${one.lang} ${one.field}`;
        const { network, lang, field } = one;
        rows.set(key, { network, lang, field, count: (rows.get(key)?.count ?? 0) + 1 });
      }
      return [...rows.values()];
    },
  };
}

export function memoryRelabelRuns(): RelabelRunStore {
  const byId = new Map<string, RelabelRun>();
  return {
    get: async (id) => byId.get(id),
    save: async (run) => void byId.set(run.id, run),
    latest: async () => newestFirst(byId.values(), (run) => run.startedAt)[0],
  };
}
