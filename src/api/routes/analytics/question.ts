import { z } from 'zod';
import { networkSchema } from '../../../domain/index.ts';
import { readRollups, type RollupAnswer, type RollupQuestion } from '../../../insights/rollups/read.ts';
import type { ApiContext } from '../../context.ts';
import { nameParam } from '../../query.ts';
import { spanOf, spanParams, type Span } from './span.ts';

const WEEK_MS = 7 * 86_400_000;

/** What dashboards filter by. */
export const dashboardParams = {
  ...spanParams,
  network: networkSchema.exactOptional(),
  topic: nameParam.exactOptional(),
  lang: nameParam.exactOptional(),
};
/** What the time asked about is compared with: as long just before it, or the same time a week before. */
export const compareParam = z.enum(['previous', 'week', 'none']).exactOptional();
export type Compare = 'previous' | 'week' | 'none';

/** The time before, as the comparison has it: as long as what of the time asked about has passed by `now` (milliseconds). */
export function spanBefore(
  { from, to: end }: Pick<Span, 'from' | 'to'>,
  compare: Compare,
  now: number,
): { readonly from: string; readonly to: string } | null {
  if (compare === 'none') return null;
  const to = new Date(Math.max(Date.parse(from) + 1, Math.min(Date.parse(end), now))).toISOString();
  const back = compare === 'week' ? WEEK_MS : Date.parse(to) - Date.parse(from);
  const moved = (at: string): string => new Date(Date.parse(at) - back).toISOString();
  return { from: moved(from), to: moved(to) };
}

type Filters = Pick<RollupQuestion, 'network' | 'topic' | 'lang'>;

/** Rollups of the brands and time that a query names. */
export async function ask(
  query: Filters & { readonly brand?: string; readonly from?: string; readonly to?: string },
  shape: Pick<RollupQuestion, 'bucket' | 'days' | 'by' | 'details'> & {
    readonly span?: { readonly from: string; readonly to: string };
  },
  context: ApiContext,
): Promise<readonly RollupAnswer[]> {
  const { deps, limits } = context;
  const { brands, from, to } = { ...spanOf(query, context), ...shape.span };
  const { network, topic, lang } = query;
  return readRollups(
    deps.stores.rollups,
    { brands, from, to, bucket: shape.bucket, days: shape.days, by: shape.by, details: shape.details, network, topic, lang },
    { now: deps.clock.now(), signal: AbortSignal.timeout(limits.answerWithinMs) },
  );
}
