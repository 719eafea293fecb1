import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, type Case, type Incident } from '../../src/domain/index.ts';
import type { Stores } from '../../src/ports/stores.ts';
import { at, makeCase } from '../factories.ts';

export function makeIncident(over: Partial<Incident> = {}): Incident {
  return {
    id: freshId(),
    brand: 'acme',
    title: 'Bags stand on belt 4',
    state: 'open',
    alert: null,
    match: { topic: 'baggage', network: null, phrases: [] },
    began: at(0),
    proposedAt: at(60_000),
    acceptedAt: at(120_000),
    acceptedBy: { id: 'sam@acme.example', name: 'Sam' },
    closedAt: null,
    closedBy: null,
    statement: null,
    closing: null,
    timeline: [],
    tasks: [],
    version: 1,
    ...over,
  };
}

/** What whoever keeps incidents promises. */
export function describeIncidentStore(
  label: string,
  open: () => Promise<{ readonly stores: Pick<Stores, 'incidents' | 'cases'>; close(): Promise<void> }>,
): void {
  describe(`incidents on ${label}`, () => {
    let stores: Pick<Stores, 'incidents' | 'cases'>;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ stores, close } = await open());
    });
    afterAll(() => close());
    const page = { limit: 50, cursor: null };
    const add = async (items: readonly Case[]): Promise<void> => {
      const change = { expectedVersion: 0, activities: [], events: [], batch: null };
      await stores.cases.insert(items.map((next) => ({ ...change, next })));
    };
    const person = { id: 'sam@acme.example', name: 'Sam' };

    it('are kept as they are, each once', async () => {
      const statement = { text: 'We know, and work on it.', by: person, at: at(1), approvedBy: null, approvedAt: null };
      const timeline = [{ at: at(1), kind: 'opened' as const, by: person, text: '' }];
      const incident = makeIncident({ statement, timeline, alert: 'alert-1' });
      expect(await stores.incidents.insert(incident)).toBe(true);
      expect(await stores.incidents.insert({ ...incident, title: 'another' })).toBe(false);
      expect(await stores.incidents.get(incident.id)).toEqual(incident);
      expect(await stores.incidents.byAlert('alert-1')).toEqual(incident);
      expect(await stores.incidents.byAlert('alert-2')).toBeUndefined();
      expect(await stores.incidents.get('none')).toBeUndefined();
    });

    it('are saved by the first of two who saw the same version', async () => {
      const incident = makeIncident();
      await stores.incidents.insert(incident);
      const answers = await Promise.all([
        stores.incidents.save({ ...incident, title: 'one', version: 2 }),
        stores.incidents.save({ ...incident, title: 'other', version: 2 }),
      ]);
      expect(answers.toSorted()).toEqual([false, true]);
      expect((await stores.incidents.get(incident.id))?.version).toBe(2);
    });

    it('are found by what is left to do, until it is done, which is no new version', async () => {
      const task = { id: freshId(), kind: 'link' as const, by: person, at: at(1) };
      const other = { ...task, id: freshId(), kind: 'tell' as const };
      const incident = makeIncident({ tasks: [task, other] });
      await stores.incidents.insert(incident);
      const unfinished = async () => (await stores.incidents.unfinished(50)).map(({ id }) => id);
      expect(await unfinished()).toEqual([incident.id]);
      const linked = { at: at(2), kind: 'linked' as const, by: null, text: '7' };
      await stores.incidents.finish(incident.id, task.id, linked);
      await stores.incidents.finish(incident.id, task.id, linked);
      expect(await stores.incidents.get(incident.id)).toEqual({ ...incident, tasks: [other], timeline: [linked] });
      await stores.incidents.finish(incident.id, other.id, { ...linked, kind: 'told' });
      expect(await unfinished()).toEqual([]);
    });

    it('are listed newest first, page by page, by brand and state', async () => {
      const brand = freshId();
      const made = [0, 1, 2].map((index) =>
        makeIncident({ brand, proposedAt: at(index * 1000), state: index === 1 ? 'closed' : 'open' }),
      );
      for (const incident of made) await stores.incidents.insert(incident);
      const newest = made.toReversed().map(({ id }) => id);
      const first = await stores.incidents.list({ brand }, { limit: 2, cursor: null });
      const rest = await stores.incidents.list({ brand }, { limit: 2, cursor: first.nextCursor });
      expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(newest);
      expect(rest.nextCursor).toBeNull();
      expect((await stores.incidents.list({ brand, state: 'closed' }, page)).items).toEqual([made[1]]);
      const open = (await stores.incidents.open(50)).filter((one) => one.brand === brand);
      expect(open.map(({ id }) => id)).toEqual([made[0]?.id, made[2]?.id]);
    });

    it('are counted by their cases, merged ones left out', async () => {
      const [incident, none] = [freshId(), freshId()];
      const told = [{ incident, kind: 'holding' as const, reply: 'r1' }];
      const met = { firstResponse: { dueAt: at(1), metAt: at(0), breached: false }, nextResponse: null, resolution: null };
      const linked = (over: Partial<Case>) => makeCase({ id: freshId(), customer: freshId(), incident, ...over });
      await add([
        linked({}),
        linked({ status: 'pending', told, sla: met }),
        linked({ status: 'solved', solvedAt: at(5), told: [{ incident: 'another', kind: 'holding', reply: 'r2' }] }),
        linked({ status: 'closed', solvedAt: at(5), told: [{ incident, kind: 'closing', reply: 'r3' }], sla: met }),
        linked({ status: 'closed', mergedInto: 'c9', told }),
        makeCase({ id: freshId(), customer: freshId() }),
      ]);
      expect(await stores.incidents.counts([incident, none])).toEqual(
        new Map([
          [incident, { linked: 4, open: 2, told: 1, answered: 2, solved: 2 }],
          [none, { linked: 0, open: 0, told: 0, answered: 0, solved: 0 }],
        ]),
      );
    });

    it('find their cases by what those were told, and cases that are in none', async () => {
      const [incident, brand] = [freshId(), freshId()];
      const made = (over: Partial<Case>) => makeCase({ id: freshId(), customer: freshId(), brand, ...over });
      const told = made({ incident, told: [{ incident, kind: 'holding', reply: 'r1' }] });
      const untold = made({ incident, told: [{ incident, kind: 'closing', reply: 'r2' }] });
      const free = made({});
      await add([told, untold, free, made({ mergedInto: 'c9', status: 'closed' })]);
      const ids = async (filter: Parameters<Stores['cases']['list']>[0]) =>
        (await stores.cases.list(filter, page)).items.map(({ id }) => id);
      expect(await ids({ incident, told: { incident, kind: 'holding', is: false } })).toEqual([untold.id]);
      expect(await ids({ incident, told: { incident, kind: 'holding', is: true } })).toEqual([told.id]);
      expect(await ids({ brand, unlinked: true })).toEqual([free.id]);
      expect((await stores.cases.get(told.id))?.told).toEqual(told.told);
    });
  });
}
