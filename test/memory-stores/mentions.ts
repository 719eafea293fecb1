import type { Mention } from '../../src/domain/index.ts';
import type { MentionFilter, MentionStore } from '../../src/ports/stores.ts';
import { memoryMentionLabels } from './labels.ts';
import { newestFirst, pageOf } from './page.ts';

function matches(mention: Mention, filter: MentionFilter): boolean {
  const is = <T>(wanted: T | undefined, value: T): boolean => wanted === undefined || wanted === value;
  return (
    is(filter.brand, mention.brand) &&
    is(filter.network, mention.network) &&
    is(filter.sentiment, mention.sentiment.label) &&
    is(filter.intent, mention.intent) &&
    is(filter.lang, mention.lang) &&
    is(filter.country, mention.country) &&
    (filter.voice === undefined ||
      mention.voices.includes(filter.voice.id) ||
      (filter.voice.own && mention.voices.length === 0)) &&
    is<string | null>(filter.case, mention.case) &&
    is<string | null>(filter.customer, mention.customer) &&
    (filter.topic === undefined || mention.topics.some(({ id }) => id === filter.topic)) &&
    (filter.q === undefined || mention.text.toLowerCase().includes(filter.q.toLowerCase())) &&
    (filter.from === undefined || mention.postedAt >= filter.from) &&
    (filter.to === undefined || mention.postedAt < filter.to)
  );
}

/** Mentions in memory, for tests of what stands on the port. */
export function memoryMentions(): MentionStore {
  const byId = new Map<string, Mention>();
  const change = (id: string, patch: Partial<Mention>): void => {
    const mention = byId.get(id);
    if (mention) byId.set(id, { ...mention, ...patch });
  };
  const found = (filter: MentionFilter): Mention[] =>
    newestFirst([...byId.values()], (mention) => mention.postedAt).filter((mention) => matches(mention, filter));
  return {
    ...memoryMentionLabels(byId),
    existing: async (ids) => new Map(ids.flatMap((id) => byId.get(id) ?? []).map((mention) => [mention.id, mention])),
    insert: async (mentions) => {
      const fresh = mentions.filter(({ id }) => !byId.has(id));
      for (const mention of fresh) byId.set(mention.id, mention);
      return new Set(fresh.map(({ id }) => id));
    },
    revise: async (edits) => {
      for (const { id, revision, labels, country, ...edit } of edits)
        change(id, {
          ...edit,
          ...labels,
          ...(country === null ? {} : { country }),
          corrected: {},
          revisions: [...(byId.get(id)?.revisions ?? []), revision],
        });
    },
    purge: async (ids, at) => {
      const known = ids.filter((id) => byId.get(id)?.deletedAt === null);
      for (const id of known) change(id, { text: '', url: null, country: null, deletedAt: at, revisions: [] });
      return known;
    },
    forgetCountries: async (ids) => {
      for (const id of ids) change(id, { country: null });
    },
    changedReviews: async ({ brand, from, to, limit }) => {
      const changedAt = ({ editedAt, deletedAt }: Mention): string => deletedAt ?? editedAt ?? '';
      const within = (time: string | null): boolean => time !== null && time >= from && time < to;
      return [...byId.values()]
        .filter((mention) => mention.brand === brand && mention.rating !== null && mention.case !== null)
        .filter(({ editedAt, deletedAt }) => within(editedAt) || within(deletedAt))
        .toSorted((a, b) => (changedAt(a) > changedAt(b) ? -1 : changedAt(a) < changedAt(b) ? 1 : 0))
        .slice(0, limit);
    },
    findByExternalId: async (brand, network, externalIds) =>
      new Map(
        [...byId.values()]
          .filter((mention) => mention.brand === brand && mention.network === network && externalIds.includes(mention.externalId))
          .map((mention) => [mention.externalId, mention.id]),
      ),
    setCase: async (assignments) => {
      for (const { id, case: caseId, disposition } of assignments)
        change(id, { case: caseId, ...(disposition ? { disposition } : {}) });
    },
    get: async (id) => byId.get(id),
    getMany: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
    list: async (filter, page) => pageOf(found(filter), page),
    ofCase: async (caseId, limit) => found({ case: caseId }).reverse().slice(0, limit),
    ofCustomers: async (customers, limit) =>
      found({})
        .filter((mention) => mention.customer !== null && customers.includes(mention.customer))
        .slice(0, limit),
    undecided: async (before, limit) =>
      found({})
        .filter((mention) => mention.disposition === null && mention.receivedAt < before)
        .slice(0, limit),
    toRecheck: async () => [],
    count: async (filter) => found(filter).length,
    walk: async (after, limit) =>
      [...byId.values()]
        .filter(({ id }) => after === null || id > after)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
  };
}
