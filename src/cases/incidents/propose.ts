import { KEPT_ENTRIES, stableId, type Alert, type Incident, type IncidentEntry } from '../../domain/index.ts';
import { isoNow, type Clock } from '../../ports/clock.ts';
import type { ChangeFeed } from '../../ports/events.ts';
import type { Stores } from '../../ports/stores.ts';

export interface ProposeDeps {
  readonly stores: Pick<Stores, 'incidents'>;
  readonly clock: Clock;
  readonly changes: Pick<ChangeFeed, 'publish'>;
}

/** A phrase is telling when this share of the alert's mentions has it, and it is so many times more than usual. */
const LEAST_SHARE = 0.08;
const LEAST_TIMES = 3;
const MOST_PHRASES = 8;
const TITLE_PHRASES = 2;

/** The phrases of an alert that tell its mentions from others. A longer one stands for the shorter ones in it. Pure. */
export function tellingPhrases({ whatDiffers, count }: Pick<Alert, 'whatDiffers' | 'count'>): readonly string[] {
  const telling = whatDiffers.filter(
    (one) => one.kind === 'phrase' && one.count >= LEAST_SHARE * count && one.count >= LEAST_TIMES * Math.max(one.usual, 0.5),
  );
  return telling.map(({ text }) => text).slice(0, MOST_PHRASES);
}

/** What an incident is called until somebody calls it better. Pure. */
function titleOf({ topic, network }: Pick<Alert, 'topic' | 'network'>, phrases: readonly string[]): string {
  const longest = phrases.filter((phrase) => !phrases.some((other) => other !== phrase && ` ${other} `.includes(` ${phrase} `)));
  const subject = [topic, network === null ? null : `on ${network}`].filter((part) => part !== null).join(' ');
  const words = longest.slice(0, TITLE_PHRASES).join(', ');
  const title = [subject, words].filter((part) => part !== '').join(': ');
  return title === '' ? 'Many complaints at once' : title.charAt(0).toUpperCase() + title.slice(1);
}

/** The incident that an alert proposes. The same alert always gives the same id. Pure. */
export function incidentOf(alert: Alert, at: string): Incident {
  const phrases = tellingPhrases(alert);
  const title = titleOf(alert, phrases);
  return {
    id: stableId('incident', alert.id),
    brand: alert.brand,
    title,
    state: 'proposed',
    alert: alert.id,
    match: { topic: alert.topic, network: alert.network, phrases: [...phrases] },
    began: alert.began,
    proposedAt: at,
    acceptedAt: null,
    acceptedBy: null,
    closedAt: null,
    closedBy: null,
    statement: null,
    closing: null,
    timeline: [{ at, kind: 'proposed', by: null, text: title }],
    tasks: [],
    version: 1,
  };
}

/** A proposal as its alert stands now, while nobody did anything with it; null where it stands so already. Pure. */
export function followed(known: Incident, made: Incident): Incident | null {
  const touched = known.state !== 'proposed' || known.timeline.some(({ by }) => by !== null);
  const same = known.title === made.title && JSON.stringify(known.match) === JSON.stringify(made.match);
  return touched || same
    ? null
    : { ...known, title: made.title, match: made.match, began: made.began, version: known.version + 1 };
}

/**
 * Proposes an incident for an alert, once: a later call for the same alert lets the proposal follow it, for a rise shows only as it
 * goes on of what it is. What a person touched stays as it is. Nothing is linked before a person accepts it. Whoever calls writes the
 * incident's id to the alert.
 */
export async function proposeIncident(alert: Alert, deps: ProposeDeps): Promise<Incident> {
  const made = incidentOf(alert, isoNow(deps.clock));
  const known = await deps.stores.incidents.get(made.id);
  if (known) {
    const next = followed(known, made);
    // Somebody who was quicker is a person who decided, or another look at the same rise.
    if (next === null || !(await deps.stores.incidents.save(next))) return known;
    await deps.changes.publish([{ type: 'incident', brand: next.brand, ids: [next.id] }]);
    return next;
  }
  if (await deps.stores.incidents.insert(made)) {
    await deps.changes.publish([{ type: 'incident', brand: made.brand, ids: [made.id] }]);
    return made;
  }
  return (await deps.stores.incidents.get(made.id)) ?? made;
}

/** A timeline with one entry more. Pure. */
export function withEntry(timeline: readonly IncidentEntry[], entry: IncidentEntry): IncidentEntry[] {
  return [...timeline, entry].slice(-KEPT_ENTRIES);
}
