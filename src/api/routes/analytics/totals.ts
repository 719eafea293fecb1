import { z } from 'zod';
import type { Histogram, RollupCell } from '../../../domain/index.ts';
import { countIn, quantile } from '../../../insights/rollups/histogram.ts';
import { estimate } from '../../../insights/rollups/sketch.ts';
import { countsShape, withNet, type Counts } from './counts.ts';

const timesSchema = z.object({ count: z.int(), median: z.number(), p90: z.number() }).nullable();

export const totalsSchema = z.object({
  ...countsShape,
  complaints: z.int(),
  authors: z.int(),
  reach: z.int(),
  casesOpened: z.int(),
  casesAnswered: z.int(),
  casesSolved: z.int(),
  casesReopened: z.int(),
  firstResponse: timesSchema,
  resolution: timesSchema,
});
export const totalsDescription =
  '`authors`: different accounts, exact up to 64 and within 3.25 % (one standard error) beyond. `reach`: their followers, once for each mention. Cases count in the hour they were opened. Times in seconds, from the first mention’s post, each within 2.5 %.';

/** Median and ninetieth of a hundred, in seconds; null of nothing. */
export function timesOf(histogram: Histogram): z.infer<typeof timesSchema> {
  const [median, p90] = [quantile(histogram, 0.5), quantile(histogram, 0.9)];
  return median === null || p90 === null ? null : { count: countIn(histogram), median: Math.round(median), p90: Math.round(p90) };
}

export function countsOf({ negative, neutral, positive }: RollupCell): Counts {
  return { negative, neutral, positive, count: negative + neutral + positive };
}

export function totalsOf(cell: RollupCell): z.infer<typeof totalsSchema> {
  return {
    ...withNet(countsOf(cell)),
    complaints: cell.intents.complaint ?? 0,
    authors: estimate(cell.authors),
    reach: cell.reach,
    casesOpened: cell.opened,
    casesAnswered: cell.answered,
    casesSolved: cell.solved,
    casesReopened: cell.reopened,
    firstResponse: timesOf(cell.firstResponse),
    resolution: timesOf(cell.resolution),
  };
}
