import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeDeliveryLog } from '../../contracts/delivery-log.ts';
import { makeCase } from '../../factories.ts';
import { memoryDeliveryLog } from '../../memory-stores/delivery-log.ts';
import { openTestStores } from '../../stores.ts';

describeDeliveryLog('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { log: stores.deliveries, close: drop };
});
describeDeliveryLog('memory', async () => ({ log: memoryDeliveryLog(), close: async () => {} }));

describe('an event that is delivered again', () => {
  let opened: Awaited<ReturnType<typeof openTestStores>>;
  const now = '2026-11-18T12:00:00.000Z';
  const later = '2026-11-18T13:00:00.000Z';
  const event = { sequence: 1, id: 'evt_1', type: 'opened' as const, at: now, mention: null };
  beforeAll(async () => {
    opened = await openTestStores();
    const routing = { state: 'routed' as const, attempts: 0, nextAttemptAt: null, lastError: null, ackedSequence: 1 };
    const next = makeCase({ id: 'c1', sequence: 1, routing });
    await opened.stores.cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
  });
  afterAll(() => opened.drop());

  it('is due at once, once, and gone after its ack', async () => {
    const { cases } = opened.stores;
    expect(await cases.redeliver('c1', event, now)).toBe('queued');
    expect(await cases.redeliver('c1', event, now)).toBe('waiting');
    expect(await cases.redeliver('c9', event, now)).toBe('gone');
    const [claimed] = await cases.claimDeliveries({ now, leaseUntil: later, limit: 10 });
    expect(claimed?.events).toEqual([event]);
    expect(await cases.redeliver('c1', { ...event, id: 'evt_0' }, now)).toBe('held');
    const holder = claimed?.holder ?? '';
    const done = { state: 'routed' as const, attempts: 0, nextAttemptAt: null, lastError: null };
    await cases.recordDeliveries([
      { caseId: 'c1', holder, seenSequence: claimed?.case.sequence ?? 0, ackedSequence: 1, ...done },
    ]);
    expect((await cases.get('c1'))?.outbox).toEqual([]);
    expect(await cases.nextDeliveryAt()).toBeNull();
  });
});

describe('the history of a connection', () => {
  it('has every change of state once and every failure, the newest ones', async () => {
    const { stores, drop } = await openTestStores();
    const { connections } = stores;
    const error = { code: 'c', message: 'm', at: '2026-11-18T12:00:00.000Z', remedy: 'retry' };
    await connections.update('a', { state: 'polling', detail: 'first' });
    await connections.update('a', { state: 'polling', detail: 'again' });
    await connections.update('a', { lastItemAt: error.at });
    await connections.update('a', { state: 'failing', detail: 'no', lastError: error });
    await connections.update('a', { state: 'failing', detail: 'no', lastError: error });
    const history = await connections.history('a');
    expect(history.states.map(({ state }) => state)).toEqual(['polling', 'failing']);
    expect(history.failures).toEqual([error, error]);
    for (let n = 0; n < 60; n += 1) await connections.update('a', { state: `s${n}`, lastError: error });
    expect((await connections.history('a')).states).toHaveLength(50);
    expect((await connections.history('a')).failures).toHaveLength(20);
    expect(await connections.history('b')).toEqual({ states: [], failures: [] });
    await drop();
  });
});
