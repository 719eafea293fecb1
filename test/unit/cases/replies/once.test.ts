import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeWorld, type LookMood, type NetworkMood } from './world.ts';

const moods = fc.constantFrom<NetworkMood>(
  'takes',
  'takes-and-goes-silent',
  'takes-and-we-die',
  'refuses',
  'is-busy',
  'breaks-off',
);
const looks = fc.constantFrom<LookMood>('tells', 'fails');
const step = fc.oneof(
  fc.record({ type: fc.constant('submit' as const), agent: fc.constantFrom('ann', 'ben', 'cas'), behind: fc.nat(2) }),
  fc.record({ type: fc.constant('work' as const), send: moods, look: looks, later: fc.integer({ min: 0, max: 120_000 }) }),
  fc.record({ type: fc.constant('retry' as const), agent: fc.constantFrom('ann', 'ben') }),
);

describe('an answer', () => {
  it('goes out at most once, whatever the network does and whenever the process dies, and ends somewhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const world = await makeWorld();
        for (const one of steps) {
          if (one.type === 'submit') {
            const item = await world.stores.cases.get('c1');
            await world.submit(one.agent, (item?.version ?? 1) - one.behind);
          } else if (one.type === 'retry') {
            const failed = (await world.stores.replies.ofCase('c1', 50)).find(({ state }) => state === 'failed');
            const actor = { kind: 'agent' as const, id: one.agent, name: one.agent, supervisor: false };
            if (failed) await world.service.retry({ reply: failed.id, expectedVersion: null, actor });
          } else {
            world.mood.send = one.send;
            world.mood.look = one.look;
            await world.work();
            world.clock.advance(one.later);
          }
          expect(world.posts.length).toBeLessThanOrEqual(1);
        }
        await world.drain();
        const replies = await world.stores.replies.ofCase('c1', 50);
        const item = await world.stores.cases.get('c1');
        expect(world.posts.length).toBe(replies.filter(({ state }) => state === 'sent').length);
        expect(world.posts.length).toBeLessThanOrEqual(1);
        expect(item?.sending).toEqual([]);
        expect(replies.every(({ state }) => ['sent', 'failed', 'withdrawn'].includes(state))).toBe(true);
        if (world.posts.length === 1) expect(item?.timeline.filter(({ type }) => type === 'answered-network')).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('that failed is not sent again once a colleague has answered', async () => {
    const world = await makeWorld();
    await world.submit('ann', 1);
    world.mood.send = 'refuses';
    await world.work();
    const [failed] = await world.stores.replies.ofCase('c1', 10);
    const item = await world.stores.cases.get('c1');
    expect(await world.submit('ann', item?.version ?? 0, { text: 'in other words' })).toMatchObject({ ok: true });
    const actor = { kind: 'agent' as const, id: 'ann', name: 'ann', supervisor: false };
    expect(await world.service.retry({ reply: failed?.id ?? '', expectedVersion: null, actor })).toMatchObject({
      refusal: { code: 'already-answered', reply: { text: 'in other words' } },
    });
    await world.drain();
    expect(world.posts.map(({ text }) => text)).toEqual(['in other words']);
  });

  it('of a second agent on the old version is refused with what the first one said', async () => {
    const world = await makeWorld();
    expect(await world.submit('ann', 1)).toMatchObject({ ok: true, reply: { state: 'queued' } });
    const second = await world.submit('ben', 1);
    expect(second).toMatchObject({
      ok: false,
      refusal: { code: 'stale', changes: [{ by: 'ann', type: 'reply-decided', detail: 'ann answers' }] },
    });
  });

  it('of a second agent who looked again is refused while the first one holds the case, and later as answered already', async () => {
    const world = await makeWorld();
    await world.submit('ann', 1);
    expect(await world.submit('ben', 2)).toMatchObject({ refusal: { code: 'owned', owner: { id: 'ann' } } });
    world.clock.advance(11 * 60_000);
    expect(await world.submit('ben', 2)).toMatchObject({ refusal: { code: 'already-answered', reply: { by: { id: 'ann' } } } });
  });

  it('can be added to on purpose', async () => {
    const world = await makeWorld();
    await world.submit('ann', 1);
    await world.work();
    const item = await world.stores.cases.get('c1');
    expect(await world.submit('ann', item?.version ?? 0, { followUp: true, text: 'one thing more' })).toMatchObject({
      ok: true,
      reply: { turn: 2 },
    });
    await world.drain();
    expect(world.posts.map(({ text }) => text)).toEqual(['ann answers', 'one thing more']);
  });

  it('stops the clocks once the network has it, not before', async () => {
    const world = await makeWorld();
    await world.submit('ann', 1);
    expect((await world.stores.cases.get('c1'))?.sla.firstResponse?.metAt ?? null).toBeNull();
    await world.work();
    expect(await world.stores.cases.get('c1')).toMatchObject({ status: 'pending', sending: [] });
  });

  it('that the network refuses comes back to its writer, who may send it again', async () => {
    const world = await makeWorld();
    await world.submit('ann', 1);
    world.mood.send = 'refuses';
    await world.work();
    expect(await world.stores.cases.get('c1')).toMatchObject({ status: 'open', notified: ['ann'], sending: [] });
    const [failed] = await world.stores.replies.ofCase('c1', 10);
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'refused' } });
    const actor = { kind: 'agent' as const, id: 'ann', name: 'ann', supervisor: false };
    await world.service.retry({ reply: failed?.id ?? '', expectedVersion: null, actor });
    await world.drain();
    expect(world.posts).toHaveLength(1);
  });
});
