import { OTHER_TOPIC, stableId, type Case } from '../domain/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { CaseChange, Stores } from '../ports/stores.ts';
import type { Actor, CaseAction, CaseOutcome, Refusal } from './actions.ts';
import { mainTopic } from './triage.ts';
import { subjectOf } from './grouping.ts';
import type { QueueBook } from './queue-book.ts';
import { record } from './record.ts';
import { openClocks } from './sla.ts';
import { transition } from './transition.ts';

export interface CaseServiceDeps {
  readonly stores: Pick<Stores, 'cases' | 'mentions'>;
  readonly changes: ChangeFeed;
  readonly clock: Clock;
  queues(): QueueBook;
  /** Called after events were added to an outbox. */
  wakeDelivery(): Promise<void>;
}

/** What people, programs and the routing service do with cases: load, decide (pure), save once, tell. */
export interface CaseService {
  /** `expectedVersion` null takes the case as it stands. */
  act(request: {
    readonly caseId: string;
    readonly expectedVersion: number | null;
    readonly actor: Actor;
    readonly action: CaseAction;
  }): Promise<CaseOutcome>;
  /** Moves everything of a case into another; the first one points at it from then on. */
  merge(request: {
    readonly caseId: string;
    readonly expectedVersion: number | null;
    readonly into: string;
    readonly actor: Actor;
  }): Promise<CaseOutcome>;
  /** Moves some mentions of a case into a new one on another topic. */
  split(request: {
    readonly caseId: string;
    readonly expectedVersion: number | null;
    readonly mentions: readonly string[];
    /** Unless told, the main topic of the mentions that differs from the case's. */
    readonly topic?: string;
    readonly actor: Actor;
  }): Promise<CaseOutcome & { readonly created?: Case }>;
}

const ROUNDS = 8;
const MAX_SPLIT = 1000;
const SHOWN_CHANGES = 20;

const no = (refusal: Refusal): CaseOutcome => ({ ok: false, refusal });
const notFound = (id: string): CaseOutcome => no({ code: 'not-found', message: `there is no case ${id}` });

function stale(item: Case, expected: number): CaseOutcome {
  const newer = Math.min(SHOWN_CHANGES, Math.max(1, item.version - expected));
  return no({
    code: 'stale',
    message: `the case has moved on from version ${expected} to ${item.version}: look at what changed and decide again`,
    version: item.version,
    changes: item.timeline.slice(-newer),
  });
}

export function makeCaseService(deps: CaseServiceDeps): CaseService {
  const { stores, clock } = deps;
  const tell = async (item: Case, events: number): Promise<void> => {
    await deps.changes.publish([{ type: 'case', brand: item.brand, ids: [item.id] }]);
    if (events > 0) await deps.wakeDelivery();
  };

  /** Loads, decides and saves until nobody else was quicker; gives up with a stale refusal. */
  const attempt = async (
    caseId: string,
    expectedVersion: number | null,
    decide: (item: Case) => Promise<CaseChange | null | Refusal> | CaseChange | null | Refusal,
  ): Promise<CaseOutcome> => {
    for (let round = 0; round < ROUNDS; round++) {
      const item = await stores.cases.get(caseId);
      if (!item) return notFound(caseId);
      if (expectedVersion !== null && item.version !== expectedVersion) return stale(item, expectedVersion);
      const decided = await decide(item);
      if (decided === null) return { ok: true, case: item };
      if ('code' in decided) return no(decided);
      const saved = await stores.cases.save([decided]);
      if (saved.has(caseId)) {
        await tell(decided.next, decided.events.length);
        return { ok: true, case: (await stores.cases.get(caseId)) ?? decided.next };
      }
      const key = await blockingCase(decided.next, stores);
      if (key)
        return no({
          code: 'not-allowed',
          message: `case ${key.number} of the same customer and topic is open: use that one, or merge this into it`,
        });
    }
    const item = await stores.cases.get(caseId);
    return item ? stale(item, item.version - 1) : notFound(caseId);
  };

  return {
    act: ({ caseId, expectedVersion, actor, action }) =>
      attempt(caseId, expectedVersion, (item) => {
        const queue = deps.queues().of(item.queue);
        const outcome = transition(item, action, { actor, now: clock.now(), terms: queue.terms, fallback: queue.fallback });
        return outcome.ok ? outcome.change : outcome.refusal;
      }),

    async merge({ caseId, expectedVersion, into, actor }) {
      if (caseId === into) return no({ code: 'not-allowed', message: 'a case cannot be merged into itself' });
      const source = await stores.cases.get(caseId);
      if (!source) return notFound(caseId);
      if (expectedVersion !== null && source.version !== expectedVersion) return stale(source, expectedVersion);
      if (source.mergedInto !== null) return no({ code: 'not-allowed', message: 'this case was merged already' });
      const target = await attempt(into, null, (item) => {
        if (item.brand !== source.brand) return { code: 'not-allowed', message: 'cases of two brands cannot be merged' };
        if (item.mergedInto !== null || item.status === 'closed')
          return { code: 'not-allowed', message: `case ${item.number} is closed or merged itself` };
        const patch = {
          mentionCount: item.mentionCount + source.mentionCount,
          threads: [...new Set([...item.threads, ...source.threads])],
          networks: [...new Set([...item.networks, ...source.networks])],
          urgency: Math.max(item.urgency, source.urgency),
        };
        const activity = { by: actor.id, type: 'merged-from', detail: String(source.number), mention: null };
        return record(item, { patch, activities: [activity], events: ['updated'] }, clock.now());
      });
      if (!target.ok) return target;
      const closed = await attempt(caseId, null, (item) => {
        const at = new Date(clock.now()).toISOString();
        const activity = { by: actor.id, type: 'merged-into', detail: String(target.case.number), mention: null };
        const patch = { mergedInto: into, status: 'closed' as const, closedAt: at };
        return record(item, { patch, activities: [activity], events: ['closed'] }, clock.now());
      });
      if (!closed.ok) return closed;
      const moved = await stores.mentions.ofCase(caseId, 100_000);
      await stores.mentions.setCase(moved.map(({ id }) => ({ id, case: into })));
      return { ok: true, case: (await stores.cases.get(into)) ?? target.case };
    },

    async split({ caseId, expectedVersion, mentions, topic, actor }) {
      const source = await stores.cases.get(caseId);
      if (!source) return notFound(caseId);
      if (expectedVersion !== null && source.version !== expectedVersion) return stale(source, expectedVersion);
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
        const patch = {
          mentionCount: Math.max(1, item.mentionCount - moving.length),
          threads: item.threads.filter((thread) => kept.has(thread)),
        };
        const activity = { by: actor.id, type: 'split-off', detail: String(made.number), mention: null };
        return record(item, { patch, activities: [activity], events: ['updated'] }, now);
      });
      await tell(opened.next, opened.events.length);
      const created = await stores.cases.get(id);
      return created && outcome.ok ? { ...outcome, created } : outcome;
    },
  };
}

/** The open case that holds the key this one would need, if that is why it was refused. */
async function blockingCase(next: Case, stores: CaseServiceDeps['stores']): Promise<Case | undefined> {
  if (next.status !== 'open' && next.status !== 'pending') return undefined;
  const rivals = await stores.cases.ofCustomers([next.customer], next.openedAt);
  return rivals.find(
    (item) => item.id !== next.id && item.topic === next.topic && (item.status === 'open' || item.status === 'pending'),
  );
}
