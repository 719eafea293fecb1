export const verdicts = ['met', 'missed', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];
export type Verdicts = Readonly<Record<string, Verdict>>;

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
}
/** What a case is judged by; it passes from this share of the points on, 0 to 1. */
export interface ScoreCard {
  readonly id: string;
  readonly name: string;
  readonly questions: readonly Question[];
  readonly passMark: number;
}

export const strata = ['agent', 'queue', 'topic'] as const;
export type StratifyBy = (typeof strata)[number];

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Cases drawn to be looked at. The same seed over the same cases draws the same ones. */
export interface Sample {
  readonly id: string;
  readonly by: Person;
  readonly at: string;
  readonly seed: string;
  readonly size: number;
  readonly from: string;
  readonly to: string;
  readonly stratify: StratifyBy | null;
  readonly card: ScoreCard;
  /** Share of the cases that two people score, neither seeing the other's. */
  readonly double: number;
  /** Solved cases drawn from; `complete` false: there were more than are drawn from at a time. */
  readonly population: number;
  readonly complete: boolean;
  readonly drawn: number;
  readonly strata: readonly { readonly key: string; readonly population: number; readonly drawn: number }[];
}

/** How far two people agree; null where there is nothing to compare. */
export interface Agreement {
  readonly pairs: number;
  readonly share: number | null;
  readonly kappa: number | null;
}
export interface SampleDetail extends Sample {
  readonly progress: {
    readonly open: number;
    readonly done: number;
    readonly disputed: number;
    readonly resolved: number;
    readonly passed: number;
  };
  readonly agreement: {
    readonly passed: Agreement;
    readonly questions: readonly (Agreement & { readonly question: string })[];
  };
}

export interface Score {
  readonly by: Person;
  readonly at: string;
  readonly verdicts: Verdicts;
  readonly comment: string;
  /** 0 to 1. */
  readonly score: number;
  readonly passed: boolean;
}

export type ReviewState = 'open' | 'done' | 'disputed' | 'resolved';
/** One case of a sample and what was found. While a score is missing the reader sees only their own. */
export interface Review {
  readonly id: string;
  readonly sample: string;
  readonly card: ScoreCard;
  readonly case: string;
  readonly caseNumber: number;
  readonly queue: string;
  readonly topic: string;
  readonly solvedAt: string;
  readonly agent: string | null;
  readonly agentName: string | null;
  readonly state: ReviewState;
  readonly wanted: number;
  readonly given: number;
  readonly scores: readonly Score[];
  readonly dispute: { readonly by: Person; readonly at: string; readonly text: string } | null;
  readonly resolution: {
    readonly by: Person;
    readonly at: string;
    readonly text: string;
    readonly score: Score | null;
  } | null;
  readonly score: number | null;
  readonly passed: boolean | null;
}
export const reviewLists = ['open', 'scored', 'disputed', 'done', 'mine'] as const;
/** `open`: to be scored by the reader; `scored`: they did; `done`: every score is in; `mine`: about their own work. */
export type ReviewList = (typeof reviewLists)[number];
