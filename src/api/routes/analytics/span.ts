import type { ApiContext } from '../../context.ts';
import { badInput } from '../../problems.ts';
import { brandParam, timeParam } from '../../query.ts';

const DAY_MS = 86_400_000;

export const spanParams = { brand: brandParam.exactOptional(), from: timeParam.exactOptional(), to: timeParam.exactOptional() };

export interface Span {
  /** Every brand that is asked about. */
  readonly brands: readonly string[];
  readonly from: string;
  readonly to: string;
}

/**
 * The brands and the time that a question is about: all brands and the last 24 hours unless told.
 * @throws Problem 400 when it ends before it begins
 */
export function spanOf(
  query: { readonly brand?: string; readonly from?: string; readonly to?: string },
  { deps }: Pick<ApiContext, 'deps'>,
): Span {
  const to = query.to ?? new Date(deps.clock.now()).toISOString();
  const from = query.from ?? new Date(Date.parse(to) - DAY_MS).toISOString();
  if (from >= to) throw badInput([{ path: 'from', message: 'must lie before the end of the time asked about' }]);
  return { brands: query.brand === undefined ? deps.configuration().brands.map(({ id }) => id) : [query.brand], from, to };
}
