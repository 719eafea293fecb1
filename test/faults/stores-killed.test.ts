import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRun, PATIENCE_MS } from '../integration/program/check-run.ts';
import { inBatches, loadConfiguration, makeLoad } from '../integration/program/load.ts';
import { startReceiver, type Receiver } from '../networks/routing/receiver.ts';
import { apiOf, makeHome, startBuiltProgram, type RunningProgram } from '../program.ts';
import { until } from '../until.ts';
import { obstacle, ownDocumentStore, ownRedis, type OwnServer } from './support/servers.ts';

const KEY = 'test-key';
const COUNT = 4_000;
const SENDERS = 3;
const SECRET = `whsec_${randomBytes(24).toString('base64')}`;
const onServers = (process.env['MONGODB_URL'] ?? '') !== '' && (process.env['REDIS_URL'] ?? '') !== '';

describe.skipIf(!onServers || obstacle !== undefined)(`${COUNT} items while Redis and the document store are killed`, () => {
  let redis: OwnServer;
  let documents: OwnServer;
  let receiver: Receiver;
  let program: RunningProgram;
  let removeHome: () => Promise<void>;
  beforeAll(async () => {
    [redis, documents, receiver] = await Promise.all([ownRedis(), ownDocumentStore(), startReceiver(SECRET)]);
    const { home, config, remove } = await makeHome(loadConfiguration(receiver.url, SECRET));
    removeHome = remove;
    program = await startBuiltProgram({
      EARSHOT_CONFIG: config,
      EARSHOT_DATA: home,
      EARSHOT_API_KEY: KEY,
      MONGODB_URL: documents.url,
      REDIS_URL: redis.url,
    });
  }, 120_000);
  afterAll(async () => {
    await program?.stop();
    await receiver?.stop();
    await Promise.all([redis?.remove(), documents?.remove(), removeHome?.()]);
  }, 60_000);

  it(
    'nothing is lost, nothing is double, and the program finds back by itself, saying 503 meanwhile',
    async () => {
      const items = makeLoad('stores', COUNT);
      const waiting = [...inBatches(items, 25)];
      const total = waiting.length;
      const api = apiOf(program.url, KEY);
      const ids: string[] = [];
      const refusals: { readonly status: number; readonly retryAfter: string | null }[] = [];
      // As a real sender does: what was not acknowledged is sent again until it is, after the wait that was asked for.
      const sender = async (): Promise<void> => {
        for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
          const response = await api.post('/v1/intake', { connection: 'acme-own', items: batch });
          if (response.status === 202) {
            ids.push(((await response.json()) as { batchId: string }).batchId);
            continue;
          }
          refusals.push({ status: response.status, retryAfter: response.headers.get('retry-after') });
          await response.arrayBuffer();
          waiting.push(batch);
          await new Promise((resolve) => setTimeout(resolve, 250));
        }
      };
      const outage = async (server: OwnServer, share: number): Promise<void> => {
        await until('its turn', () => total - waiting.length >= total * share, PATIENCE_MS);
        const before = refusals.length;
        await server.kill();
        await until('somebody to be refused', () => refusals.length > before, PATIENCE_MS);
        expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
        expect((await fetch(`${program.url}/readyz`)).status).toBe(503);
        await server.start();
        await until('it to be ready again', async () => (await fetch(`${program.url}/readyz`)).ok, PATIENCE_MS);
      };
      const outages = async (): Promise<void> => {
        await outage(redis, 0.1);
        await outage(documents, 0.3);
        await outage(redis, 0.5);
        await outage(documents, 0.7);
      };
      await Promise.all([outages(), ...Array.from({ length: SENDERS }, sender)]);

      expect(refusals.filter(({ status, retryAfter }) => status !== 503 || retryAfter === null)).toEqual([]);
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
      // Three connections and two outages of Redis: each is told once, not each try.
      const told = program.output().match(/connection to Redis is lost/gu) ?? [];
      expect(told.length).toBeGreaterThan(0);
      expect(told.length).toBeLessThanOrEqual(6);
    },
    3 * PATIENCE_MS,
  );
});
