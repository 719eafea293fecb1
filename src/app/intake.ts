import { freshId } from '../domain/index.ts';
import { isoNow, type Clock } from '../ports/clock.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { Stores } from '../ports/stores.ts';
import type { Intake } from './context.ts';

/** Largest number of payloads in one job: a network's page or a webhook body counts as one. */
const MAX_PAYLOADS = 1000;

/** Puts payloads into the take-in queue. The queue first: once it has them nothing can lose them; the record of the batch follows. */
export function makeIntake(deps: {
  readonly jobs: JobQueue;
  readonly stores: Pick<Stores, 'batches'>;
  readonly clock: Clock;
}): Intake {
  const putOne = async (connection: string, payloads: readonly unknown[]): Promise<string> => {
    const batch = freshId();
    const receivedAt = isoNow(deps.clock);
    await deps.jobs.add('take-in', { batch, connection, receivedAt, payloads: [...payloads] }, { id: batch });
    await deps.stores.batches.open({ id: batch, connection, receivedAt, accepted: payloads.length });
    return batch;
  };
  return {
    async put(connection, payloads) {
      let first: string | undefined;
      for (let from = 0; from < payloads.length; from += MAX_PAYLOADS) {
        const batch = await putOne(connection, payloads.slice(from, from + MAX_PAYLOADS));
        first ??= batch;
      }
      return first ?? putOne(connection, []);
    },
  };
}
