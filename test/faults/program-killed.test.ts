import { randomBytes, randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRun, PATIENCE_MS } from '../integration/program/check-run.ts';
import { inBatches, loadConfiguration, makeLoad } from '../integration/program/load.ts';
import { startReceiver, type Receiver } from '../networks/routing/receiver.ts';
import { apiOf, freePort, makeHome, ownDatabase, startBuiltProgram, type RunningProgram } from '../program.ts';
import { until } from '../until.ts';

const KEY = 'test-key';
const KILLS = 5;
/** Items of the run; the full one is `EARSHOT_TEST_ITEMS=10000`. */
const COUNT = Number(process.env['EARSHOT_TEST_ITEMS'] ?? 2_000);
const SECRET = `whsec_${randomBytes(24).toString('base64')}`;

describe(`${COUNT} items while the process is killed ${KILLS} times`, () => {
  let receiver: Receiver;
  let program: RunningProgram;
  let env: Readonly<Record<string, string>>;
  let removeHome: () => Promise<void>;
  const database = ownDatabase();
  beforeAll(async () => {
    receiver = await startReceiver(SECRET);
    const { home, config, remove } = await makeHome(loadConfiguration(receiver.url, SECRET));
    removeHome = remove;
    env = { EARSHOT_CONFIG: config, EARSHOT_DATA: home, EARSHOT_API_KEY: KEY, PORT: String(await freePort()), ...database.env };
    program = await startBuiltProgram(env);
  }, 90_000);
  afterAll(async () => {
    await program.stop();
    await database.drop();
    await receiver.stop();
    await removeHome();
  });

  it(
    'nothing is lost and nothing is double',
    async () => {
      const items = makeLoad('killed', COUNT);
      const batches = inBatches(items, 50);
      const api = apiOf(program.url, KEY);
      // As a real sender does: what was not acknowledged is sent again until it is.
      const send = (batch: (typeof batches)[number]): Promise<string> =>
        until(
          'a batch to be acknowledged',
          async () => {
            try {
              const response = await api.post('/v1/intake', { connection: 'acme-own', items: batch });
              return response.status === 202 && ((await response.json()) as { batchId: string }).batchId;
            } catch {
              return undefined;
            }
          },
          PATIENCE_MS,
        );
      const killAfter = new Set<number>();
      while (killAfter.size < KILLS) killAfter.add(randomInt(1, batches.length));
      const ids: string[] = [];
      for (const [index, batch] of batches.entries()) {
        const sending = send(batch);
        if (killAfter.has(index)) {
          if (index % 2 === 0) await sending;
          await program.kill();
          program = await startBuiltProgram(env);
        }
        ids.push(await sending);
      }
      for (const id of ids) {
        await until(
          `batch ${id} to be done`,
          async () => {
            const { accepted, done } = await api.get<{ accepted: number; done: number }>(`/v1/batches/${id}`);
            return accepted === done;
          },
          PATIENCE_MS,
        );
      }
      await checkRun(
        api,
        receiver,
        items.map(({ externalId }) => externalId),
      );
      expect(receiver.events.length).toBeGreaterThan(0);
    },
    3 * PATIENCE_MS,
  );
});
