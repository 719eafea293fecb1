import type { Case, Owner } from '../domain/index.ts';
import type { CaseChange } from '../ports/stores.ts';
import type { Actor, Refusal } from './actions.ts';
import type { Decision } from './record.ts';
import type { SlaTerms } from './sla.ts';

/** How long a claim holds unless it is renewed, in milliseconds. */
export const LEASE_MS = 10 * 60_000;

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

export type Done = (decision: Decision) => Transition;

export const refuse = (message: string): Transition => ({ ok: false, refusal: { code: 'not-allowed', message } });

export function owned(owner: Owner): Transition {
  const until = owner.leaseUntil === null ? '' : ` until ${owner.leaseUntil}`;
  return { ok: false, refusal: { code: 'owned', message: `the case is held by ${owner.id}${until}`, owner } };
}

/** Whether an agent's claim on the case runs at that time. */
export function isClaimed(item: Pick<Case, 'owner'>, now: number): boolean {
  const { owner } = item;
  return owner.kind === 'agent' && owner.leaseUntil !== null && Date.parse(owner.leaseUntil) > now;
}

/** Another agent's running claim; a queue holds nothing against an agent. */
export function heldByAnother(item: Case, context: Pick<TransitionContext, 'actor' | 'now'>): Owner | null {
  return isClaimed(item, context.now) && item.owner.id !== context.actor.id ? item.owner : null;
}

export const isOver = (item: Case): boolean => item.status === 'closed' || item.mergedInto !== null;

/** The actor as owner by a claim of that length; a claim of theirs that runs longer stays as it is. */
export function claimedBy(item: Case, leaseMs: number, { actor, now }: TransitionContext): Owner {
  const until = new Date(now + leaseMs).toISOString();
  const { owner } = item;
  const longer = owner.kind === 'agent' && owner.id === actor.id && owner.leaseUntil !== null && owner.leaseUntil > until;
  return longer ? owner : { kind: 'agent', id: actor.id, name: actor.name, leaseUntil: until };
}
