import type { Case, CaseStatus, Owner } from '../domain/index.ts';
import type { CaseChange } from '../ports/stores.ts';
import type { Actor, CaseAction, Refusal } from './actions.ts';
import { record, type Decision } from './record.ts';
import { answered, isBreached, markBreaches, reopenedClocks, resolved, type SlaTerms } from './sla.ts';

/** What a transition may know beside the case: who acts, when, and the promises of the case's queue. */
export interface TransitionContext {
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly terms: SlaTerms;
  /** The owner a case returns to: the queue through its fallback owner. */
  readonly fallback: Owner;
}

export type Transition =
  { readonly ok: true; readonly change: CaseChange | null } | { readonly ok: false; readonly refusal: Refusal };

const ALLOWED: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  open: ['pending', 'solved', 'closed'],
  pending: ['open', 'solved', 'closed'],
  solved: ['open', 'closed'],
  closed: [],
};

const refuse = (message: string): Transition => ({ ok: false, refusal: { code: 'not-allowed', message } });

/** Another agent's running claim; a queue holds nothing against an agent. */
function heldByAnother(item: Case, context: TransitionContext): Owner | null {
  const { owner } = item;
  if (owner.kind !== 'agent' || owner.id === context.actor.id) return null;
  const ended = owner.leaseUntil !== null && Date.parse(owner.leaseUntil) <= context.now;
  return ended || owner.leaseUntil === null ? null : owner;
}

const isOver = (item: Case): boolean => item.status === 'closed' || item.mergedInto !== null;

/**
 * The whole life of a case: what an action makes of it, or why it is not done. Pure: the same case, action and context
 * always give the same answer. `change: null` means that nothing is to be written.
 */
export function transition(item: Case, action: CaseAction, context: TransitionContext): Transition {
  const done = (decision: Decision): Transition => ({ ok: true, change: record(item, decision, context.now) });
  const by = context.actor.id;
  if (item.mergedInto !== null) return refuse(`case ${item.number} was merged into another: act on that one`);
  switch (action.type) {
    case 'claim':
      return claim(item, action.leaseMs, context, done);
    case 'release': {
      if (item.owner.kind !== 'agent') return refuse('nobody holds a claim on this case');
      if (item.owner.id !== by && !context.actor.supervisor) return owned(item.owner);
      return done({
        patch: { owner: context.fallback },
        activities: [{ by, type: 'released', detail: null, mention: null }],
        events: ['reassigned'],
      });
    }
    case 'lease-ended': {
      const until = item.owner.leaseUntil;
      if (until === null || Date.parse(until) > context.now) return { ok: true, change: null };
      return done({
        patch: { owner: action.fallback },
        activities: [{ by, type: 'claim-ended', detail: item.owner.id, mention: null }],
        events: ['reassigned'],
      });
    }
    case 'transfer': {
      if (isOver(item)) return refuse('a closed case cannot be transferred');
      const holder = heldByAnother(item, context);
      if (holder && !context.actor.supervisor) return owned(holder);
      return done({
        patch: { owner: action.to, queue: action.queue },
        activities: [{ by, type: 'transferred', detail: action.reason ?? action.to.id, mention: null }],
        events: ['reassigned'],
      });
    }
    case 'assign': {
      const same = item.owner.kind === action.to.kind && item.owner.id === action.to.id && item.queue === action.queue;
      const known = action.externalId === null || item.workItem === null || item.workItem.externalId === action.externalId;
      if (isOver(item) || (same && known)) return { ok: true, change: null };
      const workItem = item.workItem && { ...item.workItem, externalId: action.externalId ?? item.workItem.externalId };
      if (same) return done({ patch: { workItem }, activities: [], events: [] });
      const holder = heldByAnother(item, context);
      if (holder) return owned(holder);
      return done({
        patch: { owner: action.to, queue: action.queue, workItem },
        activities: [{ by, type: 'assigned', detail: action.to.id, mention: null }],
        events: ['reassigned'],
      });
    }
    case 'status':
      return setStatus(item, action, context, done);
    case 'note':
      return done({ patch: {}, activities: [{ by, type: 'note', detail: action.text, mention: null }], events: [] });
    case 'answered': {
      if (isOver(item)) return refuse('a closed case cannot be answered: open it again first');
      const holder = heldByAnother(item, context);
      if (holder && context.actor.kind === 'agent') return owned(holder);
      return done({
        patch: { status: item.status === 'open' ? 'pending' : item.status, sla: answered(item.sla, context.now) },
        activities: [{ by, type: `answered-${action.where}`, detail: action.text, mention: action.mention }],
        events: ['updated'],
      });
    }
    case 'priority':
      if (item.priority === action.priority) return { ok: true, change: null };
      return done({
        patch: { priority: action.priority },
        activities: [{ by, type: 'priority', detail: action.priority, mention: null }],
        events: ['escalated'],
      });
    case 'clock-check': {
      const sla = markBreaches(item.sla, context.now);
      if (sla === item.sla) return { ok: true, change: null };
      const first = isBreached(item.sla) ? [] : (['escalated'] as const);
      return done({ patch: { sla }, activities: [{ by, type: 'sla-breached', detail: null, mention: null }], events: first });
    }
    case 'work-item':
      return workItem(item, action, context, done);
  }
}

function owned(owner: Owner): Transition {
  const until = owner.leaseUntil === null ? '' : ` until ${owner.leaseUntil}`;
  return { ok: false, refusal: { code: 'owned', message: `the case is held by ${owner.id}${until}`, owner } };
}

type Done = (decision: Decision) => Transition;

function claim(item: Case, leaseMs: number, context: TransitionContext, done: Done): Transition {
  if (item.status === 'closed') return refuse('a closed case cannot be claimed');
  const holder = heldByAnother(item, context);
  if (holder) return owned(holder);
  const { id, name } = context.actor;
  const renewed = item.owner.kind === 'agent' && item.owner.id === id;
  const owner: Owner = { kind: 'agent', id, name, leaseUntil: new Date(context.now + leaseMs).toISOString() };
  return done({
    patch: { owner },
    activities: renewed ? [] : [{ by: id, type: 'claimed', detail: null, mention: null }],
    events: renewed ? [] : ['reassigned'],
  });
}

function setStatus(
  item: Case,
  action: Extract<CaseAction, { type: 'status' }>,
  context: TransitionContext,
  done: Done,
): Transition {
  const { status, resolution } = action;
  if (status === item.status) return { ok: true, change: null };
  if (!ALLOWED[item.status].includes(status)) return refuse(`a ${item.status} case cannot become ${status}`);
  const holder = heldByAnother(item, context);
  if (holder && !context.actor.supervisor) return owned(holder);
  const at = new Date(context.now).toISOString();
  const activities = [{ by: context.actor.id, type: status === 'open' ? 'reopened' : status, detail: resolution, mention: null }];
  switch (status) {
    case 'pending':
      return done({ patch: { status }, activities, events: ['updated'] });
    case 'solved':
      return done({ patch: { status, solvedAt: at, sla: resolved(item.sla, context.now) }, activities, events: ['solved'] });
    case 'closed':
      return done({
        patch: { status, solvedAt: item.solvedAt ?? at, closedAt: at, sla: resolved(item.sla, context.now) },
        activities,
        events: ['closed'],
      });
    case 'open': {
      if (item.status === 'pending') return done({ patch: { status }, activities, events: ['updated'] });
      const sla = reopenedClocks(item.sla, context.terms, context.now);
      return done({ patch: { status, solvedAt: null, reopened: item.reopened + 1, sla }, activities, events: ['reopened'] });
    }
  }
}

function workItem(
  item: Case,
  action: Extract<CaseAction, { type: 'work-item' }>,
  context: TransitionContext,
  done: Done,
): Transition {
  const live = item.workItem;
  if (!live) return refuse('this case has no work item');
  const from = { accepted: ['pending'], declined: ['pending', 'accepted'], completed: ['accepted', 'pending'] }[action.state];
  if (!from.includes(live.state)) return refuse(`a work item that is ${live.state} cannot become ${action.state}`);
  const at = new Date(context.now).toISOString();
  const owner = action.state === 'declined' ? action.fallback : (action.owner ?? item.owner);
  const moved = owner.kind !== item.owner.kind || owner.id !== item.owner.id;
  return done({
    patch: { owner, workItem: { ...live, state: action.state, changedAt: at } },
    activities: [{ by: context.actor.id, type: `work-item-${action.state}`, detail: null, mention: null }],
    events: moved ? ['reassigned'] : ['updated'],
  });
}
