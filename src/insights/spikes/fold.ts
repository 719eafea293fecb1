import type { Alert } from '../../domain/alert.ts';
import { kindOf, type Scope, type ScopeKind } from './budget.ts';
import { worse } from './severity.ts';

/** A narrower part leads when it holds so much of the rise. */
const HOLDS = 0.6;
const NARROW: Readonly<Record<ScopeKind, number>> = { 'topic-network': 3, topic: 2, network: 1, brand: 0 };

/** Whether one of the two holds the other: the brand its topics and networks, and each of those the topic on the network. */
export function isRelated(a: Scope, b: Scope): boolean {
  if (a.brand !== b.brand) return false;
  const holds = (outer: Scope, inner: Scope): boolean =>
    (outer.topic === null || outer.topic === inner.topic) && (outer.network === null || outer.network === inner.network);
  return holds(a, b) || holds(b, a);
}

const excess = ({ count, expected }: Alert): number => count - expected;
const endOf = ({ until, seen }: Alert): string => until ?? seen;

const overlaps = (a: Alert, b: Alert): boolean =>
  (a.until === null && b.until === null) || (a.began <= endOf(b) && b.began <= endOf(a));

/** Narrower first, then complaints, then the larger rise, then by id: so that order of arrival does not matter. */
function byTelling(a: Alert, b: Alert): number {
  const narrow = NARROW[kindOf(b)] - NARROW[kindOf(a)];
  if (narrow !== 0) return narrow;
  if (a.measure !== b.measure) return a.measure === 'complaints' ? -1 : 1;
  return excess(b) - excess(a) || (a.id < b.id ? -1 : a.id === b.id ? 0 : 1);
}

/** The narrowest of these that holds most of the rise. */
export function leadOf(alerts: readonly [Alert, ...Alert[]]): Alert {
  const most = Math.max(...alerts.map(excess));
  const telling = alerts.filter((alert) => excess(alert) >= HOLDS * most).toSorted(byTelling);
  return telling[0] ?? alerts[0];
}

type Group = readonly [Alert, ...Alert[]];

/** Alerts as one: what the lead says, found when the first of them was, as bad and as likely as the worst. */
function merge(group: Group): Alert {
  const sorted = group.toSorted(byFound);
  const first = sorted[0] ?? group[0];
  const open = group.some(({ until }) => until === null);
  const texts = (of: (alert: Alert) => string): readonly string[] => group.map(of).toSorted();
  return {
    ...leadOf(group),
    id: first.id,
    found: first.found,
    began: texts(({ began }) => began)[0] ?? first.began,
    seen: texts(({ seen }) => seen).at(-1) ?? first.seen,
    until: open ? null : (texts(endOf).at(-1) ?? null),
    severity: group.map(({ severity }) => severity).reduce(worse),
    likelihood: Math.max(...group.map(({ likelihood }) => likelihood)),
    incident: sorted.find(({ incident }) => incident !== null)?.incident ?? null,
    folded: group.reduce((sum, { folded }) => sum + folded + 1, -1),
  };
}

function byFound(a: Alert, b: Alert): number {
  if (a.found !== b.found) return a.found < b.found ? -1 : 1;
  return a.id < b.id ? -1 : a.id === b.id ? 0 : 1;
}

const folds = (a: Alert, b: Alert): boolean => isRelated(a, b) && overlaps(a, b);

/** Groups that hang together, one alert with the next. */
function groupsOf(alerts: readonly Alert[]): readonly Group[] {
  let groups: Group[] = [];
  for (const alert of alerts) {
    const joined = groups.filter((group) => group.some((other) => folds(other, alert)));
    groups = [...groups.filter((group) => !joined.includes(group)), [alert, ...joined.flat()]];
  }
  return groups;
}

/**
 * Alerts of the same time about the same part of a brand, or about a part and what holds it, become one. Doing it again changes
 * nothing: no two of the result are related in the same time. Those found first come first, whatever the order was.
 */
export function foldAlerts(alerts: readonly Alert[]): readonly Alert[] {
  const folded = groupsOf(alerts).map((group) => (group.length === 1 ? group[0] : merge(group)));
  // A merged alert lasts longer than its lead did, so it may meet another one.
  return folded.length === alerts.length ? folded.toSorted(byFound) : foldAlerts(folded);
}
