import { stableId, type Review, type Sample } from '../../domain/index.ts';
import type { SolvedCase } from '../../ports/quality.ts';
import { drawSimple, drawStratified, shareOf } from './draw.ts';

/** Stands for cases that nobody solved by hand, where a sample is divided by agent. */
const NOBODY = '-';

export type SampleRequest = Omit<Sample, 'population' | 'drawn' | 'strata'>;

/** Draws a sample from solved cases: the sample, and a review for each case drawn. The same request gives the same. */
export function drawSample(
  request: SampleRequest,
  cases: readonly SolvedCase[],
): { readonly sample: Sample; readonly reviews: readonly Review[] } {
  const { stratify, size, seed } = request;
  const population = cases.map((item) => ({ ...item, stratum: stratify === null ? '' : (item[stratify] ?? NOBODY) }));
  const { drawn, strata } = stratify === null ? drawSimple(population, size, seed) : drawStratified(population, size, seed);
  const twice = shareOf(drawn.length, request.double);
  const sample: Sample = {
    ...request,
    population: cases.length,
    drawn: drawn.length,
    strata: stratify === null ? [] : [...strata],
  };
  const reviews = drawn.map((item, index): Review => ({
    id: stableId('review', request.id, item.id),
    sample: request.id,
    card: request.card,
    case: item.id,
    caseNumber: item.number,
    brand: item.brand,
    queue: item.queue,
    topic: item.topic,
    solvedAt: item.solvedAt,
    agent: item.agent,
    state: 'open',
    wanted: index < twice ? 2 : 1,
    scores: [],
    dispute: null,
    resolution: null,
    score: null,
    passed: null,
    at: request.at,
    version: 1,
  }));
  return { sample, reviews };
}
