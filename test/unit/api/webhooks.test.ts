import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../../../src/ports/delivery-log.ts';
import { at, makeCase } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const attempt: DeliveryAttempt = {
  id: 'd1',
  at: at(0),
  case: 'c1',
  event: { sequence: 1, id: 'evt_1', type: 'opened', at: at(0), mention: 'm1' },
  attempt: 1,
  outcome: 'failed',
  status: 503,
  ms: 12,
  error: 'http-503',
};

describe('deliveries to the routing service', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openApi();
    await harness.deps.stores.deliveries.note([
      attempt,
      { ...attempt, id: 'd2', at: at(1), attempt: 2, outcome: 'delivered', status: 200, error: null },
      { ...attempt, id: 'd3', at: at(2), case: 'gone', event: { ...attempt.event, id: 'evt_2' } },
    ]);
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    await harness.deps.stores.cases.insert([{ ...change, next: makeCase({ id: 'c1' }) }]);
  });

  it('are listed, newest first, by case, event and outcome', async () => {
    const ids = async (query: string) =>
      ((await harness.ask('GET', `/v1/webhooks/deliveries${query}`)).json() as { items: { id: string }[] }).items.map(
        ({ id }) => id,
      );
    expect(await ids('')).toEqual(['d3', 'd2', 'd1']);
    expect(await ids('?case=c1&outcome=failed')).toEqual(['d1']);
    expect(await ids('?event=evt_2')).toEqual(['d3']);
    expect((await harness.ask('GET', '/v1/webhooks/deliveries?outcome=odd')).status).toBe(400);
  });

  it('are repeated under the same id', async () => {
    const again = await harness.ask('POST', '/v1/webhooks/deliveries/d2/replay');
    expect([again.status, again.json()]).toEqual([202, { event: 'evt_1' }]);
    expect((await harness.deps.stores.cases.get('c1'))?.outbox).toEqual([attempt.event]);
    expect((await harness.ask('POST', '/v1/webhooks/deliveries/d1/replay')).json()).toMatchObject({
      status: 409,
      code: 'on-its-way',
    });
    expect((await harness.ask('POST', '/v1/webhooks/deliveries/d3/replay')).status).toBe(404);
    expect((await harness.ask('POST', '/v1/webhooks/deliveries/d9/replay')).status).toBe(404);
  });
});
