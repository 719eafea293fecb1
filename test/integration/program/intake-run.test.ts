import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReceiver, type Receiver } from '../../networks/routing/receiver.ts';
import { apiOf, makeHome, ownDatabase, startBuiltProgram, type RunningProgram } from '../../program.ts';
import { until } from '../../until.ts';
import { checkRun, PATIENCE_MS } from './check-run.ts';
import { inBatches, loadConfiguration, makeLoad } from './load.ts';

const KEY = 'test-key';
const COUNT = 10_000;
const SECRET = `whsec_${randomBytes(24).toString('base64')}`;

describe('ten thousand items by POST /v1/intake, a tenth delivered twice, several at once', () => {
  let receiver: Receiver;
  let program: RunningProgram;
  let removeHome: () => Promise<void>;
  const database = ownDatabase();
  beforeAll(async () => {
    receiver = await startReceiver(SECRET);
    const { home, config, remove } = await makeHome(loadConfiguration(receiver.url, SECRET));
    removeHome = remove;
    program = await startBuiltProgram({
      EARSHOT_CONFIG: config,
      EARSHOT_DATA: home,
      EARSHOT_API_KEY: KEY,
      ...database.env,
    });
  }, 90_000);
  afterAll(async () => {
    await program.stop();
    await database.drop();
    await receiver.stop();
    await removeHome();
  });

  it(
    'become exactly the distinct mentions; no orphan; one open case per customer and topic; every event signed and in order',
    async () => {
      const api = apiOf(program.url, KEY);
      const items = makeLoad('load', COUNT);
      const waiting = [...inBatches(items)];
      const batchIds: string[] = [];
      const sender = async (): Promise<void> => {
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
          const response = await api.post('/v1/intake', { connection: 'acme-own', items: batch });
          expect(response.status).toBe(202);
          const { batchId, accepted } = (await response.json()) as { batchId: string; accepted: number };
          expect(accepted).toBe(batch.length);
          batchIds.push(batchId);
        }
      };
      await Promise.all([sender(), sender(), sender(), sender()]);
      const counts = { new: 0, duplicate: 0, failed: 0 };
      for (const id of batchIds) {
        const batch = await until(
          `batch ${id} to be done`,
          async () => {
            const found = await api.get<{ accepted: number; done: number; new: number; duplicate: number; failed: number }>(
              `/v1/batches/${id}`,
            );
            return found.done === found.accepted && found;
          },
          PATIENCE_MS,
        );
        counts.new += batch.new;
        counts.duplicate += batch.duplicate;
        counts.failed += batch.failed;
      }
      expect(counts).toEqual({ new: COUNT, duplicate: COUNT / 10, failed: 0 });

      await checkRun(
        api,
        receiver,
        items.map(({ externalId }) => externalId),
      );
    },
    2 * PATIENCE_MS,
  );
});
