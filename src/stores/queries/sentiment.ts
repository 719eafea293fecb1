import type { Collection } from 'mongoose';
import type { SentimentBucket, SentimentQuery } from '../../ports/stores.ts';
import type { MentionDocument } from '../mentions.schema.ts';

type Mentions = Collection<MentionDocument>;

/** Length of an ISO time up to the hour, and up to the day. */
const PREFIX = { hour: 13, day: 10 } as const;
const REST = { hour: ':00:00.000Z', day: 'T00:00:00.000Z' } as const;
const QUERY_MS = 10_000;

interface Grouped {
  readonly _id: { readonly start?: string; readonly key: string | null };
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly count: number;
}

const one = (label: string): Record<string, unknown> => ({ $sum: { $cond: [{ $eq: ['$sentiment.label', label] }, 1, 0] } });
const COUNTS = { negative: one('negative'), neutral: one('neutral'), positive: one('positive'), count: { $sum: 1 } };

const KEYS = { network: '$network', topic: { $ifNull: [{ $arrayElemAt: ['$topics.id', 0] }, 'other'] } } as const;

/** Customers' mentions of a brand over time, each counted once (under its main topic where asked by topic). */
export async function sentimentBuckets(mentions: Mentions, query: SentimentQuery): Promise<readonly SentimentBucket[]> {
  const match = {
    brand: query.brand,
    postedAt: { $gte: query.from, $lt: query.to },
    deletedAt: null,
    own: false,
    ...(query.network === undefined ? {} : { network: query.network }),
    ...(query.topic === undefined ? {} : { 'topics.id': query.topic }),
  };
  const key = query.by === null ? null : KEYS[query.by];
  const start = { $substrBytes: ['$postedAt', 0, PREFIX[query.bucket]] };
  const rows = await mentions
    .aggregate<Grouped>([{ $match: match }, { $group: { _id: { start, key }, ...COUNTS } }], { maxTimeMS: QUERY_MS })
    .toArray();
  return rows
    .map(({ _id, negative, neutral, positive, count }) => ({
      start: `${_id.start ?? ''}${REST[query.bucket]}`,
      key: _id.key ?? null,
      negative,
      neutral,
      positive,
      count,
    }))
    .sort((a, b) => (a.start === b.start ? (a.key ?? '').localeCompare(b.key ?? '') : a.start < b.start ? -1 : 1));
}

/** Totals per main topic, most mentions first. */
export async function topicCounts(
  mentions: Mentions,
  range: { readonly brand: string; readonly from: string; readonly to: string },
): Promise<readonly (Omit<SentimentBucket, 'start'> & { readonly key: string })[]> {
  const match = { brand: range.brand, postedAt: { $gte: range.from, $lt: range.to }, deletedAt: null, own: false };
  const rows = await mentions
    .aggregate<Grouped>([{ $match: match }, { $group: { _id: { key: KEYS.topic }, ...COUNTS } }], { maxTimeMS: QUERY_MS })
    .toArray();
  return rows
    .map(({ _id, negative, neutral, positive, count }) => ({ key: _id.key ?? 'other', negative, neutral, positive, count }))
    .sort((a, b) => b.count - a.count);
}
