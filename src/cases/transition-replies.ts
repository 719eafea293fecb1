import type { Case } from '../domain/index.ts';
import type { ReplyAction, ToldBy } from './actions.ts';
import { claimedBy, heldByAnother, isOver, owned, refuse, type Done, type Transition, type TransitionContext } from './claims.ts';
import { answered, reopenedClocks } from './sla.ts';

const without = (list: readonly string[], one: string): string[] => list.filter((other) => other !== one);
const withOne = (list: readonly string[], one: string): string[] => (list.includes(one) ? [...list] : [...list, one]);

/** Whether that was said in the case, or is about to be. */
export const wasTold = (item: Pick<Case, 'told'>, { incident, kind }: ToldBy): boolean =>
  item.told.some((one) => one.incident === incident && one.kind === kind);

/** An answer that never arrived told nobody anything. */
function untold(item: Case, reply: string): Partial<Case> {
  return item.told.some((one) => one.reply === reply) ? { told: item.told.filter((one) => one.reply !== reply) } : {};
}

/** Solved on the strength of an answer that never arrived: it isn't. */
function reopened(item: Case, { terms, now }: TransitionContext): Partial<Case> {
  return { status: 'open', solvedAt: null, reopened: item.reopened + 1, sla: reopenedClocks(item.sla, terms, now) };
}

/**
 * What an answer of ours does to its case. The case is where it is decided that an answer goes out (`sending`) or waits
 * (`approvals`): whoever saves that first on the version they saw is the one whose answer stands.
 */
export function transitionOfReply(item: Case, action: ReplyAction, context: TransitionContext, done: Done): Transition {
  const { actor } = context;
  const { reply } = action;
  switch (action.type) {
    case 'reply': {
      if (isOver(item)) return refuse('a closed case cannot be answered: open it again first');
      const holder = heldByAnother(item, context);
      if (holder) return owned(holder);
      const { told } = action;
      if (told && item.incident !== told.incident) return refuse('the case is not in this incident (any more)');
      if (told && wasTold(item, told)) return refuse('the customer was told this already');
      const waits = action.approval !== null;
      const owner = actor.kind === 'agent' ? claimedBy(item, action.leaseMs, context) : item.owner;
      const moved = owner.kind !== item.owner.kind || owner.id !== item.owner.id;
      return done({
        patch: {
          owner,
          notified: without(item.notified, actor.id),
          ...(told ? { told: [...item.told, { ...told, reply }] } : {}),
          ...(waits ? { approvals: withOne(item.approvals, reply) } : { sending: withOne(item.sending, reply) }),
        },
        activities: [
          { by: actor.id, type: waits ? 'reply-awaits-approval' : 'reply-decided', detail: action.text, mention: action.mention },
        ],
        events: [moved ? 'reassigned' : 'updated'],
      });
    }
    case 'reply-approved':
      if (!item.approvals.includes(reply)) return refuse('this answer no longer waits for approval');
      if (isOver(item)) return refuse('the case is closed: open it again before an answer is approved');
      return done({
        patch: { approvals: without(item.approvals, reply), sending: withOne(item.sending, reply) },
        activities: [{ by: actor.id, type: 'reply-approved', detail: action.text, mention: action.mention }],
        events: ['updated'],
      });
    case 'reply-rejected':
      if (!item.approvals.includes(reply)) return refuse('this answer no longer waits for approval');
      return done({
        patch: {
          approvals: without(item.approvals, reply),
          notified: withOne(item.notified, action.author),
          ...untold(item, reply),
        },
        activities: [{ by: actor.id, type: 'reply-rejected', detail: action.reason, mention: null }],
        events: ['updated'],
      });
    case 'reply-withdrawn':
      if (!item.approvals.includes(reply) && !item.sending.includes(reply)) return { ok: true, change: null };
      return done({
        patch: { approvals: without(item.approvals, reply), sending: without(item.sending, reply), ...untold(item, reply) },
        activities: [{ by: actor.id, type: 'reply-withdrawn', detail: null, mention: null }],
        events: ['updated'],
      });
    case 'reply-sent': {
      if (!item.sending.includes(reply)) return { ok: true, change: null };
      const waits = item.status === 'open' && item.lastMentionAt <= new Date(action.at).toISOString();
      return done({
        patch: {
          sending: without(item.sending, reply),
          status: waits ? 'pending' : item.status,
          sla: answered(item.sla, action.at),
        },
        activities: [{ by: action.by, type: 'answered-network', detail: action.text, mention: action.mention }],
        events: ['updated'],
      });
    }
    case 'reply-failed':
      if (!item.sending.includes(reply)) return { ok: true, change: null };
      return done({
        patch: {
          sending: without(item.sending, reply),
          notified: withOne(item.notified, action.by),
          ...untold(item, reply),
          ...(item.status === 'solved' ? reopened(item, context) : {}),
        },
        activities: [{ by: actor.id, type: 'reply-failed', detail: action.code, mention: action.mention }],
        events: [item.status === 'solved' ? 'reopened' : 'updated'],
      });
    case 'reply-again':
      if (isOver(item)) return refuse('the case is closed: open it again before anything is sent');
      if (item.sending.includes(reply)) return { ok: true, change: null };
      if (action.told && wasTold(item, action.told)) return refuse('the customer was told this in another answer');
      return done({
        patch: {
          sending: withOne(item.sending, reply),
          ...(action.told ? { told: [...item.told, { ...action.told, reply }] } : {}),
        },
        activities: [{ by: actor.id, type: 'reply-again', detail: null, mention: action.mention }],
        events: ['updated'],
      });
  }
}
