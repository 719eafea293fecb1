import { caseFields, type Activity, type Case, type CaseEventType, type OutboxEvent } from '../domain/index.ts';
import type { CaseChange } from '../ports/stores.ts';
import { nextDueAt } from './sla.ts';

/** What a decision writes down: the new state, the entries of the timeline, the events that go to the routing service. */
export interface Decision {
  readonly patch: Partial<Case>;
  readonly activities: readonly Omit<Activity, 'at'>[];
  readonly events: readonly CaseEventType[];
  /** When to look at the case again, where that does not follow from its clocks and its claim. */
  readonly dueAt?: string | null;
  /** The newest mention the events speak of. */
  readonly mention?: string;
}

/** Turns a decision about a case into the one write that carries it: version, sequence and due time follow by rule. */
export function record(current: Case, decision: Decision, now: number, batch: string | null = null): CaseChange {
  const at = new Date(now).toISOString();
  const events: OutboxEvent[] = decision.events.map((type, index) => {
    const sequence = current.sequence + index + 1;
    return { sequence, id: `evt_${current.id}_${sequence}`, type, at, mention: decision.mention ?? current.lastMention };
  });
  const changed = { ...current, ...decision.patch };
  const moved = changed.owner.kind !== current.owner.kind || changed.owner.id !== current.owner.id;
  const next: Case = {
    ...changed,
    epoch: current.epoch + (moved ? 1 : 0),
    version: current.version + 1,
    sequence: current.sequence + events.length,
    nextDueAt: decision.dueAt === undefined ? nextDueAt(changed) : decision.dueAt,
  };
  const activities = decision.activities.map((activity) => ({ ...activity, at }));
  const fields = caseFields.filter((field) => next[field] !== current[field]);
  return { next, changed: fields, expectedVersion: current.version, activities, events, batch };
}
