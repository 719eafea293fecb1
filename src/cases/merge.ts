import { freshId, type Case } from '../domain/index.ts';
import type { Actor, CaseOutcome, Refusal } from './actions.ts';
import { makeAttempt, no, notFound, stale, type CaseServiceDeps } from './attempt.ts';
import { heldByAnother } from './claims.ts';
import { record } from './record.ts';

export interface MergeRequest {
  readonly caseId: string;
  readonly expectedVersion: number | null;
  readonly into: string;
  readonly actor: Actor;
}

const MOST_MENTIONS = 100_000;
/** A merge that broke off is finished by the sweep after this. */
const FINISH_MS = 30_000;
const LOCK_MS = 20_000;
const LOCK_WAIT_MS = 50;
const LOCK_TRIES = 200;

const cannot = (message: string): Refusal => ({ code: 'not-allowed', message });

/**
 * Runs something while no other merge touches these cases, whichever way round it names them: locks are taken in the order of
 * the ids, so that two never wait for each other. Refused when they stay taken for ten seconds.
 */
async function exclusively(
  deps: CaseServiceDeps,
  cases: readonly string[],
  run: () => Promise<CaseOutcome>,
): Promise<CaseOutcome> {
  const holder = freshId();
  const names = cases.toSorted().map((id) => `merge:${id}`);
  const taken: string[] = [];
  try {
    for (const name of names) {
      let mine = false;
      for (let tries = 0; !mine && tries < LOCK_TRIES; tries += 1) {
        const now = deps.clock.now();
        mine = await deps.stores.leases.take(name, holder, new Date(now + LOCK_MS).toISOString(), new Date(now).toISOString());
        if (!mine) await deps.clock.sleep(LOCK_WAIT_MS);
      }
      if (!mine) return no(cannot('another merge of one of these cases is under way: try again in a moment'));
      taken.push(name);
    }
    return await run();
  } finally {
    for (const name of taken) await deps.stores.leases.release(name, holder);
  }
}

/** What either was told: who waits for both was told both. */
function toldOfBoth(target: Case, source: Case): Case['told'] {
  const known = new Set(target.told.map(({ incident, kind }) => `${kind} ${incident}`));
  return [...target.told, ...source.told.filter(({ incident, kind }) => !known.has(`${kind} ${incident}`))];
}

/** Whether the actor may move this case, and it can be moved at all. */
function refusal(item: Case, actor: Actor, now: number): Refusal | null {
  if (item.mergedInto !== null) return cannot(`case ${item.number} was merged already`);
  const holder = heldByAnother(item, { actor, now });
  return holder && !actor.supervisor ? { code: 'owned', message: `the case is held by ${holder.id}`, owner: holder } : null;
}

/** Moving everything of a case into another, in steps of which each can be repeated. */
export function makeMerge(deps: CaseServiceDeps) {
  const { stores, clock } = deps;
  const attempt = makeAttempt(deps);

  /** From the moment the source points at its target the merge is decided; this brings the rest over, once. */
  async function finish(source: Case, by: string): Promise<CaseOutcome> {
    const into = source.mergedInto ?? '';
    const batch = `merge-${source.id}`;
    const target = await attempt(into, null, (item) => {
      if (item.batches.includes(batch)) return null;
      const patch = {
        mentionCount: item.mentionCount + source.mentionCount,
        threads: [...new Set([...item.threads, ...source.threads])],
        networks: [...new Set([...item.networks, ...source.networks])],
        urgency: Math.max(item.urgency, source.urgency),
        approvals: [...new Set([...item.approvals, ...source.approvals])],
        sending: [...new Set([...item.sending, ...source.sending])],
        notified: [...new Set([...item.notified, ...source.notified])],
        told: toldOfBoth(item, source),
        leftIncidents: [...new Set([...item.leftIncidents, ...source.leftIncidents])],
        incident: item.incident ?? (item.leftIncidents.includes(source.incident ?? '') ? null : source.incident),
        ...(source.lastMentionAt > item.lastMentionAt
          ? { lastMention: source.lastMention, lastMentionAt: source.lastMentionAt }
          : {}),
        ...(source.firstMentionAt < item.firstMentionAt
          ? { firstMention: source.firstMention, firstMentionAt: source.firstMentionAt }
          : {}),
      };
      const activity = { by, type: 'merged-from', detail: String(source.number), mention: null };
      return record(item, { patch, activities: [activity], events: ['updated'] }, clock.now(), batch);
    });
    if (!target.ok) return target;
    const moved = await stores.mentions.ofCase(source.id, MOST_MENTIONS);
    await stores.mentions.setCase(moved.map(({ id }) => ({ id, case: into })));
    await attempt(source.id, null, (item) =>
      item.nextDueAt === null ? null : record(item, { patch: {}, activities: [], events: [], dueAt: null }, clock.now()),
    );
    return { ok: true, case: (await stores.cases.get(into)) ?? target.case };
  }

  return {
    merge: ({ caseId, expectedVersion, into, actor }: MergeRequest): Promise<CaseOutcome> =>
      exclusively(deps, [caseId, into], async () => {
        const [source, target] = await Promise.all([stores.cases.get(caseId), stores.cases.get(into)]);
        if (!source) return notFound(caseId);
        if (!target) return notFound(into);
        if (source.mergedInto === into) return finish(source, actor.id);
        if (expectedVersion !== null && source.version !== expectedVersion) return no(stale(source, expectedVersion));
        if (target.brand !== source.brand) return no(cannot('cases of two brands cannot be merged'));
        const why = refusal(source, actor, clock.now()) ?? refusal(target, actor, clock.now());
        if (why) return no(why);
        if (target.status === 'closed') return no(cannot(`case ${target.number} is closed: nothing can be merged into it`));
        const pointed = await attempt(caseId, expectedVersion, (item) => {
          const at = clock.now();
          const activity = { by: actor.id, type: 'merged-into', detail: String(target.number), mention: null };
          const patch = {
            mergedInto: into,
            status: 'closed' as const,
            closedAt: new Date(at).toISOString(),
          };
          const dueAt = new Date(at + FINISH_MS).toISOString();
          return record(item, { patch, activities: [activity], events: ['closed'], dueAt }, at);
        });
        return pointed.ok ? finish(pointed.case, actor.id) : pointed;
      }),

    /** Goes on with a merge that broke off. */
    finishMerge: (source: Case): Promise<CaseOutcome> => finish(source, 'system'),
  };
}
