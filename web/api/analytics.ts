import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import { keys } from './keys.ts';
import type { OwnTopic } from './settings.ts';
import type { CaseSummary, Mention, SentimentBucket } from './types.ts';

export interface Span {
  readonly brand: string;
  readonly from: string;
  readonly to: string;
}
/** What every question about a brand can be narrowed by. */
export interface Question extends Span {
  readonly network?: string | undefined;
  readonly topic?: string | undefined;
  readonly lang?: string | undefined;
}
export interface Compared {
  readonly compare: 'previous' | 'week' | 'none';
}

/** One question to `/v1/analytics/<name>`; what was answered last stays while another time is asked for. */
function ask<Answer>(name: string, query: object) {
  return queryOptions({
    queryKey: [...keys.analytics, name, query],
    queryFn: ({ signal }) => request<Answer>(`/v1/analytics/${name}`, { query: { ...query }, signal }),
    placeholderData: keepPreviousData,
  });
}

export interface Counts {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly count: number;
}
/** Seconds from the first mention's post; null of no cases. */
export type Times = { readonly count: number; readonly median: number; readonly p90: number } | null;

export interface Totals extends Counts {
  readonly net: number;
  readonly complaints: number;
  /** Different accounts, an estimate beyond 64. */
  readonly authors: number;
  readonly reach: number;
  readonly casesOpened: number;
  readonly casesAnswered: number;
  readonly casesSolved: number;
  readonly casesReopened: number;
  readonly firstResponse: Times;
  readonly resolution: Times;
}
export interface Overview {
  readonly now: Totals;
  readonly then: Totals | null;
  readonly open: {
    readonly cases: number;
    readonly withAgents: number;
    readonly waiting: number;
    readonly breached: number;
  };
  readonly orphans: number;
  readonly at: string;
}
export const overviewQuery = (query: Question & Compared) => ask<Overview>('overview', query);

/** Hours, or days that begin at midnight of a zone. */
export interface ByTime {
  readonly bucket: 'hour' | 'day';
  readonly zone?: string | undefined;
}
interface Sentiment {
  /** In which days begin: the one asked for, or UTC. */
  readonly zone?: string;
  readonly buckets: readonly SentimentBucket[];
}
export const sentimentQuery = (query: Question & ByTime & { readonly by?: 'network' | 'topic' }) =>
  ask<Sentiment>('sentiment', query);

export interface TopicCount extends Counts {
  readonly id: string;
  readonly name?: string;
  /** How many it were in the time before; nothing where none was asked for. */
  readonly before?: number | null;
  readonly casesOpened?: number;
  readonly series?: readonly number[];
}
export const topicsQuery = (query: Question & Partial<Compared> & Partial<ByTime>) =>
  ask<{ readonly topics: readonly TopicCount[] }>('topics', query);

export interface Voice extends Counts {
  readonly id: string;
  readonly name: string;
  readonly own: boolean;
  readonly share: number;
  /** How many named it in each bucket, where these were asked for. */
  readonly series?: readonly number[];
}
export interface ShareOfVoice {
  readonly mentions: number;
  readonly shares: readonly Voice[];
  readonly zone?: string;
  readonly starts?: readonly string[];
}
export const voiceQuery = (query: Question & Partial<ByTime>) => ask<ShareOfVoice>('share-of-voice', query);

export interface Author {
  readonly network: string;
  readonly externalId: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly followers: number | null;
  readonly mentions: number;
  readonly complaints: number;
  /** -1..1 */
  readonly net: number;
  readonly customer: string | null;
  readonly lastAt: string;
}
export const authorsQuery = (query: Question & { readonly order: 'influence' | 'complaints'; readonly limit: number }) =>
  ask<{ readonly items: readonly Author[] }>('authors', query);

export interface ReviewNetwork {
  readonly network: string;
  /** How many gave one star, two, … five, by the hour or day. */
  readonly series: readonly { readonly start: string; readonly counts: readonly number[]; readonly average: number | null }[];
  readonly average: number | null;
  readonly before: number | null;
}
export interface RecoveredReview {
  readonly mention: string;
  readonly case: string | null;
  readonly from: number;
  /** Null: withdrawn. */
  readonly to: number | null;
  readonly at: string;
}
export interface Reviews {
  readonly zone?: string;
  readonly networks: readonly ReviewNetwork[];
  /** Missing where the server does not tell. */
  readonly recovered?: {
    readonly solved: number;
    readonly raised: number;
    readonly withdrawn: number;
    readonly items: readonly RecoveredReview[];
  };
}
export const reviewsQuery = (query: Question & Compared & ByTime) => ask<Reviews>('reviews', query);

export interface LanguageCount extends Counts {
  readonly lang: string;
  /** How many it were in the time before; nothing or null where none was asked for. */
  readonly before?: number | null;
}
export interface CountryCount extends Counts {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly before: number | null;
}
/** `unknown`: mentions of which no country is known. */
export interface Countries {
  readonly items: readonly CountryCount[];
  readonly unknown: Counts & { readonly before: number | null };
}
export const countriesQuery = (query: Question & Compared) => ask<Countries>('countries', query);
export const languagesQuery = (query: Question & Partial<Compared>) =>
  ask<{ readonly items: readonly LanguageCount[] }>('languages', query);

/** How many took less than this many seconds, and more than the bar before; null: the rest. */
export interface Bar {
  readonly upTo: number | null;
  readonly count: number;
}
/** What became of the cases that were opened in an hour or on a day; medians in seconds, null of none. */
export interface CareBucket {
  readonly start: string;
  readonly opened: number;
  readonly answered: number;
  readonly solved: number;
  readonly firstResponse: number | null;
  readonly resolution: number | null;
}
export interface Care {
  readonly zone?: string;
  readonly series?: readonly CareBucket[];
  readonly now: Totals;
  readonly then: Totals | null;
  readonly firstResponse: readonly Bar[];
  readonly resolution: readonly Bar[];
  readonly byNetwork: readonly (Totals & { readonly network: string })[];
}
export const careQuery = (query: Question & Compared & Partial<ByTime>) => ask<Care>('care', query);

export interface Trend {
  readonly phrase: string;
  readonly count: number;
  readonly expected: number;
  readonly since: string;
  readonly example: { readonly mention: string; readonly text: string; readonly network: string; readonly at: string } | null;
  /** What makes a topic of it. */
  readonly topic?: OwnTopic;
}
export const trendsQuery = (query: { readonly brand: string; readonly hours: number }) =>
  ask<{ readonly items: readonly Trend[] }>('trends', query);

/** What is nobody's: undecided mentions, ownerless cases, and batches older than a minute that are not done. */
export interface Orphans {
  readonly mentions: readonly Mention[];
  readonly cases: readonly CaseSummary[];
  readonly batches: readonly {
    readonly id: string;
    readonly connection: string;
    readonly accepted: number;
    readonly done: number;
  }[];
}

export const orphansQuery = queryOptions({
  queryKey: keys.orphans,
  queryFn: ({ signal }) => request<Orphans>('/v1/orphans', { signal }),
});
