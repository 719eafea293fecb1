import { makeReplySender, type ReplyChannel } from '../../../../src/cases/replies/sender.ts';
import { makeReplyService } from '../../../../src/cases/replies/service.ts';
import { makeCaseService } from '../../../../src/cases/service.ts';
import { makeQueueBook } from '../../../../src/cases/queue-book.ts';
import { outcomesOf } from '../../../../src/cases/replies/contradiction.ts';
import { defaultResolutions } from '../../../../src/domain/index.ts';
import { RemedyError } from '../../../../src/ports/remedy.ts';
import { silentLog } from '../../../../src/ports/log.ts';
import type { Stores } from '../../../../src/ports/stores.ts';
import { fastClock } from '../../../clock.ts';
import { makeCase, makeMention, NOON, queue } from '../../../factories.ts';
import { memoryChanges, memoryJobs, memoryStores } from '../../../memory-stores/index.ts';

/** What the network does with the next call. */
export type NetworkMood = 'takes' | 'takes-and-goes-silent' | 'takes-and-we-die' | 'refuses' | 'is-busy' | 'breaks-off';
export type LookMood = 'tells' | 'fails';

export interface Post {
  readonly reply: string;
  readonly mention: string;
  readonly visibility: string;
  readonly text: string;
}

class Death extends Error {}

/** Agents, a case with one mention, a worker and a network that can be in any mood; the process can die in the middle of a call. */
export async function makeWorld() {
  const clock = fastClock(NOON);
  const stores = memoryStores();
  const jobs = memoryJobs();
  const changes = memoryChanges();
  const mood = { send: 'takes' as NetworkMood, look: 'tells' as LookMood, dead: false };
  const posts: Post[] = [];
  const mortal: Stores = {
    ...stores,
    replies: {
      ...stores.replies,
      change: async (...args) => {
        if (mood.dead) throw new Death('the process is gone');
        return stores.replies.change(...args);
      },
    },
    cases: {
      ...stores.cases,
      save: async (saved) => {
        if (mood.dead) throw new Death('the process is gone');
        return stores.cases.save(saved);
      },
    },
  };
  const cases = makeCaseService({
    stores: mortal,
    changes,
    clock,
    queues: () => makeQueueBook([queue], []),
    wakeDelivery: async () => {},
  });
  const service = makeReplyService({
    stores: mortal,
    cases,
    jobs,
    clock,
    capability: () => ({ canReply: true, reason: 'test', deadlineAt: null, maxLength: 280 }),
    lengthOf: (text) => text.length,
    approvalOf: () => 'nobody',
    outcomes: () => outcomesOf(defaultResolutions),
  });
  const post = ({ id, mention, visibility, text }: Parameters<ReplyChannel['send']>[0]) => {
    posts.push({ reply: id, mention: mention.id, visibility, text });
    return { externalId: `net-${id}`, url: null, state: 'published' as const };
  };
  const fail = (code: string, options: { readonly notDone: boolean; readonly remedy: 'retry' | 'give-up' }) =>
    new RemedyError({ code, message: code, ...options });
  const channel: ReplyChannel = {
    async send(outgoing) {
      switch (mood.send) {
        case 'takes':
          return post(outgoing);
        case 'takes-and-goes-silent':
          post(outgoing);
          throw fail('timeout', { notDone: false, remedy: 'retry' });
        case 'takes-and-we-die':
          post(outgoing);
          mood.dead = true;
          throw new Death('the process is gone');
        case 'refuses':
          throw fail('refused', { notDone: true, remedy: 'give-up' });
        case 'is-busy':
          throw fail('rate-limited', { notDone: true, remedy: 'retry' });
        case 'breaks-off':
          throw fail('unreachable', { notDone: false, remedy: 'retry' });
      }
    },
    async find({ id }) {
      if (mood.look === 'fails') throw fail('server-error', { notDone: false, remedy: 'retry' });
      return posts.some(({ reply }) => reply === id) ? { externalId: `net-${id}`, url: null, state: 'published' } : null;
    },
  };
  const sender = makeReplySender({
    stores: mortal,
    cases,
    clock,
    log: silentLog,
    channel: () => channel,
    observe: () => {},
  });
  const mention = makeMention({ id: 'm1', case: 'c1', customer: 'p1' });
  await stores.mentions.insert([mention]);
  const item = makeCase({ id: 'c1', customer: 'p1', lastMention: 'm1', firstMention: 'm1', version: 1 });
  await stores.cases.insert([{ next: item, expectedVersion: 0, activities: [], events: [], batch: null }]);

  return {
    clock,
    stores,
    jobs,
    mood,
    posts,
    cases,
    service,
    submit: (agent: string, expectedVersion: number, over: Partial<Parameters<typeof service.submit>[0]> = {}) =>
      service.submit({
        caseId: 'c1',
        expectedVersion,
        actor: { kind: 'agent', id: agent, name: agent, supervisor: false },
        text: `${agent} answers`,
        mention: null,
        visibility: null,
        followUp: false,
        approval: false,
        source: null,
        ...over,
      }),
    /** One round of the worker over everything due; a death ends it, and somebody starts the process again. */
    async work(): Promise<void> {
      for (const id of await stores.replies.due(new Date(clock.now()).toISOString(), 100)) {
        try {
          await sender.work(id, new AbortController().signal);
        } catch (error) {
          if (!(error instanceof Death)) throw error;
        }
        mood.dead = false;
      }
    },
    /** Works until nothing is due any more, however far in the future. */
    async drain(): Promise<void> {
      mood.send = 'takes';
      mood.look = 'tells';
      for (let round = 0; round < 50; round += 1) {
        await this.work();
        clock.advance(600_000);
      }
    },
  };
}
