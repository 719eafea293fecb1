import { WINDOWS } from './dispersion.ts';
import { SLOT_MS, WEEK_MS } from './slots.ts';

/** What a series is about: the whole brand, a topic, a network, or a topic on a network. */
export interface Scope {
  readonly brand: string;
  readonly topic: string | null;
  readonly network: string | null;
}

export type ScopeKind = 'brand' | 'topic' | 'network' | 'topic-network';

export function kindOf({ topic, network }: Pick<Scope, 'topic' | 'network'>): ScopeKind {
  if (topic === null) return network === null ? 'brand' : 'network';
  return network === null ? 'topic' : 'topic-network';
}

/**
 * Findings by chance that may be had for a brand in a week, over all its series and looks. Below one alarm a week, because
 * what upsets a brand is not all in the model.
 */
const FINDINGS_A_WEEK = 0.7;
/** How the budget is divided between the whole brand and its parts. */
const SHARE: Readonly<Record<ScopeKind, number>> = { brand: 0.7, network: 0.1, topic: 0.15, 'topic-network': 0.05 };
/** All mentions and complaints are looked at. */
const MEASURES = 2;
/** Windows overlap, so five of them have no more chances than so many that do not. */
const WINDOWS_APART = WINDOWS.length / 2;
const LOOKS_A_WEEK = WEEK_MS / SLOT_MS;

/** How many series of each kind a brand has. */
export type SeriesCount = Readonly<Record<ScopeKind, number>>;

export function countSeries(scopes: readonly Pick<Scope, 'topic' | 'network'>[]): SeriesCount {
  const count = { brand: 0, network: 0, topic: 0, 'topic-network': 0 };
  for (const scope of scopes) count[kindOf(scope)] += 1;
  return count;
}

/**
 * How many findings with a chance as small as this one a brand would have in a week by nothing but chance (natural logarithm):
 * the chance times all looks of the series, weighed by its part of the budget.
 */
export function logWeekly(logChance: number, kind: ScopeKind, series: SeriesCount): number {
  return logChance + Math.log((LOOKS_A_WEEK * WINDOWS_APART * MEASURES * Math.max(1, series[kind])) / SHARE[kind]);
}

/** Whether the budget allows for an alarm. */
export function isWithinBudget(weekly: number): boolean {
  return weekly < Math.log(FINDINGS_A_WEEK);
}

/** What came true of simulated alerts, on years that nothing is measured on: a logistic curve of `logWeekly`. */
const CAME_TRUE = { at0: -1.93, slope: -0.285 } as const;

/**
 * How likely it is that something is behind a finding, from 0 to 1, where one real rise a week is to be expected: threads, untold
 * campaigns and what else is not in the model make it much less than chance alone would.
 */
export function likelihoodOf(weekly: number): number {
  return 1 / (1 + Math.exp(-CAME_TRUE.at0 - CAME_TRUE.slope * weekly));
}
