import { namesSomething, type Case, type Incident } from '../../domain/index.ts';
import { saysOneOf } from './phrases.ts';

type Matched = Pick<
  Case,
  'id' | 'brand' | 'topic' | 'networks' | 'firstMentionAt' | 'mergedInto' | 'incident' | 'leftIncidents' | 'status'
>;
type Matching = Pick<Incident, 'id' | 'brand' | 'match' | 'began'>;

/**
 * Whether a case is about the incident, by what it is; `texts` is what its customer said in it. Same brand, not merged, first heard
 * of when the incident had begun, and all that the match names. Pure.
 */
export function belongsTo({ brand, match, began }: Matching, item: Matched, texts: readonly string[]): boolean {
  if (!namesSomething(match) || item.brand !== brand || item.mergedInto !== null || item.firstMentionAt < began) return false;
  if (match.topic !== null && item.topic !== match.topic) return false;
  if (match.network !== null && !item.networks.includes(match.network)) return false;
  return match.phrases.length === 0 || saysOneOf(match.phrases, texts);
}

/** Whether a case may be linked to it by itself: it is about it, in no other, not closed, and nobody took it out by hand. Pure. */
export function linksTo(incident: Matching, item: Matched, texts: readonly string[]): boolean {
  const free = item.incident === null && item.status !== 'closed' && !item.leftIncidents.includes(incident.id);
  return free && belongsTo(incident, item, texts);
}

/** The one of these open incidents that a case is linked to by itself: of several the one that was accepted last. Pure. */
export function incidentFor(open: readonly Incident[], item: Matched, texts: readonly string[]): Incident | undefined {
  return open
    .filter((incident) => linksTo(incident, item, texts))
    .toSorted((a, b) => (b.acceptedAt ?? '').localeCompare(a.acceptedAt ?? '') || (a.id < b.id ? -1 : 1))[0];
}

/** The incident that keeps Earshot from offering or sending anything else on a case; null where none does. Pure. */
export function frozenBy(item: Pick<Case, 'incident'>, incident: Pick<Incident, 'id' | 'state'> | undefined): string | null {
  return incident?.state === 'open' && item.incident === incident.id ? incident.id : null;
}
