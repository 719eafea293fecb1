import type { Case, Clock, Sla, SlaPolicy } from '../domain/index.ts';
import type { Calendar } from './business-time.ts';

/** A queue's promise: allowed business time per clock, and the calendar it is counted in. */
export interface SlaTerms {
  readonly policy: SlaPolicy;
  readonly calendar: Calendar;
}

const iso = (ms: number): string => new Date(ms).toISOString();

function startClock(terms: SlaTerms, start: number, allowedMs: number | undefined): Clock | null {
  if (allowedMs === undefined) return null;
  return { dueAt: iso(terms.calendar.add(start, allowedMs)), metAt: null, breached: false };
}

/** The clocks of a case that opens (or re-opens) now. Times are milliseconds since 1970 UTC. */
export function openClocks(terms: SlaTerms, now: number): Sla {
  return {
    firstResponse: startClock(terms, now, terms.policy.firstResponse),
    nextResponse: null,
    resolution: startClock(terms, now, terms.policy.resolution),
  };
}

/** The customer said something more: once a first answer was given, the next one is due. A running clock runs on. */
export function customerSpoke(sla: Sla, terms: SlaTerms, now: number): Sla {
  const answeredOnce = sla.firstResponse === null || sla.firstResponse.metAt !== null;
  const waiting = sla.nextResponse !== null && sla.nextResponse.metAt === null;
  if (!answeredOnce || waiting) return sla;
  return { ...sla, nextResponse: startClock(terms, now, terms.policy.nextResponse) };
}

const met = (clock: Clock | null, at: number): Clock | null =>
  clock === null || clock.metAt !== null
    ? clock
    : { ...clock, metAt: iso(at), breached: clock.breached || at > Date.parse(clock.dueAt) };

/** Somebody answered the customer. */
export function answered(sla: Sla, at: number): Sla {
  return { ...sla, firstResponse: met(sla.firstResponse, at), nextResponse: met(sla.nextResponse, at) };
}

/** The case was solved: every clock stops. */
export function resolved(sla: Sla, at: number): Sla {
  return {
    firstResponse: met(sla.firstResponse, at),
    nextResponse: met(sla.nextResponse, at),
    resolution: met(sla.resolution, at),
  };
}

/** The case opens again: a new answer is due, and a new time to resolve it. */
export function reopenedClocks(sla: Sla, terms: SlaTerms, now: number): Sla {
  return {
    firstResponse: sla.firstResponse,
    nextResponse: startClock(terms, now, terms.policy.nextResponse ?? terms.policy.firstResponse),
    resolution: startClock(terms, now, terms.policy.resolution),
  };
}

const missed = (clock: Clock | null, now: number): Clock | null =>
  clock !== null && clock.metAt === null && !clock.breached && now > Date.parse(clock.dueAt)
    ? { ...clock, breached: true }
    : clock;

/** Marks clocks that ran out. Returns the same object when none did. */
export function markBreaches(sla: Sla, now: number): Sla {
  const next = {
    firstResponse: missed(sla.firstResponse, now),
    nextResponse: missed(sla.nextResponse, now),
    resolution: missed(sla.resolution, now),
  };
  const same =
    next.firstResponse === sla.firstResponse && next.nextResponse === sla.nextResponse && next.resolution === sla.resolution;
  return same ? sla : next;
}

/** Whether any clock was missed. */
export function isBreached(sla: Sla): boolean {
  return [sla.firstResponse, sla.nextResponse, sla.resolution].some((clock) => clock?.breached === true);
}

/** When to look at this case next: the first clock to run out that isn't known to be missed, or the end of a claim. */
export function nextDueAt(item: Pick<Case, 'sla' | 'status' | 'owner'>): string | null {
  if (item.status === 'solved' || item.status === 'closed') return null;
  const times = [item.sla.firstResponse, item.sla.nextResponse, item.sla.resolution]
    .filter((clock) => clock !== null && clock.metAt === null && !clock.breached)
    .map((clock) => clock?.dueAt ?? '');
  if (item.owner.leaseUntil !== null) times.push(item.owner.leaseUntil);
  return times.length === 0 ? null : times.reduce((a, b) => (a < b ? a : b));
}
