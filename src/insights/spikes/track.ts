import type { Alert } from '../../domain/alert.ts';
import { stableId } from '../../domain/ids.ts';
import { kindOf } from './budget.ts';
import { foldAlerts, isRelated, leadOf } from './fold.ts';
import type { Finding } from './look.ts';
import { severityOf, worse } from './severity.ts';
import { DAY_MS, HOUR_MS } from './slots.ts';

/** A rise that comes back within the hour is the same. */
export const SAME_MS = HOUR_MS;
/** What lasts longer is the new usual: the alert ends, and another one is due if it grows. */
export const LONGEST_MS = DAY_MS;

const iso = (at: number): string => new Date(at).toISOString();

/** A finding as an alert. The id depends on where and when it was found alone: looking twice makes the same alert. */
function alertOf(finding: Finding): Alert {
  const { scope, measure, began, found, count, expected, likelihood } = finding;
  const { brand, topic, network } = scope;
  return {
    id: stableId('alert', brand, topic ?? '', network ?? '', measure, iso(found)),
    brand,
    topic,
    network,
    measure,
    likelihood,
    count,
    expected: Math.round(expected * 100) / 100,
    severity: severityOf({ count, expected, kind: kindOf(scope) }),
    began: iso(began),
    found: iso(found),
    seen: iso(found),
    until: null,
    whatDiffers: [],
    incident: null,
    folded: 0,
    acknowledged: null,
  };
}

/** An alert that is known, after another look found the same rise. It names the part that tells most, now. */
function renew(known: Alert, again: Alert, joined: number): Alert {
  const { topic, network, measure, count, expected } = leadOf([again, ...(known.seen === again.seen ? [known] : [])]);
  return {
    ...known,
    topic,
    network,
    measure,
    count,
    expected,
    began: known.began < again.began ? known.began : again.began,
    seen: again.seen,
    until: null,
    severity: worse(known.severity, again.severity),
    likelihood: Math.max(known.likelihood, again.likelihood),
    folded: Math.max(known.folded, again.folded) + joined,
  };
}

export interface TrackOptions {
  /** Alerts of the brand that are open, or ended within {@link SAME_MS}. */
  readonly known: readonly Alert[];
  readonly findings: readonly Finding[];
  /** Whether counts of that part are as usual again. */
  readonly isCalm: (alert: Alert) => boolean;
  /** When the last slot that was looked at was over, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * What a look changes: alerts that are new, seen again, or over. An alert is over when the last half hour is as usual, as of
 * when it was seen last. Looking again at the same time changes nothing more.
 */
export function trackAlerts({ known, findings, isCalm, at }: TrackOptions): readonly Alert[] {
  const isOld = (alert: Alert): boolean => at - Date.parse(alert.began) > LONGEST_MS;
  const lately = known.filter((alert) => !isOld(alert) && (alert.until === null || at - Date.parse(alert.until) <= SAME_MS));
  const changed = new Map<string, Alert>();
  for (const again of foldAlerts(findings.map(alertOf))) {
    const [first, ...others] = lately
      .map((alert) => changed.get(alert.id) ?? alert)
      .filter((alert) => isRelated(alert, again))
      .toSorted((a, b) => (a.found < b.found ? -1 : 1));
    const still = others.filter(({ until }) => until === null);
    // Two that were apart turn out to be one rise: the first goes on.
    for (const other of still) changed.set(other.id, { ...other, until: other.seen });
    const next = first ? renew(first, again, still.length) : again;
    changed.set(next.id, next);
  }
  for (const alert of known) {
    if (alert.until !== null || changed.has(alert.id)) continue;
    if (isOld(alert) || isCalm(alert)) changed.set(alert.id, { ...alert, until: alert.seen });
  }
  return [...changed.values()];
}
