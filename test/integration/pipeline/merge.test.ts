import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeQueueBook } from '../../../src/cases/queue-book.ts';
import { makeCaseService, type CaseService } from '../../../src/cases/service.ts';
import { systemClock } from '../../../src/app/clock.ts';
import { freshId, type Case } from '../../../src/domain/index.ts';
import type { Stores } from '../../../src/ports/stores.ts';
import { makeCase, makeMention, queue } from '../../factories.ts';
import { memoryChanges } from '../../memory-stores/index.ts';
import { openTestStores } from '../../stores.ts';

const sue = { kind: 'agent' as const, id: 'sue', name: 'Sue', supervisor: true };

describe('merging', () => {
  let stores: Stores;
  let drop: () => Promise<void>;
  let cases: CaseService;
  beforeAll(async () => {
    ({ stores, drop } = await openTestStores());
    const queues = () => makeQueueBook([queue], []);
    cases = makeCaseService({ stores, changes: memoryChanges(), clock: systemClock, queues, wakeDelivery: async () => {} });
  });
  afterAll(() => drop());

  /** A case on a topic of its own with this many mentions. */
  const put = async (mentions: number): Promise<string> => {
    const id = freshId();
    const ids = Array.from({ length: mentions }, () => freshId());
    const said = ids.map((one) => makeMention({ id: one, externalId: one, case: id }));
    await stores.mentions.insert(said);
    const first = ids[0] ?? '';
    const item = makeCase({
      id,
      topic: id,
      customer: 'p1',
      mentionCount: mentions,
      firstMention: first,
      lastMention: first,
      version: 1,
    });
    await stores.cases.insert([{ next: item, expectedVersion: 0, activities: [], events: [], batch: null }]);
    return id;
  };
  const look = async (id: string): Promise<Case> => {
    const item = await stores.cases.get(id);
    if (!item) throw new Error('the case is gone');
    return item;
  };
  const merge = (caseId: string, into: string) => cases.merge({ caseId, expectedVersion: null, into, actor: sue });

  it('moves everything, and the first case points at the second', async () => {
    const [a, b] = [await put(2), await put(3)];
    expect(await merge(a, b)).toMatchObject({ ok: true, case: { id: b, mentionCount: 5 } });
    expect(await look(a)).toMatchObject({ mergedInto: b, status: 'closed', nextDueAt: null });
    expect(await stores.mentions.ofCase(b, 10)).toHaveLength(5);
  });

  it('counts once, however often it is asked for', async () => {
    const [a, b] = [await put(2), await put(1)];
    await merge(a, b);
    await merge(a, b);
    expect(await look(b)).toMatchObject({ mentionCount: 3 });
  });

  it('of two cases into each other at the same moment ends with one of them, and nothing lost', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await put(1), await put(1)];
      await Promise.all([merge(a, b), merge(b, a)]);
      const both = await Promise.all([look(a), look(b)]);
      const kept = both.filter(({ mergedInto }) => mergedInto === null);
      expect(kept).toHaveLength(1);
      expect(await stores.mentions.ofCase(kept[0]?.id ?? '', 10)).toHaveLength(2);
    }
  });

  it('that broke off half-way is finished by the sweep', async () => {
    const [a, b] = [await put(2), await put(1)];
    const source = await look(a);
    const pointed = { ...source, mergedInto: b, status: 'closed' as const, version: source.version + 1 };
    await stores.cases.save([{ next: pointed, expectedVersion: source.version, activities: [], events: [], batch: null }]);
    await cases.finishMerge(await look(a));
    expect(await look(b)).toMatchObject({ mentionCount: 3 });
    expect(await stores.mentions.ofCase(b, 10)).toHaveLength(3);
  });

  it('leaves alone what another agent holds', async () => {
    const [a, b] = [await put(1), await put(1)];
    const kim = { kind: 'agent' as const, id: 'kim', name: 'Kim', supervisor: false };
    await cases.act({
      caseId: b,
      expectedVersion: null,
      actor: { ...kim, id: 'lee' },
      action: { type: 'claim', leaseMs: 60_000 },
    });
    expect(await cases.merge({ caseId: a, expectedVersion: null, into: b, actor: kim })).toMatchObject({
      refusal: { code: 'owned', owner: { id: 'lee' } },
    });
  });
});

describe('a claim', () => {
  let stores: Stores;
  let drop: () => Promise<void>;
  let cases: CaseService;
  beforeAll(async () => {
    ({ stores, drop } = await openTestStores());
    const queues = () => makeQueueBook([queue], []);
    cases = makeCaseService({ stores, changes: memoryChanges(), clock: systemClock, queues, wakeDelivery: async () => {} });
  });
  afterAll(() => drop());

  it('is one agent’s of however many who want it at once, and its epoch is theirs alone', async () => {
    const item = makeCase({ id: 'c1', version: 1 });
    await stores.cases.insert([{ next: item, expectedVersion: 0, activities: [], events: [], batch: null }]);
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        cases.act({
          caseId: 'c1',
          expectedVersion: null,
          actor: { kind: 'agent', id: `agent${n}`, name: `Agent ${n}`, supervisor: false },
          action: { type: 'claim', leaseMs: 600_000 },
        }),
      ),
    );
    const won = claims.filter((claim) => claim.ok);
    expect(won).toMatchObject([{ case: { epoch: 1 } }]);
    const holder = won[0]?.ok === true ? won[0].case.owner.id : '';
    const actor = { kind: 'agent' as const, id: holder, name: holder, supervisor: false };
    const before = await stores.cases.get('c1');
    expect(await cases.renew({ caseId: 'c1', actor, leaseMs: 1_200_000, epoch: 1 })).toMatchObject({ ok: true });
    expect(await stores.cases.get('c1')).toMatchObject({ version: before?.version });
    expect(await cases.releaseAll(actor)).toBe(1);
    expect(await stores.cases.get('c1')).toMatchObject({ epoch: 2, owner: { kind: 'queue' } });
    expect(await cases.renew({ caseId: 'c1', actor, leaseMs: 1_200_000, epoch: 1 })).toMatchObject({
      refusal: { code: 'owned' },
    });
  });
});
