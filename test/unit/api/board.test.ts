import { beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '../../../src/domain/index.ts';
import { makeSentReply } from '../../contracts/board-stores.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const MINUTE = 60_000;
const inQueue = { kind: 'queue' as const, id: 'care', name: 'Sam', leaseUntil: null };
const clock = (minutes: number) => ({ dueAt: at(minutes * MINUTE), metAt: null, breached: false });

interface Shown {
  readonly at: string;
  readonly queues: readonly Record<string, unknown>[];
  readonly agents: readonly Record<string, unknown>[];
  readonly totals: Record<string, unknown>;
  readonly ages: readonly { readonly count: number }[];
  readonly breaches: readonly Record<string, unknown>[];
  readonly bounded: boolean;
}

describe('the board', () => {
  let harness: Harness;
  const put = (over: Partial<Case>) =>
    harness.deps.stores.cases.insert([
      { next: makeCase({ queue: 'care', owner: inQueue, ...over }), expectedVersion: 0, activities: [], events: [], batch: null },
    ]);
  const board = async (query = ''): Promise<Shown> => {
    const response = await harness.ask('GET', `/v1/board${query}`);
    expect(response.status).toBe(200);
    return response.json() as Shown;
  };

  beforeEach(async () => {
    harness = await openApi();
    harness.now = NOON + MINUTE;
  });

  it('shows queues, agents and what is late, with the cases', async () => {
    await harness.deps.stores.mentions.insert([makeMention({ id: 'm1', case: 'late' })]);
    const sla = { firstResponse: clock(-30), nextResponse: null, resolution: null };
    await put({ id: 'late', openedAt: at(-60 * MINUTE), firstMentionAt: at(-61 * MINUTE), lastMention: 'm1', sla });
    await put({ id: 'next', openedAt: at(0), sla: { ...sla, firstResponse: clock(20) } });
    await put({ id: 'held', owner: { kind: 'agent', id: 'kim@acme.example', name: 'Kim', leaseUntil: at(MINUTE) } });
    await put({ id: 'over', status: 'solved', solvedAt: at(0), openedAt: at(-5 * MINUTE) });
    await put({ id: 'stray', queue: 'dissolved' });
    await harness.deps.stores.replies.insert(makeSentReply({ case: 'held', sentAt: at(-MINUTE) }));
    const presence = { agent: 'kim@acme.example', name: 'Kim', case: 'held', activity: 'typing', status: 'available' } as const;
    await harness.deps.stores.presence.beat({ ...presence, at: at(MINUTE) });
    const shown = await board();
    expect(shown.at).toBe(at(MINUTE));
    expect(shown.queues.map(({ id, depth }) => [id, depth])).toEqual([
      ['care', 2],
      ['dissolved', 1],
      ['refunds', 0],
    ]);
    expect(shown.queues[0]).toMatchObject({
      oldestAt: at(-60 * MINUTE),
      oldestPostAt: at(-61 * MINUTE),
      breached: 1,
      serviceRate: expect.any(Number),
      nextDue: [{ id: 'next', dueAt: at(20 * MINUTE) }],
    });
    expect(shown.queues[0]?.['arrivals']).toHaveLength(24);
    expect(shown.agents[0]).toMatchObject({
      id: 'kim@acme.example',
      presence: 'available',
      load: 1,
      capacity: 6,
      typingOn: 'held',
      lastActivityAt: at(MINUTE),
    });
    expect(shown.totals).toMatchObject({ waiting: 3, breached: 1, nextBreach: at(20 * MINUTE), withAgents: 1, places: 6 });
    expect(shown.ages.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(shown.breaches).toMatchObject([{ id: 'late', lastMention: { id: 'm1' } }]);
    expect(shown.bounded).toBe(false);
  });

  it('is about one brand where one is named', async () => {
    await put({ id: 'ours' });
    await put({ id: 'theirs', brand: 'other' });
    expect((await board('?brand=other')).totals).toMatchObject({ waiting: 1 });
    expect((await board()).totals).toMatchObject({ waiting: 2 });
  });

  it('is read once for all who look within two seconds', async () => {
    expect((await board()).totals).toMatchObject({ waiting: 0 });
    await put({ id: 'new' });
    harness.now += 1_999;
    expect((await board()).totals).toMatchObject({ waiting: 0 });
    harness.now += 1;
    expect((await board()).totals).toMatchObject({ waiting: 1 });
  });

  it('is read anew after it could not be read', async () => {
    const { board: store } = harness.deps.stores;
    const broken = await openApi({
      stores: { ...harness.deps.stores, board: { ...store, held: async () => Promise.reject(new Error('the store is down')) } },
    });
    expect((await broken.ask('GET', '/v1/board')).status).toBe(500);
    let calls = 0;
    const mended = await openApi({
      stores: {
        ...harness.deps.stores,
        board: {
          ...store,
          held: async (filter, limit) => {
            calls += 1;
            if (calls === 1) throw new Error('the store is down');
            return store.held(filter, limit);
          },
        },
      },
    });
    expect((await mended.ask('GET', '/v1/board')).status).toBe(500);
    expect((await mended.ask('GET', '/v1/board')).status).toBe(200);
  });
});
