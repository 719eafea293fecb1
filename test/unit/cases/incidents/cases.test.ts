import { describe, expect, it } from 'vitest';
import { WINDOW } from '../../../../src/cases/incidents/room.ts';
import { makeMention } from '../../../factories.ts';
import { ann, ENDED, makeWorld, STATEMENT, sue } from './world.ts';

const linkedOf = async (world: ReturnType<typeof makeWorld>): Promise<readonly string[]> =>
  (await world.allCases())
    .filter(({ incident }) => incident !== null)
    .map(({ customer }) => customer)
    .toSorted();
const reply = {
  mention: null,
  visibility: null,
  followUp: false,
  approval: false,
  source: null,
} as const;

describe('the cases of an incident', () => {
  it('are linked when it is accepted, as an entry and an event of theirs', async () => {
    const world = makeWorld();
    await world.say({ customer: 'p1', text: 'belt 4 stands' });
    await world.say({ customer: 'p2', text: 'lost my bag' });
    await world.say({ customer: 'p3', text: 'belt 4' }, 'refunds');
    const incident = await world.openIncident('baggage', ['belt 4']);
    expect(await linkedOf(world)).toEqual([]);
    await world.work();
    expect(await linkedOf(world)).toEqual(['p1']);
    const item = (await world.allCases()).find(({ customer }) => customer === 'p1');
    expect(item?.timeline.at(-1)).toMatchObject({ type: 'incident-linked', detail: 'Belt 4', by: 'sue' });
    expect(item?.outbox.at(-1)).toMatchObject({ type: 'updated', sequence: 2 });
    expect((await world.stores.incidents.get(incident.id))?.tasks).toEqual([]);
    expect((await world.stores.incidents.get(incident.id))?.timeline.at(-1)).toMatchObject({
      kind: 'linked',
      text: '1',
      by: null,
    });
  });

  it('are linked as they come, in the write that opens them, and when a later mention says it', async () => {
    const world = makeWorld();
    await world.openIncident('baggage', ['belt 4']);
    await world.say({ customer: 'p1', text: 'stuck at belt 4' });
    const first = (await world.allCases())[0];
    expect(first).toMatchObject({ version: 1, timeline: [{ type: 'opened' }, { type: 'incident-linked' }] });
    await world.say({ customer: 'p2', text: 'where is my bag' });
    expect(await linkedOf(world)).toEqual(['p1']);
    await world.say({ customer: 'p2', text: 'it is belt 4 they say' });
    expect(await linkedOf(world)).toEqual(['p1', 'p2']);
  });

  it('that slipped through are linked later', async () => {
    const world = makeWorld();
    await world.open.of('acme');
    await world.openIncident();
    await world.work();
    await world.say({ customer: 'p1' });
    expect(await linkedOf(world)).toEqual([]);
    await world.work({ relink: true });
    expect(await linkedOf(world)).toEqual(['p1']);
  });

  it('that somebody took out stay out, until somebody puts them back', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    const said = await world.say({ customer: 'p1' });
    const request = { incident: id, expectedVersion: null, actor: sue, cases: [said.case ?? ''] };
    expect(await world.service.unlink(request)).toMatchObject({ ok: true, incident: { timeline: [{}, { kind: 'unlinked' }] } });
    await world.say({ customer: 'p1' });
    await world.work({ relink: true });
    expect(await linkedOf(world)).toEqual([]);
    await world.service.link(request);
    expect(await linkedOf(world)).toEqual(['p1']);
  });

  it('are in one incident at most: a supervisor moves one, nothing else does', async () => {
    const world = makeWorld();
    const first = await world.openIncident();
    const said = await world.say({ customer: 'p1' });
    world.clock.advance(10_000);
    const second = await world.openIncident();
    await world.work({ relink: true });
    expect((await world.allCases())[0]?.incident).toBe(first.id);
    await world.service.link({ incident: second.id, expectedVersion: second.version, actor: sue, cases: [said.case ?? ''] });
    expect((await world.allCases())[0]?.incident).toBe(second.id);
  });

  it('are refused by name when they are none of its brand, closed, or the incident has moved on', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    const link = (cases: readonly string[], expectedVersion: number | null = null) =>
      world.service.link({ incident: id, expectedVersion, actor: sue, cases });
    expect(await link(['nothing'])).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await link(['nothing'], 7)).toMatchObject({ refusal: { code: 'stale', version: 1 } });
    const { case: item } = await world.say({ customer: 'p1' }, 'refunds');
    const close = { type: 'status' as const, status: 'closed' as const, resolution: null };
    await world.cases.act({ caseId: item ?? '', expectedVersion: null, actor: sue, action: close });
    expect(await link([item ?? ''])).toMatchObject({ refusal: { code: 'not-allowed' } });
  });
});

describe('the holding statement', () => {
  it('goes out on a case by one click, also where a supervisor looks at every answer, and once', async () => {
    const world = makeWorld({ approval: 'agents' });
    const { id } = await world.openIncident();
    const said = await world.say({ customer: 'p1' });
    const tell = (expectedVersion: number | null = null) =>
      world.service.tell({ caseId: said.case ?? '', expectedVersion, actor: ann });
    expect(await tell()).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    await world.approved(id);
    expect(await tell(7)).toMatchObject({ refusal: { code: 'stale' } });
    expect(await tell()).toMatchObject({
      ok: true,
      reply: { state: 'queued', by: { id: 'ann' }, source: `incident-holding:${id}` },
    });
    expect(await tell()).toMatchObject({ ok: false, refusal: { code: 'already-answered' } });
    await world.drain();
    await world.say({ customer: 'p1', text: 'still?' });
    expect(await tell()).toMatchObject({ ok: false });
    expect(world.posts).toEqual([{ mention: said.id, text: STATEMENT }]);
  });

  it('is no second answer to what an agent answered', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    const said = await world.say({ customer: 'p1' });
    await world.approved(id);
    await world.replies.submit({ ...reply, caseId: said.case ?? '', expectedVersion: null, actor: ann, text: 'I look into it' });
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    world.clock.advance(3_600_000);
    await world.drain();
    expect(world.posts.map(({ text }) => text)).toEqual(['I look into it']);
    expect((await world.stores.incidents.get(id))?.tasks).toEqual([]);
  });

  it('is not added to an answer that waits for its network', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    const said = await world.say({ customer: 'p1' });
    await world.approved(id);
    await world.replies.submit({ ...reply, caseId: said.case ?? '', expectedVersion: null, actor: ann, text: 'I look into it' });
    world.clock.advance(3_600_000);
    expect(await world.service.tell({ caseId: said.case ?? '', expectedVersion: null, actor: ann })).toMatchObject({
      refusal: { code: 'already-answered', reply: { text: 'I look into it' } },
    });
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    await world.work();
    await world.drain();
    expect(world.posts.map(({ text }) => text)).toEqual(['I look into it']);
  });

  it('is told to all who were not, a few at a time on each connection', async () => {
    const world = makeWorld({ connections: 2 });
    const { id } = await world.openIncident();
    for (let one = 0; one < 23; one += 1) await world.say({ customer: `p${one}` });
    await world.approved(id);
    world.mood.network = 'is-busy';
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    await world.work();
    expect(await world.stores.replies.underWay()).toEqual(
      new Map([
        ['connection-0', WINDOW],
        ['connection-1', WINDOW],
      ]),
    );
    await world.send();
    await world.work();
    expect(world.posts).toEqual([]);
    expect([...(await world.stores.replies.underWay()).values()]).toEqual([WINDOW, WINDOW]);
    await world.drain();
    expect(world.posts.map(({ mention }) => mention).toSorted()).toEqual(
      [...new Set(world.posts.map(({ mention }) => mention))].toSorted(),
    );
    expect(world.posts).toHaveLength(23);
    expect((await world.stores.incidents.counts([id])).get(id)).toMatchObject({ linked: 23, told: 23, answered: 23 });
    expect((await world.stores.incidents.get(id))?.timeline.at(-1)).toMatchObject({ kind: 'told', text: '23' });
  });

  it('leaves a case to the agent who holds it, and takes its turn afterwards', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    const said = await world.say({ customer: 'p1' });
    await world.cases.act({
      caseId: said.case ?? '',
      expectedVersion: null,
      actor: ann,
      action: { type: 'claim', leaseMs: 600_000 },
    });
    await world.approved(id);
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    await world.work();
    expect((await world.stores.replies.underWay()).size).toBe(0);
    expect((await world.stores.incidents.get(id))?.tasks).toHaveLength(1);
    world.clock.advance(600_000);
    await world.drain();
    expect(world.posts).toHaveLength(1);
  });

  it('that a network refused is tried again by no machine', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    await world.say({ customer: 'p1' });
    await world.approved(id);
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    world.mood.network = 'refuses';
    await world.work();
    await world.send();
    const [item] = await world.allCases();
    expect(item).toMatchObject({ told: [], notified: ['sue'] });
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    await world.drain();
    expect(world.posts).toEqual([]);
    expect(await world.service.tell({ caseId: item?.id ?? '', expectedVersion: null, actor: ann })).toMatchObject({ ok: true });
  });

  it('stops where a connection takes none, tries one now and then, and goes on when it is mended', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    for (let one = 0; one < 40; one += 1) await world.say({ customer: `p${one}` });
    await world.approved(id);
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    world.mood.network = 'refuses';
    const failed = async () => (await world.stores.replies.list({ state: 'failed' }, { limit: 99, cursor: null })).items.length;
    for (let minute = 0; minute < 10; minute += 1) {
      await world.work();
      await world.send();
    }
    expect(await failed()).toBeLessThan(20);
    await world.drain();
    expect(world.posts).toHaveLength(40 - (await failed()));
    expect((await world.stores.incidents.get(id))?.tasks).toEqual([]);
  });

  it('that would contradict what the customer was told is left to agents', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    const said = await world.say({ customer: 'p1' });
    await world.replies.submit({
      ...reply,
      caseId: said.case ?? '',
      expectedVersion: null,
      actor: sue,
      text: 'You get a refund of €40.',
    });
    await world.drain();
    await world.say({ customer: 'p1', text: 'and my bag?' });
    world.clock.advance(3_600_000);
    await world.approved(id, 'Everybody gets a refund of €20.');
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    await world.drain();
    expect(world.posts.map(({ text }) => text)).toEqual(['You get a refund of €40.']);
  });
});

describe('a case that is merged or split', () => {
  it('brings its incident and what it was told into the other, once', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    const [one, other] = [await world.say({ customer: 'p1' }), await world.say({ customer: 'p2' }, 'refunds')];
    await world.approved(id);
    await world.service.tell({ caseId: one.case ?? '', expectedVersion: null, actor: sue });
    const into = other.case ?? '';
    await world.cases.merge({ caseId: one.case ?? '', expectedVersion: null, into, actor: sue });
    expect(await world.stores.cases.get(into)).toMatchObject({ incident: id, told: [{ incident: id, kind: 'holding' }] });
    expect((await world.stores.incidents.counts([id])).get(id)).toMatchObject({ linked: 1, told: 1 });
    expect(await world.service.tell({ caseId: into, expectedVersion: null, actor: sue })).toMatchObject({ ok: false });
    await world.drain();
    expect(world.posts).toHaveLength(1);
  });

  it('keeps out of an incident that it was taken out of', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    const [one, other] = [await world.say({ customer: 'p1' }), await world.say({ customer: 'p2' })];
    const into = other.case ?? '';
    await world.service.unlink({ incident: id, expectedVersion: null, actor: sue, cases: [into] });
    await world.cases.merge({ caseId: one.case ?? '', expectedVersion: null, into, actor: sue });
    expect(await world.stores.cases.get(into)).toMatchObject({ incident: null, leftIncidents: [id] });
  });

  it('starts outside where it was split off', async () => {
    const world = makeWorld();
    await world.openIncident();
    const one = await world.say({ customer: 'p1' });
    await world.stores.mentions.insert([makeMention({ id: 'm9', externalId: 'm9', case: one.case, customer: 'p1' })]);
    const request = { caseId: one.case ?? '', expectedVersion: null, mentions: ['m9'], topic: 'refunds', actor: sue };
    expect(await world.cases.split(request)).toMatchObject({ ok: true, created: { incident: null, told: [] } });
  });
});

describe('the end of an incident', () => {
  it('answers its open cases and solves them, but those of who wrote since', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    await world.say({ customer: 'p1' });
    await world.say({ customer: 'p2' });
    await world.approved(id);
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action: { type: 'send-statement' } });
    await world.drain();
    const action = { type: 'close' as const, answer: ENDED, resolution: 'explained' };
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action });
    world.clock.advance(1000);
    await world.say({ customer: 'p2', text: 'not for me' });
    await world.drain();
    const byCustomer = new Map((await world.allCases()).map((item) => [item.customer, item]));
    expect(byCustomer.get('p1')).toMatchObject({
      status: 'solved',
      resolution: { code: 'explained', by: 'sue', text: 'Belt 4' },
    });
    expect(byCustomer.get('p2')?.status).not.toBe('solved');
    expect(world.posts.filter(({ text }) => text === STATEMENT)).toHaveLength(2);
    expect(world.posts.filter(({ text }) => text === ENDED)).toHaveLength(2);
    expect((await world.stores.incidents.get(id))?.timeline.at(-1)).toMatchObject({ kind: 'concluded', text: '1' });
    expect(await world.service.isFrozen({ incident: id })).toBeNull();
  });

  it('without words solves what is open', async () => {
    const world = makeWorld();
    const { id } = await world.openIncident();
    await world.say({ customer: 'p1' });
    const action = { type: 'close' as const, answer: null, resolution: 'resolved' };
    world.clock.advance(1000);
    await world.service.decide({ incident: id, expectedVersion: null, actor: sue, action });
    await world.work();
    expect(await world.allCases()).toMatchObject([{ status: 'solved' }]);
    expect(world.posts).toEqual([]);
  });
});
