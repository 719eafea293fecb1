import { Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOf, makeHome, ownDatabase, startBuiltProgram, type RunningProgram } from '../../program.ts';
import { hasRedis, ownRedis } from '../../redis.ts';
import { until } from '../../until.ts';
import { PATIENCE_MS } from './check-run.ts';
import { inBatches, makeLoad } from './load.ts';

const KEY = 'test-key';
const COUNT = 400;
const configuration = `
brands:
  - { id: acme, name: Acme Air, terms: ["acme air"], taxonomy: airline }
connections:
  - { id: acme-own, brand: acme, network: custom }
queues:
  - { id: social-care, name: Social care, skills: [social], sla: { firstResponse: 30m }, fallbackOwner: sam@acme.example }
routing:
  bullmqQueue: true
`;

interface Taken {
  readonly name: string;
  readonly jobId: string;
  readonly id: string;
  readonly subject: string;
  readonly sequence: number;
}

describe.runIf(hasRedis)('a routing service that shares the Redis', () => {
  const database = ownDatabase();
  const taken: Taken[] = [];
  let redis: Awaited<ReturnType<typeof ownRedis>>;
  let program: RunningProgram;
  let removeHome: () => Promise<void>;
  let worker: Worker;
  beforeAll(async () => {
    redis = await ownRedis(14);
    const { home, config, remove } = await makeHome(configuration);
    removeHome = remove;
    const env = { EARSHOT_CONFIG: config, EARSHOT_DATA: home, EARSHOT_API_KEY: KEY, ...database.env, REDIS_URL: redis.url };
    program = await startBuiltProgram(env);
  }, 90_000);
  afterAll(async () => {
    await worker?.close();
    await program?.stop();
    await database.drop();
    await redis.end();
    await removeHome?.();
  });

  it(
    'finds every case event in the queue earshot-routing, once and in order per case, though it comes late',
    async () => {
      const api = apiOf(program.url, KEY);
      for (const batch of inBatches(makeLoad('routed', COUNT))) {
        expect((await api.post('/v1/intake', { connection: 'acme-own', items: batch })).status).toBe(202);
      }
      interface Row {
        readonly id: string;
        readonly sequence: number;
        readonly routing: { readonly state: string };
      }
      const cases = await until(
        'every case to be routed',
        async () => {
          const jobs = await api.get<{ jobs: Record<string, { waiting: number; active: number }> }>('/v1/status');
          const takeIn = jobs.jobs['take-in'];
          if (takeIn === undefined || takeIn.waiting + takeIn.active > 0) return undefined;
          const rows = await api.all<Row>('/v1/cases?brand=acme');
          return rows.length > 0 && rows.every(({ routing }) => routing.state === 'routed') && rows;
        },
        PATIENCE_MS,
      );
      worker = new Worker(
        'earshot-routing',
        async ({ name, id = '', data }: { name: string; id?: string; data: Record<string, unknown> }) => {
          const { sequence } = data['data'] as { sequence: number };
          taken.push({ name, jobId: id, id: String(data['id']), subject: String(data['subject']), sequence });
          expect(data).toMatchObject({ specversion: '1.0', type: name });
        },
        { connection: { url: redis.url }, concurrency: 1 },
      );
      const expected = cases.reduce((sum, { sequence }) => sum + sequence, 0);
      await until('every event to be taken', () => taken.length >= expected, PATIENCE_MS);
      const sequences = new Map<string, number[]>();
      for (const { subject, sequence } of taken) sequences.set(subject, [...(sequences.get(subject) ?? []), sequence]);
      expect(Object.fromEntries(sequences)).toEqual(
        Object.fromEntries(cases.map(({ id, sequence }) => [id, Array.from({ length: sequence }, (_, n) => n + 1)])),
      );
      expect(taken.filter(({ jobId, id }) => jobId !== id)).toEqual([]);
      expect(await api.all('/v1/cases?brand=acme&unrouted=true')).toEqual([]);
    },
    2 * PATIENCE_MS,
  );
});
