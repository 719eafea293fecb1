import type { Case, CaseStatus } from '../domain/index.ts';
import type { CaseAction } from './actions.ts';
import { claimedBy, heldByAnother, isOver, owned, refuse, type Done, type Transition, type TransitionContext } from './claims.ts';
import { record, type Decision } from './record.ts';
import { answered, isBreached, markBreaches, reopenedClocks, resolved } from './sla.ts';
import { transitionOfIncident } from './transition-incidents.ts';
import { transitionOfReply } from './transition-replies.ts';

const ALLOWED: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  open: ['pending', 'solved', 'closed'],
  pending: ['open', 'solved', 'closed'],
  solved: ['open', 'closed'],
  closed: [],
};

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
      return claim(item, action, context, done);
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
        patch: { owner: action.fallback, returned: item.returned + 1 },
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
      return done({
        patch: { notified: [...new Set([...item.notified, ...(action.notify ?? [])])].filter((one) => one !== by) },
        activities: [{ by, type: 'note', detail: action.text, mention: null }],
        events: [],
      });
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
    case 'topic': {
      if (item.topic === action.topic) return { ok: true, change: null };
      if (isOver(item)) return refuse('a closed case keeps its topic');
      const holder = heldByAnother(item, context);
      if (holder && !context.actor.supervisor) return owned(holder);
      const detail = `${item.topic} to ${action.topic}`;
      return done({
        patch: { topic: action.topic },
        activities: [{ by, type: 'topic', detail, mention: null }],
        events: ['updated'],
      });
    }
    case 'help': {
      if (action.text === null && item.help === null) return { ok: true, change: null };
      const at = new Date(context.now).toISOString();
      const help = action.text === null ? null : { by, name: context.actor.name, at, text: action.text };
      const type = help === null ? 'help-given' : 'help-asked';
      return done({ patch: { help }, activities: [{ by, type, detail: action.text, mention: null }], events: [] });
    }
    case 'clock-check': {
      const sla = markBreaches(item.sla, context.now);
      if (sla === item.sla) return { ok: true, change: null };
      const first = isBreached(item.sla) ? [] : (['escalated'] as const);
      return done({ patch: { sla }, activities: [{ by, type: 'sla-breached', detail: null, mention: null }], events: first });
    }
    case 'link-incident':
    case 'unlink-incident':
      return transitionOfIncident(item, action, context, done);
    case 'work-item':
      return workItem(item, action, context, done);
    case 'reply':
    case 'reply-approved':
    case 'reply-rejected':
    case 'reply-withdrawn':
    case 'reply-sent':
    case 'reply-failed':
    case 'reply-again':
      return transitionOfReply(item, action, context, done);
  }
}

function claim(
  item: Case,
  { leaseMs, takeOver }: Extract<CaseAction, { type: 'claim' }>,
  context: TransitionContext,
  done: Done,
): Transition {
  if (item.status === 'closed') return refuse('a closed case cannot be claimed');
  const holder = heldByAnother(item, context);
  const takes = holder !== null && takeOver === true && context.actor.supervisor;
  if (holder && !takes) return owned(holder);
  const { id } = context.actor;
  const renewed = item.owner.kind === 'agent' && item.owner.id === id;
  const activity = takes
    ? { by: id, type: 'taken-over', detail: holder.id, mention: null }
    : { by: id, type: 'claimed', detail: null, mention: null };
  return done({
    patch: { owner: claimedBy(item, leaseMs, context), notified: item.notified.filter((one) => one !== id) },
    activities: renewed ? [] : [activity],
    events: renewed ? [] : ['reassigned'],
  });
}

function setStatus(
  item: Case,
  action: Extract<CaseAction, { type: 'status' }>,
  context: TransitionContext,
  done: Done,
): Transition {
  const { status } = action;
  if (status === item.status) return { ok: true, change: null };
  if (!ALLOWED[item.status].includes(status)) return refuse(`a ${item.status} case cannot become ${status}`);
  const holder = heldByAnother(item, context);
  if (holder && !context.actor.supervisor) return owned(holder);
  const at = new Date(context.now).toISOString();
  const activities = [
    { by: context.actor.id, type: status === 'open' ? 'reopened' : status, detail: action.resolution, mention: null },
  ];
  switch (status) {
    case 'pending':
      return done({ patch: { status }, activities, events: ['updated'] });
    case 'solved': {
      const resolution = { code: action.code ?? 'resolved', text: action.resolution, by: context.actor.id, at };
      const patch = { status, solvedAt: at, sla: resolved(item.sla, context.now), resolution, help: null };
      return done({ patch, activities: named(activities, action.code), events: ['solved'] });
    }
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

/** The code of a conclusion stands before its words. */
function named(activities: Decision['activities'], code: string | undefined): Decision['activities'] {
  if (code === undefined) return activities;
  return activities.map((activity) => ({ ...activity, detail: activity.detail === null ? code : `${code}: ${activity.detail}` }));
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
