import { Queue, Worker } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../../src/ports/log.ts';
import type { RoutingQueue } from '../../../src/ports/routing.ts';
import { openRoutingQueue } from '../../../src/queues/index.ts';
import { hasRedis, ownRedis } from '../../redis.ts';
import { realClock } from './clock.ts';

const event = (sequence: number, id = `evt_c1_${sequence}`) => ({
  id,
  type: 'earshot.case.updated',
  subject: 'c1',
  data: { sequence, subject: 'Where is my suitcase?' },
});

describe.runIf(hasRedis)('the queue earshot-routing', () => {
  let own: Awaited<ReturnType<typeof ownRedis>>;
  let routing: RoutingQueue;
  let seenFromOutside: Queue;
  beforeAll(async () => {
    own = await ownRedis(15);
  });
  afterAll(() => own.end());
  beforeEach(async () => {
    await own.redis.flushdb();
    routing = await openRoutingQueue({ url: own.url, clock: realClock, log: silentLog });
    seenFromOutside = new Queue('earshot-routing', { connection: { url: own.url } });
  });
  afterEach(async () => {
    await routing.close();
    await seenFromOutside.close();
  });

  it('holds each event as a job named by its type, with the event as its data and its id as the job’s', async () => {
    await routing.put(event(1));
    const [job] = await seenFromOutside.getWaiting();
    expect(job).toMatchObject({ name: 'earshot.case.updated', id: 'evt_c1_1', data: event(1) });
  });

  it('hands events to a worker in the order in which they were put, whenever it comes', async () => {
    for (const sequence of [1, 2, 3, 4]) await routing.put(event(sequence));
    const seen: number[] = [];
    const worker = new Worker(
      'earshot-routing',
      async ({ data }: { data: ReturnType<typeof event> }) => void seen.push(data.data.sequence),
      { connection: { url: own.url } },
    );
    await vi.waitFor(() => expect(seen).toEqual([1, 2, 3, 4]), 10_000);
    await worker.close();
  });

  it('takes an event once, however often it is put, also after it was done', async () => {
    await routing.put(event(1));
    await routing.put(event(1));
    const seen: string[] = [];
    const worker = new Worker('earshot-routing', async ({ id = '' }) => void seen.push(id), { connection: { url: own.url } });
    await vi.waitFor(() => expect(seen).toEqual(['evt_c1_1']), 10_000);
    await vi.waitFor(async () => expect(await seenFromOutside.getCompletedCount()).toBe(1), 10_000);
    await routing.put(event(1));
    await routing.put(event(2));
    await vi.waitFor(() => expect(seen).toEqual(['evt_c1_1', 'evt_c1_2']), 10_000);
    await worker.close();
  });

  it.each([
    ['evt:1:2', 'evt-1-2'],
    ['17', 'evt-17'],
  ])('takes an id that BullMQ refuses: %s', async (id, jobId) => {
    await routing.put(event(1, id));
    expect(await seenFromOutside.getJob(jobId)).toMatchObject({ data: { id } });
  });
});
