import { OTHER_TOPIC, stableId, untouched, type Case } from '../domain/index.ts';
import type { Actor, CaseOutcome } from './actions.ts';
import { makeAttempt, no, notFound, stale, tellChange, type CaseServiceDeps } from './attempt.ts';
import { heldByAnother } from './claims.ts';
import { subjectOf } from './grouping.ts';
import { record } from './record.ts';
import { openClocks } from './sla.ts';
import { mainTopic } from './triage.ts';

export interface SplitRequest {
  readonly caseId: string;
  readonly expectedVersion: number | null;
  readonly mentions: readonly string[];
  /** Unless told, the main topic of the mentions that differs from the case's. */
  readonly topic?: string;
  readonly actor: Actor;
}

const MAX_SPLIT = 1000;

/** Moving some mentions of a case into a new one on another topic. */
export function makeSplit(deps: CaseServiceDeps): (request: SplitRequest) => Promise<CaseOutcome & { readonly created?: Case }> {
  const { stores, clock } = deps;
  const attempt = makeAttempt(deps);
  return async ({ caseId, expectedVersion, mentions, topic, actor }) => {
    const source = await stores.cases.get(caseId);
    if (!source) return notFound(caseId);
    if (expectedVersion !== null && source.version !== expectedVersion) return no(stale(source, expectedVersion));
    const holder = heldByAnother(source, { actor, now: clock.now() });
    if (holder && !actor.supervisor) return no({ code: 'owned', message: `the case is held by ${holder.id}`, owner: holder });
    const all = await stores.mentions.ofCase(caseId, MAX_SPLIT);
    const moving = all.filter(({ id }) => mentions.includes(id));
    const staying = all.filter(({ id }) => !mentions.includes(id));
    const first = moving[0];
    const last = moving.at(-1);
    if (!first || !last || moving.length !== new Set(mentions).size)
      return no({ code: 'not-allowed', message: 'every mention to split off must be in this case' });
    if (staying.length === 0) return no({ code: 'not-allowed', message: 'one mention at least must stay in the case' });
    const newTopic = topic ?? moving.map(mainTopic).find((one) => one !== source.topic) ?? OTHER_TOPIC;
    const now = clock.now();
    const at = new Date(now).toISOString();
    const queue = deps.queues().of(source.queue);
    const id = stableId('split', ...moving.map((mention) => mention.id));
    const threads = [...new Set(moving.map(({ network, threadId }) => `${network}:${threadId}`))];
    const made: Case = {
      ...source,
      id,
      number: await stores.cases.takeNumbers(1),
      topic: newTopic,
      subject: subjectOf(first.text),
      status: 'open',
      sentiment: last.sentiment.label,
      urgency: Math.max(...moving.map(({ urgency }) => urgency)),
      networks: [...new Set(moving.map(({ network }) => network))],
      mentionCount: moving.length,
      firstMention: first.id,
      lastMention: last.id,
      firstMentionAt: first.postedAt,
      lastMentionAt: last.postedAt,
      threads,
      sla: openClocks(queue.terms, now),
      version: 0,
      sequence: 0,
      openedAt: at,
      solvedAt: null,
      closedAt: null,
      reopened: 0,
      ...untouched,
      incident: null,
      leftIncidents: source.leftIncidents,
      timeline: [],
      outbox: [],
      batches: [],
      workItem: { id: `work_${id}`, state: 'pending', createdAt: at, changedAt: at, externalId: null },
      routing: {
        ...source.routing,
        state: source.routing.state === 'none' ? 'none' : 'waiting',
        attempts: 0,
        nextAttemptAt: null,
        lastError: null,
        ackedSequence: 0,
      },
    };
    const opened = record(
      made,
      {
        patch: {},
        activities: [{ by: actor.id, type: 'split-from', detail: String(source.number), mention: null }],
        events: ['opened'],
      },
      now,
    );
    const inserted = await stores.cases.insert([opened]);
    if (!inserted.has(id))
      return no({ code: 'not-allowed', message: `the customer has an open case on ${newTopic}: name another topic, or merge` });
    await stores.mentions.setCase(moving.map((mention) => ({ id: mention.id, case: id })));
    const outcome = await attempt(caseId, null, (item) => {
      const kept = new Set(staying.map(({ network, threadId }) => `${network}:${threadId}`));
      const left = staying.filter(({ own }) => !own);
      const [oldest, newest] = [left[0], left.at(-1)];
      const patch = {
        ...(oldest && newest
          ? {
              firstMention: oldest.id,
              firstMentionAt: oldest.postedAt,
              lastMention: newest.id,
              lastMentionAt: newest.postedAt,
              networks: [...new Set(left.map(({ network }) => network))],
            }
          : {}),
        mentionCount: Math.max(1, item.mentionCount - moving.length),
        threads: item.threads.filter((thread) => kept.has(thread)),
      };
      const activity = { by: actor.id, type: 'split-off', detail: String(made.number), mention: null };
      return record(item, { patch, activities: [activity], events: ['updated'] }, now);
    });
    await tellChange(deps, opened.next, opened.events.length);
    const created = await stores.cases.get(id);
    return created && outcome.ok ? { ...outcome, created } : outcome;
  };
}
