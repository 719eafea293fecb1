import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingStates } from '../../../../src/ports/replies.ts';
import { ann, ENDED, makeWorld, sue } from './world.ts';

type World = ReturnType<typeof makeWorld>;

const operations = fc.oneof(
  { weight: 2, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
  { weight: 3, arbitrary: fc.nat(60) },
);
const customer = fc.constantFrom('p0', 'p1', 'p2', 'p3');
const topic = fc.constantFrom('baggage', 'refunds');
const step = fc.oneof(
  fc.record({ type: fc.constant('create' as const), topic, operations }),
  fc.record({ type: fc.constant('say' as const), customer, topic }),
  fc.record({ type: fc.constant('link' as const), one: fc.nat(7), incident: fc.nat(2), operations }),
  fc.record({ type: fc.constant('unlink' as const), one: fc.nat(7), incident: fc.nat(2), operations }),
  fc.record({ type: fc.constant('approve' as const), incident: fc.nat(2) }),
  fc.record({ type: fc.constant('tell-all' as const), incident: fc.nat(2), operations }),
  fc.record({ type: fc.constant('tell' as const), one: fc.nat(7), operations }),
  fc.record({ type: fc.constant('answer' as const), one: fc.nat(7), operations }),
  fc.record({ type: fc.constant('solve' as const), one: fc.nat(7) }),
  fc.record({ type: fc.constant('close' as const), incident: fc.nat(2), solves: fc.boolean(), operations }),
  fc.record({ type: fc.constant('work' as const), relink: fc.boolean(), operations }),
  fc.record({
    type: fc.constant('send' as const),
    network: fc.constantFrom('takes' as const, 'refuses' as const, 'is-busy' as const),
    operations,
  }),
  fc.record({ type: fc.constant('wait' as const), ms: fc.constantFrom(100, 6_000, 31_000, 700_000) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take(world: World, one: Step): Promise<void> {
  const [cases, incidents] = [await world.allCases(), await world.allIncidents()];
  const item = 'one' in one ? cases[one.one % Math.max(1, cases.length)] : undefined;
  const incident = 'incident' in one ? incidents[one.incident % Math.max(1, incidents.length)] : undefined;
  const common = { incident: incident?.id ?? '', expectedVersion: null, actor: sue };
  switch (one.type) {
    case 'create':
      if (incidents.length < 3) await world.living(one.operations, () => world.openIncident(one.topic));
      return;
    case 'say':
      await world.say({ customer: one.customer }, one.topic);
      return;
    case 'link':
      await world.living(one.operations, () => world.service.link({ ...common, cases: [item?.id ?? ''] }));
      return;
    case 'unlink':
      await world.living(one.operations, () => world.service.unlink({ ...common, cases: [item?.id ?? ''] }));
      return;
    case 'approve':
      await world.approved(common.incident);
      return;
    case 'tell-all':
      await world.living(one.operations, () => world.service.decide({ ...common, action: { type: 'send-statement' } }));
      return;
    case 'tell':
      await world.living(one.operations, () =>
        world.service.tell({ caseId: item?.id ?? '', expectedVersion: item?.version ?? 0, actor: ann }),
      );
      return;
    case 'answer': {
      const reply = { mention: null, visibility: null, followUp: false, approval: false, source: null };
      await world.living(one.operations, () =>
        world.replies.submit({ ...reply, caseId: item?.id ?? '', expectedVersion: null, actor: ann, text: 'Ann answers' }),
      );
      return;
    }
    case 'solve': {
      const action = { type: 'status' as const, status: 'solved' as const, resolution: null };
      if (item) await world.cases.act({ caseId: item.id, expectedVersion: null, actor: sue, action });
      return;
    }
    case 'close': {
      const action = {
        type: 'close' as const,
        answer: `${ENDED} ${common.incident}`,
        resolution: one.solves ? 'resolved' : null,
      };
      await world.living(one.operations, () => world.service.decide({ ...common, action }));
      return;
    }
    case 'work':
      await world.work(one);
      return;
    case 'send':
      world.mood.network = one.network;
      await world.send(one.operations);
      return;
    case 'wait':
      world.clock.advance(one.ms);
  }
}

const twice = (all: readonly string[]): readonly string[] => all.filter((one, at) => all.indexOf(one) !== at);

/** What must hold whenever anybody looks. */
async function look(world: World): Promise<void> {
  const [cases, incidents] = [await world.allCases(), await world.allIncidents()];
  const known = new Map(incidents.map((incident) => [incident.id, incident]));
  // The statement is the same of all incidents: no mention is told it twice, whichever incident its case is in.
  expect(twice(world.posts.map(({ mention, text }) => `${mention} ${text}`))).toEqual([]);
  const counts = await world.stores.incidents.counts([...known.keys()]);
  for (const { id } of incidents) {
    const linked = cases.filter((item) => item.incident === id && item.mergedInto === null);
    const told = linked.filter((item) => item.told.some((one) => one.incident === id && one.kind === 'holding'));
    expect(counts.get(id)).toMatchObject({ linked: linked.length, told: told.length });
  }
  for (const item of cases) {
    if (item.incident !== null) {
      expect(known.has(item.incident)).toBe(true);
      expect(item.leftIncidents).not.toContain(item.incident);
    }
    expect(twice(item.told.map(({ incident, kind }) => `${kind} ${incident}`))).toEqual([]);
    const replies = await world.stores.replies.ofCase(item.id, 500);
    const standing = replies.filter(({ state }) => standingStates.some((one) => one === state) && state !== 'prepared');
    expect(twice(standing.flatMap(({ source }) => source ?? []))).toEqual([]);
    // The statement is never added to an answer that was there.
    expect(replies.filter(({ source, turn }) => source?.startsWith('incident-holding') && turn !== 1)).toEqual([]);
    // Whoever took it out by hand is obeyed: the last word about it is a person's.
    const last = item.timeline.findLast(({ type }) => type.startsWith('incident-'));
    if (last?.type === 'incident-unlinked') expect(item.incident).toBeNull();
  }
}

describe('incidents', () => {
  it('tell nobody anything twice and count their cases right, whatever is done in which order and whenever the process dies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
        const world = makeWorld();
        const { id } = await world.openIncident();
        for (const one of ['p0', 'p1', 'p2']) await world.say({ customer: one });
        await world.approved(id);
        for (const one of steps) {
          await take(world, one);
          await look(world);
        }
        await world.drain();
        await look(world);
        const [cases, incidents] = [await world.allCases(), await world.allIncidents()];
        expect(incidents.flatMap(({ tasks }) => tasks)).toEqual([]);
        expect(cases.flatMap(({ sending }) => sending)).toEqual([]);
        for (const item of cases) {
          // Whoever was told by the case's account was told by the network, once.
          for (const { reply } of item.told) expect((await world.stores.replies.get(reply))?.state).toBe('sent');
        }
        await world.work({ relink: true });
        const open = incidents.filter(({ state, match }) => state === 'open' && match.topic !== null);
        const loose = (await world.allCases()).filter(
          (item) =>
            item.incident === null &&
            item.status !== 'closed' &&
            open.some(({ id, match }) => match.topic === item.topic && !item.leftIncidents.includes(id)),
        );
        expect(loose).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('have told every open case once all is quiet, however often the process died on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 25 }),
        fc.integer({ min: 1, max: 14 }),
        async (deaths, many) => {
          const world = makeWorld({ connections: 2 });
          const { id } = await world.openIncident();
          for (let one = 0; one < many; one += 1) await world.say({ customer: `p${one}` });
          await world.approved(id);
          await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
          for (const [at, after] of deaths.entries()) {
            if (at % 2 === 0) await world.work({ operations: after });
            else await world.send(after);
            world.clock.advance(5_000);
          }
          await world.drain();
          expect(world.posts.map(({ mention }) => mention).toSorted()).toEqual(
            (await world.allCases()).map(({ lastMention }) => lastMention).toSorted(),
          );
          expect((await world.stores.incidents.counts([id])).get(id)).toMatchObject({ linked: many, told: many, answered: many });
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});
