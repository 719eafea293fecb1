import { describe, expect, it } from 'vitest';
import type { OutboxEvent } from '../../../src/domain/index.ts';
import { silentLog } from '../../../src/ports/log.ts';
import type { CaseEvent } from '../../../src/ports/routing.ts';
import type { Delivery, DeliveryResult } from '../../../src/ports/stores.ts';
import type { RoutingAnswer } from '../../../src/routing/answer.ts';
import { deliverDue, type DeliverDeps } from '../../../src/routing/deliver.ts';
import { fastClock } from '../../clock.ts';
import { at, makeCase } from '../../factories.ts';
import { memoryStores } from '../../memory-stores/index.ts';

const outbox = (caseId: string, count: number): OutboxEvent[] =>
  Array.from({ length: count }, (_, n) => ({
    sequence: n + 1,
    id: `evt_${caseId}_${n + 1}`,
    type: 'updated' as const,
    at: at(0),
    mention: null,
  }));

function stage(options: { readonly failures?: number; readonly answer?: (event: CaseEvent) => RoutingAnswer } = {}) {
  const clock = fastClock();
  const item = makeCase({ sequence: 3, outbox: outbox('c', 3) });
  const delivery: Delivery = { case: item, events: item.outbox, holder: 'h1' };
  const recorded: DeliveryResult[] = [];
  const sent: string[] = [];
  let left = options.failures ?? 0;
  const memory = memoryStores();
  const deps: DeliverDeps = {
    stores: {
      ...memory,
      cases: {
        ...memory.cases,
        claimDeliveries: async () => [delivery],
        recordDeliveries: async (results) => {
          left -= 1;
          if (left >= 0) throw new Error('the store does not answer');
          recorded.push(...results);
        },
      },
    },
    clock,
    log: silentLog,
    random: () => 0.5,
    source: 'http://127.0.0.1:3000',
    skillsOf: () => ['social'],
    assign: async () => {},
    switchOff: async () => {},
    observe: () => {},
  };
  const sink = {
    patienceMs: 1000,
    send: async (event: CaseEvent): Promise<RoutingAnswer> => {
      sent.push(event.id);
      return options.answer?.(event) ?? { type: 'ack', owner: null, externalId: null };
    },
  };
  return { run: () => deliverDue(sink, deps), recorded, sent, clock, deps };
}

describe('delivering a case’s events', () => {
  it('goes in order and notes the last one that was acknowledged', async () => {
    const { run, recorded, sent } = stage();
    expect(await run()).toBe(1);
    expect(sent).toEqual(['evt_c_1', 'evt_c_2', 'evt_c_3']);
    expect(recorded).toMatchObject([{ state: 'routed', ackedSequence: 3, nextAttemptAt: null }]);
  });

  it('stops at the first that fails, as long as the service asked for', async () => {
    const answer = ({ id }: CaseEvent): RoutingAnswer =>
      id === 'evt_c_2' ? { type: 'failed', reason: 'http-503', waitMs: 7000 } : { type: 'ack', owner: null, externalId: null };
    const { run, recorded, sent, clock } = stage({ answer });
    await run();
    expect(sent).toEqual(['evt_c_1', 'evt_c_2']);
    const nextAttemptAt = new Date(clock.now() + 7000).toISOString();
    expect(recorded).toMatchObject([{ state: 'unrouted', ackedSequence: 1, lastError: 'http-503', nextAttemptAt }]);
  });

  it('notes what was acknowledged over an outage of the store, without sending it again', async () => {
    const { run, recorded, sent } = stage({ failures: 5 });
    await run();
    expect(recorded).toMatchObject([{ state: 'routed', ackedSequence: 3 }]);
    expect(sent).toHaveLength(3);
  });

  it('gives up noting before the hold ends, so that whoever claims the case next is alone with it', async () => {
    const { run, recorded, clock } = stage({ failures: 1000 });
    const start = clock.now();
    await expect(run()).rejects.toThrow('the store does not answer');
    expect(recorded).toEqual([]);
    expect(clock.now() - start).toBeLessThan(60_000);
  });

  it('notes every try for people to look at, and delivers also where that cannot be noted', async () => {
    const { run, deps } = stage({
      answer: ({ id }) =>
        id === 'evt_c_2'
          ? { type: 'failed', reason: 'http-503', waitMs: 7000, status: 503 }
          : { type: 'ack', owner: null, externalId: null, status: 202 },
    });
    await run();
    const { items } = await deps.stores.deliveries.list({}, { limit: 10, cursor: null });
    const tried = new Map(items.map(({ event, outcome, status, error }) => [event.id, [outcome, status, error]]));
    expect([...tried.keys()].length).toBe(items.length);
    expect(tried).toEqual(
      new Map([
        ['evt_c_1', ['delivered', 202, null]],
        ['evt_c_2', ['failed', 503, 'http-503']],
      ]),
    );
    const deaf = stage();
    const note = () => Promise.reject(new Error('the store does not answer'));
    Object.assign(deaf.deps.stores, { deliveries: { ...deaf.deps.stores.deliveries, note } });
    expect(await deaf.run()).toBe(1);
    expect(deaf.recorded).toHaveLength(1);
  });
});
