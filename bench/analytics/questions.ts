import type { RollupSlice } from '../../src/domain/index.ts';
import type { PeopleOrder } from '../../src/insights/rollups/people.ts';
import type { RollupQuestion } from '../../src/insights/rollups/read.ts';
import type { Db } from '../../test/driver.ts';

type Stage = Record<string, unknown>;
interface Asked {
  readonly brand: string;
  readonly from: string;
  readonly to: string;
}
/** What a dashboard asks, of the rollups and in the same words of what is stored. */
export interface Question {
  readonly name: string;
  readonly rollup:
    | (Pick<RollupQuestion, 'bucket' | 'by' | 'network' | 'topic' | 'lang' | 'details'> & { readonly people?: undefined })
    | { readonly people: PeopleOrder };
  raw(db: Db, asked: Asked): Promise<unknown>;
}

const one = (condition: Stage): Stage => ({ $sum: { $cond: [condition, 1, 0] } });
const counts = {
  negative: one({ $eq: ['$sentiment.label', 'negative'] }),
  neutral: one({ $eq: ['$sentiment.label', 'neutral'] }),
  positive: one({ $eq: ['$sentiment.label', 'positive'] }),
  count: { $sum: 1 },
};
const day = { $substrBytes: ['$postedAt', 0, 10] };
const topic = { $ifNull: [{ $arrayElemAt: ['$topics.id', 0] }, 'other'] };
/** Longer than anything here takes: it is measured, not stopped. */
const PATIENT = { maxTimeMS: 1_800_000, allowDiskUse: true };

const mentions =
  (group: Stage, only: Stage = {}, then: readonly Stage[] = []) =>
  (db: Db, { brand, from, to }: Asked): Promise<unknown> =>
    db
      .collection('mentions')
      .aggregate(
        [
          { $match: { brand, postedAt: { $gte: from, $lt: to }, deletedAt: null, own: false, ...only } },
          { $group: group },
          ...then,
        ],
        PATIENT,
      )
      .toArray();

const authors = (order: Stage) =>
  mentions(
    {
      _id: { network: '$network', author: '$author.externalId' },
      followers: { $max: '$author.followers' },
      mentions: { $sum: 1 },
      complaints: one({ $eq: ['$intent', 'complaint'] }),
    },
    {},
    [{ $sort: order }, { $limit: 50 }],
  );

const cases = (db: Db, { brand, from, to }: Asked): Promise<unknown> =>
  db
    .collection('cases')
    .aggregate(
      [
        { $match: { brand, openedAt: { $gte: from, $lt: to }, mergedInto: null } },
        {
          $group: {
            _id: { $arrayElemAt: ['$networks', 0] },
            opened: { $sum: 1 },
            answered: one({ $ne: ['$sla.firstResponse.metAt', null] }),
            solved: one({ $ne: ['$solvedAt', null] }),
            first: { $push: ['$firstMentionAt', '$sla.firstResponse.metAt'] },
          },
        },
      ],
      PATIENT,
    )
    .toArray();

const daily = (by: RollupSlice) => ({ bucket: 'day' as const, by, details: [] });
const sum = (name: string): Stage => ({ $sum: `$${name}` });

export const questions: readonly Question[] = [
  {
    name: 'overview: totals with authors and reach',
    rollup: { bucket: null, by: '', details: ['authors', 'times'] },
    raw: mentions(
      {
        _id: { network: '$network', author: '$author.externalId' },
        ...counts,
        complaints: one({ $eq: ['$intent', 'complaint'] }),
        reach: { $sum: '$author.followers' },
      },
      {},
      [
        {
          $group: {
            _id: null,
            authors: { $sum: 1 },
            ...Object.fromEntries(
              ['negative', 'neutral', 'positive', 'count', 'complaints', 'reach'].map((name) => [name, sum(name)]),
            ),
          },
        },
      ],
    ),
  },
  { name: 'sentiment by day', rollup: daily(''), raw: mentions({ _id: day, ...counts }) },
  {
    name: 'sentiment by day and network',
    rollup: daily('n'),
    raw: mentions({ _id: { day, key: '$network' }, ...counts }),
  },
  { name: 'sentiment by day and topic', rollup: daily('t'), raw: mentions({ _id: { day, key: topic }, ...counts }) },
  {
    name: 'sentiment by day of one topic and network',
    rollup: { ...daily(''), topic: 'delivery', network: 'x' },
    raw: mentions({ _id: day, ...counts }, { network: 'x', 'topics.id': 'delivery' }),
  },
  {
    name: 'sentiment by day of topic, network, language',
    rollup: { ...daily(''), topic: 'delivery', network: 'x', lang: 'en' },
    raw: mentions({ _id: day, ...counts }, { network: 'x', 'topics.id': 'delivery', lang: 'en' }),
  },
  { name: 'topics', rollup: { bucket: null, by: 't', details: [] }, raw: mentions({ _id: topic, ...counts }) },
  { name: 'languages', rollup: { bucket: null, by: 'l', details: [] }, raw: mentions({ _id: '$lang', ...counts }) },
  {
    name: 'countries',
    rollup: { bucket: null, by: '', details: ['countries'] },
    raw: mentions({ _id: '$country', ...counts }),
  },
  {
    name: 'reviews: stars by day and network',
    rollup: daily('n'),
    raw: mentions({ _id: { day, key: '$network', stars: '$rating' }, count: { $sum: 1 } }, { rating: { $ne: null } }),
  },
  {
    name: 'authors: the fifty most followed',
    rollup: { people: 'influence' },
    raw: authors({ followers: -1 }),
  },
  {
    name: 'authors: the fifty who complained most',
    rollup: { people: 'complaints' },
    raw: authors({ complaints: -1 }),
  },
  { name: 'care: cases and times by network', rollup: { bucket: null, by: 'n', details: ['times'] }, raw: cases },
];
