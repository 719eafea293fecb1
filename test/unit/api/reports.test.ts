import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Role } from '../../../src/domain/index.ts';
import { makeSentReply } from '../../contracts/board-stores.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const MINUTE = 60_000;
const KIM = 'kim@acme.example';

interface Shown {
  readonly agents: readonly Record<string, unknown>[];
  readonly total: Record<string, unknown> | null;
  readonly complete: boolean;
}

describe('the report of agents', () => {
  let harness: Harness;
  const report = async (query = '', headers?: Record<string, string>): Promise<Shown> => {
    const response = await harness.ask('GET', `/v1/reports/agents${query}`, undefined, headers);
    expect(response.status).toBe(200);
    return response.json() as Shown;
  };

  beforeEach(async () => {
    harness = await openApi();
    const entry = (minutes: number, by: string, type: string) => ({
      at: at(minutes * MINUTE),
      by,
      type,
      detail: null,
      mention: null,
    });
    const timeline = [entry(5, KIM, 'claimed'), entry(30, KIM, 'solved')];
    const next = makeCase({
      id: 'c1',
      queue: 'care',
      firstMentionAt: at(-10 * MINUTE),
      openedAt: at(0),
      status: 'solved',
      solvedAt: at(30 * MINUTE),
    });
    const { stores } = harness.deps;
    await stores.cases.insert([{ next, expectedVersion: 0, activities: timeline, events: [], batch: null }]);
    await stores.mentions.insert([makeMention({ id: 'm1', case: 'c1', postedAt: at(-10 * MINUTE), receivedAt: at(0) })]);
    await stores.replies.insert(makeSentReply({ case: 'c1', sentAt: at(20 * MINUTE), by: { id: KIM, name: 'Kim' } }));
    await stores.replies.insert(
      makeSentReply({ case: 'c1', sentAt: at(25 * MINUTE), by: { id: 'lee@acme.example', name: 'Lee' } }),
    );
    harness.now = NOON + 60 * MINUTE;
  });

  it('has a line for each agent and one for all, of the last seven days', async () => {
    const shown = await report();
    expect(shown).toMatchObject({
      from: at(60 * MINUTE - 7 * 86_400_000),
      to: at(60 * MINUTE),
      hours: 'calendar',
      since: 'receipt',
      complete: true,
      definitions: { handle: expect.any(String) },
    });
    expect(shown.agents).toMatchObject([
      {
        id: KIM,
        name: 'Kim',
        claimed: 1,
        replies: 1,
        solved: 1,
        firstResponse: { count: 1, median: 1200, p90: 1200 },
        nextResponse: { count: 0, median: null, p90: null },
        handle: { count: 1, median: 1500 },
        resolution: { count: 1, median: 1800 },
      },
      { id: 'lee@acme.example', name: 'lee@acme.example', replies: 1, claimed: 0 },
    ]);
    expect(shown.total).toMatchObject({ replies: 2, solved: 1 });
  });

  it('counts from the post, and for one queue or brand, where that is asked', async () => {
    expect((await report('?since=post')).total).toMatchObject({ firstResponse: { median: 1800 }, resolution: { median: 2400 } });
    expect((await report('?queue=refunds')).total).toMatchObject({ replies: 0 });
    expect((await report('?brand=other')).agents).toEqual([]);
    expect((await report('?brand=acme&queue=care&hours=business')).total).toMatchObject({ replies: 2 });
  });

  it('shows an agent their own line and no more', async () => {
    const account = { kind: 'key' as const, name: 'Kim', roles: ['agent'] as Role[], createdAt: '', disabledAt: null };
    await harness.deps.stores.accounts.put({ ...account, id: KIM, secretHash: sha256('key-of-kim') });
    const shown = await report('', { authorization: 'Bearer key-of-kim' });
    expect(shown.agents.map(({ id }) => id)).toEqual([KIM]);
    expect(shown.total).toBeNull();
  });

  it('says when there was more than it reads', async () => {
    const { stores } = harness.deps;
    let pages = 0;
    const lives: typeof stores.reports.lives = async (filter, page) => {
      pages += 1;
      const { items } = await stores.reports.lives(filter, { ...page, cursor: null });
      return { items: pages === 1 ? items : [], nextCursor: String(pages) };
    };
    const endless = await openApi({ stores: { ...stores, reports: { lives } } });
    endless.now = harness.now;
    const response = await endless.ask('GET', '/v1/reports/agents');
    expect(response.json()).toMatchObject({ complete: false, total: { replies: 2 } });
    expect(pages).toBe(500);
  });

  it.each([
    ['?from=2026-11-18&to=2026-11-18', 'from'],
    ['?from=2026-01-01&to=2026-05-01', 'from'],
    ['?hours=open', 'hours'],
    ['?since=ever', 'since'],
    ['?agent=kim', 'agent'],
  ])('refuses %s', async (query, path) => {
    const response = await harness.ask('GET', `/v1/reports/agents${query}`);
    expect(response.status).toBe(400);
    expect(response.json()).toMatchObject({ errors: [{ path }] });
  });
});
