import type { CaseSummary } from '../api/types.ts';
import { nextClock } from '../text/due.ts';

/** The open case whose clock runs out first (or ran out longest ago); undefined when no clock runs. */
export function mostPressing(cases: readonly CaseSummary[]): CaseSummary | undefined {
  return cases
    .flatMap((one) => {
      const next = one.status === 'open' ? nextClock(one.sla) : undefined;
      return next === undefined ? [] : [{ one, dueAt: Date.parse(next.clock.dueAt) }];
    })
    .toSorted((a, b) => a.dueAt - b.dueAt)[0]?.one;
}
