import { z } from 'zod';

export const countsShape = { negative: z.int(), neutral: z.int(), positive: z.int(), count: z.int(), net: z.number() };

export interface Counts {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly count: number;
}

export const NONE: Counts = { negative: 0, neutral: 0, positive: 0, count: 0 };

export function plus(one: Counts, other: Counts): Counts {
  return {
    negative: one.negative + other.negative,
    neutral: one.neutral + other.neutral,
    positive: one.positive + other.positive,
    count: one.count + other.count,
  };
}

/** Net sentiment: share of positive less share of negative, -1 to 1, to three places; 0 where there is nothing. */
export function withNet(counts: Counts): Counts & { readonly net: number } {
  const { negative, neutral, positive, count } = counts;
  const net = count === 0 ? 0 : Math.round(((positive - negative) / count) * 1000) / 1000;
  return { negative, neutral, positive, count, net: net === 0 ? 0 : net };
}
