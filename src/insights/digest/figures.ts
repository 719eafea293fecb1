import type { RollupCell } from '../../domain/index.ts';
import { quantile } from '../rollups/histogram.ts';

/** What a digest says of a stretch of time, or of a part of it. */
export interface Figures {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly count: number;
  /** Share of positive less share of negative, in points from -100 to 100; null of nothing. */
  readonly net: number | null;
  readonly complaints: number;
  readonly casesOpened: number;
  readonly casesSolved: number;
  /** Median, in seconds from the first mention's post; null where nobody was answered. */
  readonly firstResponse: number | null;
  readonly resolution: number | null;
}

export function figuresOf(cell: RollupCell): Figures {
  const { negative, neutral, positive, intents, opened, solved, firstResponse, resolution } = cell;
  const count = negative + neutral + positive;
  return {
    negative,
    neutral,
    positive,
    count,
    net: count === 0 ? null : Math.round(((positive - negative) / count) * 100) + 0,
    complaints: intents.complaint ?? 0,
    casesOpened: opened,
    casesSolved: solved,
    firstResponse: quantile(firstResponse, 0.5),
    resolution: quantile(resolution, 0.5),
  };
}

/** How far a topic's number moved by more than chance: what a count of this size does anyway is taken out. */
export function movement(now: number, then: number): number {
  return (now - then) / Math.sqrt(now + then + 1);
}
