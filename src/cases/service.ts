import type { Case } from '../domain/index.ts';
import type { Actor, CaseAction, CaseOutcome, Refusal } from './actions.ts';
import { makeAttempt, no, notFound, stale, type CaseServiceDeps } from './attempt.ts';
import { isClaimed, LEASE_MS } from './claims.ts';
import { makeMerge, type MergeRequest } from './merge.ts';
import { nextDueAt } from './sla.ts';
import { makeSplit, type SplitRequest } from './split.ts';
import { transition } from './transition.ts';

export type { CaseServiceDeps } from './attempt.ts';

/** What people, programs and the routing service do with cases: load, decide (pure), save once, tell. */
export interface CaseService {
  /** `expectedVersion` null takes the case as it stands. */
  act(request: {
    readonly caseId: string;
    readonly expectedVersion: number | null;
    readonly actor: Actor;
    readonly action: CaseAction;
  }): Promise<CaseOutcome>;
  /** Why an answer of this actor on this version would be refused; null when it wouldn't. Nothing is changed. */
  wouldRefuse(request: {
    readonly caseId: string;
    readonly expectedVersion: number;
    readonly actor: Actor;
  }): Promise<Refusal | null>;
  /**
   * Prolongs the actor's running claim. The version stays, so that nobody's work becomes stale by it. Refused with `owned` when
   * the claim is no longer the actor's, or with `epoch` no longer that one.
   */
  renew(request: {
    readonly caseId: string;
    readonly actor: Actor;
    readonly leaseMs: number;
    readonly epoch?: number;
  }): Promise<CaseOutcome>;
  /** Gives everything that the actor holds back to its queues. Returns how many cases that were. */
  releaseAll(actor: Actor): Promise<number>;
  /** Moves everything of a case into another; the first one points at it from then on. */
  merge(request: MergeRequest): Promise<CaseOutcome>;
  /** Goes on with a merge that broke off. */
  finishMerge(source: Case): Promise<CaseOutcome>;
  /** Moves some mentions of a case into a new one on another topic. */
  split(request: SplitRequest): Promise<CaseOutcome & { readonly created?: Case }>;
}

const RENEW_TRIES = 5;
const MOST_HELD = 500;

export function makeCaseService(deps: CaseServiceDeps): CaseService {
  const { stores, clock } = deps;
  const attempt = makeAttempt(deps);
  const contextOf = (item: Case, actor: Actor) => {
    const queue = deps.queues().of(item.queue);
    return { actor, now: clock.now(), terms: queue.terms, fallback: queue.fallback };
  };
  const act: CaseService['act'] = ({ caseId, expectedVersion, actor, action }) =>
    attempt(caseId, expectedVersion, (item) => {
      const outcome = transition(item, action, contextOf(item, actor));
      return outcome.ok ? outcome.change : outcome.refusal;
    });

  return {
    act,
    ...makeMerge(deps),
    split: makeSplit(deps),

    async wouldRefuse({ caseId, expectedVersion, actor }) {
      const item = await stores.cases.get(caseId);
      if (!item) return { code: 'not-found', message: `there is no case ${caseId}` };
      if (item.version !== expectedVersion) return stale(item, expectedVersion);
      const trial = { type: 'reply' as const, reply: '', mention: '', text: '', approval: null, leaseMs: LEASE_MS };
      const outcome = transition(item, trial, contextOf(item, actor));
      return outcome.ok ? null : outcome.refusal;
    },

    async renew({ caseId, actor, leaseMs, epoch }) {
      for (let tries = 0; tries < RENEW_TRIES; tries += 1) {
        const item = await stores.cases.get(caseId);
        if (!item) return notFound(caseId);
        const mine = isClaimed(item, clock.now()) && item.owner.id === actor.id && (epoch ?? item.epoch) === item.epoch;
        if (!mine)
          return no({ code: 'owned', message: 'the claim is no longer yours: look at the case anew', owner: item.owner });
        const owner = { ...item.owner, leaseUntil: new Date(clock.now() + leaseMs).toISOString() };
        if (owner.leaseUntil <= (item.owner.leaseUntil ?? '')) return { ok: true, case: item };
        const renewed = { ...item, owner };
        const next = { ...renewed, nextDueAt: nextDueAt(renewed) };
        if (await stores.cases.renewClaim(next)) return { ok: true, case: next };
      }
      const item = await stores.cases.get(caseId);
      return item ? no(stale(item, item.version - 1)) : notFound(caseId);
    },

    async releaseAll(actor) {
      const held = await stores.cases.heldBy(actor.id, MOST_HELD);
      let released = 0;
      for (const { id } of held) {
        const outcome = await act({ caseId: id, expectedVersion: null, actor, action: { type: 'release' } });
        if (outcome.ok) released += 1;
      }
      return released;
    },
  };
}
