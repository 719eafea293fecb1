import { severities, type Severity } from '../../domain/alert.ts';
import type { ScopeKind } from './budget.ts';

/** From so many times the expected, and so many mentions more than expected, on. A rise of the whole brand counts from fewer times. */
const HIGH = { times: 4, brandTimes: 3, more: 30 } as const;
const MEDIUM = { times: 2.5, brandTimes: 2, more: 12 } as const;

/** How bad a rise is: by how many times the expected, and by how many people more. */
export function severityOf(rise: { readonly count: number; readonly expected: number; readonly kind: ScopeKind }): Severity {
  const times = rise.count / Math.max(rise.expected, 0.1);
  const more = rise.count - rise.expected;
  const reaches = (bound: typeof HIGH | typeof MEDIUM): boolean =>
    times >= (rise.kind === 'brand' ? bound.brandTimes : bound.times) && more >= bound.more;
  if (reaches(HIGH)) return 'high';
  return reaches(MEDIUM) ? 'medium' : 'low';
}

export function worse(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b;
}
