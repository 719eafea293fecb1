import type { DeliveryAttempt, DeliveryLog } from '../../src/ports/delivery-log.ts';
import { newestFirst, pageOf } from './page.ts';

export function memoryDeliveryLog(): DeliveryLog {
  const byId = new Map<string, DeliveryAttempt>();
  const is = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
  return {
    note: async (attempts) => {
      for (const attempt of attempts) if (!byId.has(attempt.id)) byId.set(attempt.id, attempt);
    },
    list: async (filter, page) =>
      pageOf(
        newestFirst(byId.values(), ({ at }) => at).filter(
          (one) => is(filter.case, one.case) && is(filter.event, one.event.id) && is(filter.outcome, one.outcome),
        ),
        page,
      ),
    get: async (id) => byId.get(id),
  };
}
