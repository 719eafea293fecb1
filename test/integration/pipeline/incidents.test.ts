import { afterEach, describe, expect, it } from 'vitest';
import { makeOpenIncidents } from '../../../src/cases/incidents/open.ts';
import { proposeIncident } from '../../../src/cases/incidents/propose.ts';
import { makeIncidentService } from '../../../src/cases/incidents/service.ts';
import { makeIncidentWork } from '../../../src/cases/incidents/work.ts';
import { makeQueueBook } from '../../../src/cases/queue-book.ts';
import { makeReplyService } from '../../../src/cases/replies/service.ts';
import { makeCaseService } from '../../../src/cases/service.ts';
import type { Alert } from '../../../src/domain/index.ts';
import { countUncounted } from '../../../src/insights/rollups/count.ts';
import { makeItem, queue } from '../../factories.ts';
import { memoryJobs } from '../../memory-stores/index.ts';
import { everything, openPipeline } from '../../pipeline-harness.ts';

const sue = { kind: 'agent' as const, id: 'sue', name: 'Sue', supervisor: true };
const began = new Date(Date.now() - 3_600_000).toISOString();

const alert: Alert = {
  id: 'alert-1',
  brand: 'acme',
  topic: 'baggage',
  network: null,
  measure: 'complaints',
  severity: 'high',
  likelihood: 1,
  began,
  found: began,
  seen: began,
  until: null,
  count: 20,
  expected: 3,
  whatDiffers: [{ kind: 'phrase', text: 'belt 4', count: 12, usual: 0 }],
  incident: null,
  folded: 0,
  acknowledged: null,
};

describe('incidents on real stores', () => {
  let drop = async (): Promise<void> => {};
  afterEach(() => drop());

  async function open() {
    const pipeline = await openPipeline();
    drop = pipeline.drop;
    const { stores, changes } = pipeline;
    const { clock } = pipeline.deps;
    const book = makeQueueBook([queue], []);
    const cases = makeCaseService({ stores, changes, clock, queues: () => book, wakeDelivery: async () => {} });
    const jobs = memoryJobs();
    const replies = makeReplyService({
      stores,
      cases,
      jobs,
      clock,
      capability: () => ({ canReply: true, reason: 'test', deadlineAt: null, maxLength: 280 }),
      lengthOf: (text) => text.length,
      approvalOf: () => 'nobody',
      outcomes: () => new Map(),
    });
    const deps = { stores, cases, replies, jobs, changes, clock };
    const work = makeIncidentWork(deps);
    const take = (people: readonly string[], text: string) =>
      pipeline.take(
        people.map((handle) => makeItem({ text, author: { externalId: handle, handle }, postedAt: new Date().toISOString() })),
        undefined,
        { incidents: makeOpenIncidents({ stores, clock }) },
      );
    return { ...pipeline, changes, clock, service: makeIncidentService(deps), work, take };
  }
  const never = new AbortController().signal;

  it('follow their alert until somebody decides', async () => {
    const { stores, service, changes, clock } = await open();
    const deps = { stores, changes, clock };
    const { id } = await proposeIncident({ ...alert, topic: null }, deps);
    expect((await stores.incidents.get(id))?.match.topic).toBeNull();
    await proposeIncident(alert, deps);
    await proposeIncident(alert, deps);
    expect(await stores.incidents.get(id)).toMatchObject({ version: 2, match: { topic: alert.topic } });
    const accept = { type: 'accept' as const, title: null, match: null };
    await service.decide({ incident: id, expectedVersion: 2, actor: sue, action: accept });
    const accepted = await stores.incidents.get(id);
    await proposeIncident({ ...alert, topic: null }, deps);
    expect(await stores.incidents.get(id)).toEqual(accepted);
  });

  it('link the cases that are there when they are accepted, in batches, and those that come', async () => {
    const { stores, take, service, work, changes, clock } = await open();
    await take(['a', 'b', 'c'], 'My bag is stuck at belt 4');
    await take(['d'], 'My bag is broken');
    const { id, state } = await proposeIncident(alert, { stores, changes, clock });
    expect(state).toBe('proposed');
    const accept = { type: 'accept' as const, title: null, match: null };
    await service.decide({ incident: id, expectedVersion: 1, actor: sue, action: accept });
    await expect(work.work(id, { relink: false, signal: AbortSignal.abort(new Error('killed')) })).rejects.toThrow('killed');
    expect((await stores.incidents.unfinished(9)).map((incident) => incident.id)).toEqual([id]);
    await work.work(id, { relink: false, signal: never });
    await take(['e'], 'Another bag on belt 4');
    await take(['d'], 'They say it is belt 4, my bag');
    const { cases } = await everything(stores);
    expect(cases.map(({ incident }) => incident)).toEqual([id, id, id, id, id]);
    expect((await stores.incidents.counts([id])).get(id)).toMatchObject({ linked: 5, open: 5 });
    const later = await stores.cases.get(cases.find(({ mentionCount }) => mentionCount === 2)?.id ?? '');
    expect(later?.timeline.map(({ type }) => type)).toEqual(['opened', 'mention', 'incident-linked']);
    expect(later?.outbox.map(({ type }) => type)).toEqual(['opened', 'updated']);
  });

  it('mark their cases as uncounted whenever they change one', async () => {
    const { stores, take, service, work } = await open();
    await take(['a'], 'My bag is stuck at belt 4');
    await countUncounted(stores.rollups, never);
    expect(await stores.rollups.uncounted(9)).toEqual([]);
    const match = { topic: 'baggage', network: null, phrases: [] };
    const made = await service.create({ brand: 'acme', title: 'Belt 4', match, began, actor: sue });
    await work.work(made.ok ? made.incident.id : '', { relink: false, signal: never });
    expect((await stores.rollups.uncounted(9)).map(({ kind }) => kind)).toEqual(['case']);
  });

  it('tell every case once, and count what is under way', async () => {
    const { stores, take, service, work } = await open();
    await take(['a', 'b', 'c'], 'My bag is stuck at belt 4');
    const match = { topic: 'baggage', network: null, phrases: [] };
    const made = await service.create({ brand: 'acme', title: 'Belt 4', match, began, actor: sue });
    const id = made.ok ? made.incident.id : '';
    await work.work(id, { relink: false, signal: never });
    const common = { incident: id, expectedVersion: null, actor: sue };
    await service.decide({ ...common, action: { type: 'statement', text: 'We know of it.' } });
    await service.decide({ ...common, action: { type: 'approve' } });
    await service.decide({ ...common, action: { type: 'send-statement' } });
    expect(await work.work(id, { relink: false, signal: never })).toBe(true);
    await work.work(id, { relink: false, signal: never });
    const replies = (await stores.replies.list({ brand: 'acme' }, { limit: 50, cursor: null })).items;
    expect(new Set(replies.map(({ mention }) => mention)).size).toBe(3);
    expect(replies).toHaveLength(3);
    expect(await stores.replies.underWay()).toEqual(new Map([['acme-own', 3]]));
    expect((await stores.incidents.counts([id])).get(id)).toMatchObject({ told: 3 });
    expect((await stores.incidents.get(id))?.timeline.map(({ kind }) => kind)).toEqual([
      'opened',
      'linked',
      'statement',
      'approved',
      'telling',
      'told',
    ]);
  });
});
