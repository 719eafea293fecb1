import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryAttempt, DeliveryLog } from '../../src/ports/delivery-log.ts';

const attempt = (n: number, over: Partial<DeliveryAttempt> = {}): DeliveryAttempt => ({
  id: `d${n}`,
  at: new Date(Date.now() + n * 1000).toISOString(),
  case: 'c1',
  event: { sequence: n, id: `evt_${n}`, type: 'updated', at: '2026-11-18T12:00:00.000Z', mention: null },
  attempt: 1,
  outcome: 'delivered',
  status: 200,
  ms: 3,
  error: null,
  ...over,
});

/** What whoever keeps the log of deliveries promises. */
export function describeDeliveryLog(
  label: string,
  open: () => Promise<{ readonly log: DeliveryLog; close(): Promise<void> }>,
): void {
  describe(`the log of deliveries on ${label}`, () => {
    let log: DeliveryLog;
    let close: () => Promise<void>;
    const failed = attempt(3, { case: 'c2', outcome: 'failed', status: null, error: 'timeout' });
    beforeAll(async () => {
      ({ log, close } = await open());
      await log.note([]);
      await log.note([attempt(1), attempt(2), failed, attempt(4)]);
    });
    afterAll(() => close());
    const ids = async (filter: Parameters<DeliveryLog['list']>[0]) =>
      (await log.list(filter, { limit: 10, cursor: null })).items.map(({ id }) => id);

    it('gives a try back as it was, and nothing for what was never tried', async () => {
      expect(await log.get('d3')).toEqual(failed);
      expect(await log.get('d9')).toBeUndefined();
    });

    it('notes a try once', async () => {
      await log.note([attempt(1, { error: 'other' }), attempt(5, { case: 'c3' })]);
      expect(await log.get('d1')).toMatchObject({ error: null });
      expect(await ids({ case: 'c3' })).toEqual(['d5']);
    });

    it('lists the newest first, by case, event and outcome', async () => {
      expect(await ids({ case: 'c1' })).toEqual(['d4', 'd2', 'd1']);
      expect(await ids({ event: 'evt_3' })).toEqual(['d3']);
      expect(await ids({ outcome: 'failed' })).toEqual(['d3']);
      expect(await ids({ case: 'c1', outcome: 'failed' })).toEqual([]);
    });

    it('goes on where a page ended', async () => {
      const first = await log.list({ case: 'c1' }, { limit: 2, cursor: null });
      const second = await log.list({ case: 'c1' }, { limit: 2, cursor: first.nextCursor });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['d4', 'd2', 'd1']);
      expect(second.nextCursor).toBeNull();
    });
  });
}
