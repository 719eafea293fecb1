import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttp } from '../../../../connectors/kit/http.ts';
import { openQueueDatabase } from '../../../../embedded/queue-database/index.ts';
import { freshId } from '../../../../src/domain/index.ts';
import { jobSchemas, type JobQueue } from '../../../../src/ports/jobs.ts';
import { silentLog } from '../../../../src/ports/log.ts';
import { openJobQueue } from '../../../../src/queues/index.ts';
import { sendAlertEvent } from '../../../../workers/send-alert-event.ts';
import { tellAlerts } from '../../../../workers/tell-alerts.ts';
import { makeAlert } from '../../../contracts/alert-store.ts';
import { brand } from '../../../factories.ts';
import { memoryJobs, memoryStores } from '../../../memory-stores/index.ts';
import { startReceiver, type Receiver } from '../../../networks/routing/receiver.ts';
import { startingSettings } from '../../api/administration.ts';
import { realClock } from '../../queues/clock.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const SOON = { timeout: 10_000, interval: 20 };
const signal = new AbortController().signal;
const iso = (ms: number): string => new Date(ms).toISOString();

describe('the address that programs hear of alerts at', () => {
  let database: Awaited<ReturnType<typeof openQueueDatabase>>;
  let receiver: Receiver;
  let stores: ReturnType<typeof memoryStores>;
  let jobs: JobQueue;
  let prefix: string;
  let url: string;
  let allowPrivate: boolean;

  const openQueue = (): Promise<JobQueue> =>
    openJobQueue({
      pool: database.pool,
      prefix,
      log: silentLog,
      clock: realClock,
      backOff: { firstMs: 20, mostMs: 20 },
    });
  const app = () => ({
    stores,
    jobs,
    clock: realClock,
    http: createHttp,
    settings: {
      current: () => ({
        ...startingSettings([]),
        brands: [brand],
        alerts: {
          to: [],
          atMostEvery: 0,
          severity: 'low' as const,
          webhook: { url, secret: SECRET, ackTimeout: 250, allowPrivate },
        },
      }),
      version: () => 1,
      queues: () => {
        throw new Error('not used here');
      },
      connection: () => undefined,
      onChange: () => () => {},
    },
    mail: () => null,
    publicUrl: () => 'https://care.acme.example',
    connector: () => undefined,
  });
  const work = (queue = jobs) => queue.work('alert-event', { concurrency: 1 }, (job) => sendAlertEvent(app(), job));
  /** What the queue has of events that ended in failure. */
  const dead = () => jobs.failed('alert-event', 10);
  const ids = () => receiver.events.map(({ id }) => id);

  beforeAll(async () => {
    database = await openQueueDatabase({ dataDir: null });
  });
  beforeEach(async () => {
    receiver = await startReceiver(SECRET);
    url = receiver.url;
    allowPrivate = true;
    prefix = `t${freshId()}`;
    jobs = await openQueue();
    stores = memoryStores();
    const now = Date.now();
    const times = { began: iso(now - 600_000), found: iso(now - 60_000), seen: iso(now - 60_000) };
    await stores.alerts.save([makeAlert({ id: 'a', ...times })]);
  });
  afterEach(async () => {
    await jobs.close();
    await receiver.stop();
  });
  afterAll(() => database.close());

  it('gets a signed event, and not again once it took it', async () => {
    await work();
    expect(await tellAlerts(app())).toBe(true);
    await vi.waitFor(() => expect(ids()).toEqual(['alerts-1-a']), SOON);
    expect(receiver.events[0]).toMatchObject({
      verified: true,
      type: 'earshot.alert.opened',
      subject: 'a',
      data: { id: 'a', severity: 'medium', whatDiffers: [{ text: 'belt 4' }] },
    });
    expect(await tellAlerts(app())).toBe(false);
    await vi.waitFor(async () => expect((await jobs.counts())['alert-event']).toMatchObject({ waiting: 0, active: 0 }), SOON);
    expect(ids()).toHaveLength(1);
  });

  it('gets it again under the same id after it failed, kept silent, and hung up', async () => {
    receiver.answer = (_event, response) => {
      switch (receiver.events.length) {
        case 1:
          return { status: 500 };
        case 2:
          return undefined;
        case 3:
          response.destroy();
          return undefined;
        case 4:
          return { status: 503, headers: { 'retry-after': '0' } };
        default:
          return { status: 200, body: { anything: true } };
      }
    };
    await work();
    await tellAlerts(app());
    await vi.waitFor(() => expect(ids()).toHaveLength(5), SOON);
    expect(new Set(ids())).toEqual(new Set(['alerts-1-a']));
    expect(receiver.events.every(({ verified }) => verified)).toBe(true);
    await vi.waitFor(
      async () => expect((await jobs.counts())['alert-event']).toMatchObject({ active: 0, delayed: 0, failed: 0 }),
      SOON,
    );
  });

  it('is not asked again for what it answered with 410; the event lies among the dead letters and can be told again', async () => {
    receiver.answer = () => ({ status: 410 });
    await work();
    await tellAlerts(app());
    await vi.waitFor(async () => expect(await dead()).toHaveLength(1), SOON);
    expect((await dead())[0]?.error).toContain('answered 410');
    expect(ids()).toHaveLength(1);
    receiver.answer = () => ({ status: 204 });
    expect(await jobs.replay('alert-event', (await dead())[0]?.id ?? '')).toBe(true);
    await vi.waitFor(() => expect(ids()).toEqual(['alerts-1-a', 'alerts-1-a']), SOON);
  });

  it('is never followed to where it points', async () => {
    const elsewhere: string[] = [];
    const other = createServer((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end();
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    receiver.answer = () =>
      receiver.events.length < 3
        ? { status: 307, headers: { location: `http://127.0.0.1:${address.port}/taken` } }
        : { status: 204 };
    await work();
    await tellAlerts(app());
    await vi.waitFor(() => expect(ids()).toEqual(['alerts-1-a', 'alerts-1-a', 'alerts-1-a']), SOON);
    expect(elsewhere).toEqual([]);
    other.close();
    await once(other, 'close');
  });

  it('is not called within the private net unless that is allowed, and not tried again', async () => {
    allowPrivate = false;
    await work();
    await tellAlerts(app());
    await vi.waitFor(async () => expect(await dead()).toHaveLength(1), SOON);
    expect((await dead())[0]).toMatchObject({ attempts: 1, error: expect.stringContaining('alerts.webhook.allowPrivate') });
    expect(ids()).toEqual([]);
  });

  it('misses nothing of a process that was killed between keeping and queueing', async () => {
    const dying = { ...memoryJobs(), add: () => Promise.reject(new Error('killed')) };
    await expect(tellAlerts({ ...app(), jobs: dying })).rejects.toThrow('killed');
    await work();
    expect(await tellAlerts(app())).toBe(true);
    await vi.waitFor(() => expect(ids()).toEqual(['alerts-1-a']), SOON);
  });

  it('misses nothing of a process that was killed between queueing and noting that it did', async () => {
    const deaf = {
      ...stores,
      alerts: {
        ...stores.alerts,
        saveNotices: (json: string, after: number) =>
          json.includes('"pending":null') ? Promise.reject(new Error('killed')) : stores.alerts.saveNotices(json, after),
      },
    };
    await work();
    await expect(tellAlerts({ ...app(), stores: deaf })).rejects.toThrow('killed');
    await vi.waitFor(() => expect(ids()).toHaveLength(1), SOON);
    expect(await tellAlerts(app())).toBe(true);
    expect(await tellAlerts(app())).toBe(false);
    await vi.waitFor(
      async () => expect((await jobs.counts())['alert-event']).toMatchObject({ waiting: 0, active: 0, delayed: 0 }),
      SOON,
    );
    expect(new Set(ids())).toEqual(new Set(['alerts-1-a']));
  });

  it('gets what a process had in hand when it was killed, under the same id', async () => {
    receiver.answer = () => (receiver.events.length === 1 ? undefined : { status: 204 });
    const first = await openQueue();
    await first.work('alert-event', { concurrency: 1 }, (job) => sendAlertEvent(app(), job));
    await tellAlerts(app());
    await vi.waitFor(() => expect(ids()).toHaveLength(1), SOON);
    await first.close();
    await work();
    await vi.waitFor(() => expect(ids()).toEqual(['alerts-1-a', 'alerts-1-a']), SOON);
  });

  it('is tried seldom after many tries, and given up after a day', async () => {
    receiver.answer = () => ({ status: 502 });
    const queued = memoryJobs();
    await tellAlerts({ ...app(), jobs: queued });
    const data = jobSchemas['alert-event'].parse(queued.added[0]?.data);
    const send = (attempt: number, later = 0) =>
      sendAlertEvent({ ...app(), clock: { now: () => Date.now() + later, sleep: async () => {} } }, { data, attempt, signal });
    await expect(send(9)).rejects.toMatchObject({ remedy: 'retry', code: 'alert-webhook-failed' });
    await expect(send(10)).rejects.toMatchObject({ remedy: 'wait', waitMs: 300_000 });
    receiver.answer = () => ({ status: 503, headers: { 'retry-after': '7' } });
    await expect(send(1)).rejects.toMatchObject({ remedy: 'wait', waitMs: 7_000 });
    await expect(send(1, 86_400_000)).rejects.toMatchObject({ remedy: 'give-up', code: 'alert-webhook-failed' });
  });
});
