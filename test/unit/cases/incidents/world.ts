import { makeOpenIncidents } from '../../../../src/cases/incidents/open.ts';
import { makeIncidentService } from '../../../../src/cases/incidents/service.ts';
import { makeIncidentWork } from '../../../../src/cases/incidents/work.ts';
import { outcomesOf } from '../../../../src/cases/replies/contradiction.ts';
import { makeReplySender, type ReplyChannel } from '../../../../src/cases/replies/sender.ts';
import { makeReplyService } from '../../../../src/cases/replies/service.ts';
import { makeQueueBook } from '../../../../src/cases/queue-book.ts';
import { makeCaseService } from '../../../../src/cases/service.ts';
import { defaultResolutions, type Case, type Incident, type Mention, type Queue } from '../../../../src/domain/index.ts';
import { settle } from '../../../../src/pipeline/settle.ts';
import { RemedyError } from '../../../../src/ports/remedy.ts';
import { silentLog } from '../../../../src/ports/log.ts';
import type { Stores } from '../../../../src/ports/stores.ts';
import { fastClock } from '../../../clock.ts';
import { makeMention, NOON, queue } from '../../../factories.ts';
import { memoryChanges, memoryJobs, memoryStores } from '../../../memory-stores/index.ts';
import { allOf } from '../../../memory-stores/page.ts';

class Death extends Error {}

export const sue = { kind: 'agent' as const, id: 'sue', name: 'Sue', supervisor: true };
export const ann = { kind: 'agent' as const, id: 'ann', name: 'Ann', supervisor: false };
export const STATEMENT = 'We know of it and work on it.';
export const ENDED = 'It works again. Thank you for telling us.';

export interface Post {
  readonly mention: string;
  readonly text: string;
}

/** Lets its holder do so many operations, then none: a process that is killed between two of them. */
function mortal<T extends object>(part: T, life: { left: number }): T {
  return new Proxy(part, {
    get(target, name, receiver): unknown {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value === 'object' && value !== null) return mortal(value, life);
      if (typeof value !== 'function') return value;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        if (life.left <= 0) throw new Death('the process is gone');
        life.left -= 1;
        return Reflect.apply(value, target, args);
      };
    },
  });
}

/** Customers, agents, incidents and a network; the process that works in the background can die between any two operations. */
export function makeWorld(over: { readonly approval?: Queue['approval']; readonly connections?: number } = {}) {
  const clock = fastClock(NOON);
  const kept = memoryStores();
  const life = { left: Number.POSITIVE_INFINITY };
  const stores: Stores = mortal(kept, life);
  const jobs = memoryJobs();
  const changes = memoryChanges();
  const posts: Post[] = [];
  const mood = { network: 'takes' as 'takes' | 'refuses' | 'is-busy' };
  const book = makeQueueBook([queue], []);
  const cases = makeCaseService({ stores, changes, clock, queues: () => book, wakeDelivery: async () => {} });
  const replies = makeReplyService({
    stores,
    cases,
    jobs,
    clock,
    capability: () => ({ canReply: true, reason: 'test', deadlineAt: null, maxLength: 280 }),
    lengthOf: (text) => text.length,
    approvalOf: () => over.approval ?? 'nobody',
    outcomes: () => outcomesOf(defaultResolutions),
  });
  const channel: ReplyChannel = {
    async send({ id, mention, text }) {
      if (mood.network === 'refuses')
        throw new RemedyError({ code: 'refused', message: 'refused', remedy: 'give-up', notDone: true });
      if (mood.network === 'is-busy')
        throw new RemedyError({ code: 'rate-limited', message: 'busy', remedy: 'wait', waitMs: 60_000, notDone: true });
      posts.push({ mention: mention.id, text });
      return { externalId: `net-${id}`, url: null, state: 'published' };
    },
    find: async ({ mention, text }) =>
      posts.some((post) => post.mention === mention.id && post.text === text)
        ? { externalId: `net-${mention.id}-${text.length}`, url: null, state: 'published' }
        : null,
  };
  const sender = makeReplySender({ stores, cases, clock, log: silentLog, channel: () => channel, observe: () => {} });
  const deps = { stores, cases, replies, jobs, changes, clock };
  const open = makeOpenIncidents({ stores, clock });
  const service = makeIncidentService(deps);
  const worker = makeIncidentWork(deps);
  let count = 0;

  /** Runs something as a process that dies after so many operations. True when it lived to the end. */
  async function living(operations: number, run: () => Promise<unknown>): Promise<boolean> {
    life.left = operations;
    try {
      await run();
      return true;
    } catch (error) {
      if (!(error instanceof Death)) throw error;
      return false;
    } finally {
      life.left = Number.POSITIVE_INFINITY;
    }
  }

  const say = async (said: Partial<Mention>, topic = 'baggage'): Promise<Mention> => {
    count += 1;
    const mention = makeMention({
      id: `m${count}`,
      externalId: `m${count}`,
      threadId: `t${count}`,
      connection: `connection-${count % (over.connections ?? 1)}`,
      postedAt: new Date(clock.now()).toISOString(),
      ...said,
    });
    const triage = { action: 'case' as const, reason: 'test', topic, queue: null, priority: 'normal' as const };
    const incidents = await open.of('acme');
    const context = { now: clock.now(), batch: `b${count}`, queue: () => book.of(null), routed: true, brand: 'acme', incidents };
    const { settled } = await settle([{ mention, triage }], { ...context, stores: kept, clock, random: () => 0 });
    const stored = { ...mention, case: settled[0]?.assignment.case ?? null };
    await kept.mentions.insert([stored]);
    return stored;
  };

  return {
    clock,
    stores: kept,
    jobs,
    posts,
    mood,
    life,
    cases,
    replies,
    service,
    open,
    say,
    living,
    allCases: (): Promise<readonly Case[]> => allOf((page) => kept.cases.list({}, page)),
    allIncidents: (): Promise<readonly Incident[]> => allOf((page) => kept.incidents.list({}, page)),
    /** One run of the background over everything unfinished. */
    async work(options: { readonly relink?: boolean; readonly operations?: number } = {}): Promise<boolean> {
      return living(options.operations ?? Number.POSITIVE_INFINITY, async () => {
        const { signal } = new AbortController();
        const ids = options.relink ? await stores.incidents.open(50) : await stores.incidents.unfinished(50);
        for (const { id } of ids) await worker.work(id, { relink: options.relink ?? false, signal });
      });
    },
    /** Takes what is due to the network. */
    async send(operations = Number.POSITIVE_INFINITY): Promise<boolean> {
      return living(operations, async () => {
        for (const id of await stores.replies.due(new Date(clock.now()).toISOString(), 100))
          await sender.work(id, new AbortController().signal);
      });
    },
    /** Works until nothing is left. */
    async drain(): Promise<void> {
      mood.network = 'takes';
      for (let round = 0; round < 400; round += 1) {
        await this.send();
        if ((await kept.incidents.unfinished(50)).length === 0 && (await kept.replies.underWay()).size === 0) break;
        clock.advance(20_000);
        await this.work();
      }
      for (let round = 0; round < 5; round += 1) {
        clock.advance(600_000);
        await this.send();
      }
    },
    async openIncident(topic = 'baggage', phrases: readonly string[] = []): Promise<Incident> {
      const match = { topic, network: null, phrases: [...phrases] };
      const began = new Date(NOON - 3_600_000).toISOString();
      const outcome = await service.create({ brand: 'acme', title: 'Belt 4', match, began, actor: sue });
      if (!outcome.ok) throw new Error(outcome.refusal.message);
      return outcome.incident;
    },
    async approved(incident: string, text = STATEMENT): Promise<void> {
      const common = { incident, expectedVersion: null, actor: sue };
      await service.decide({ ...common, action: { type: 'statement', text } });
      await service.decide({ ...common, action: { type: 'approve' } });
    },
  };
}
