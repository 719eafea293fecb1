import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueueDatabase } from '../../../embedded/queue-database/index.ts';
import { silentLog } from '../../../src/ports/log.ts';
import type { JobQueue } from '../../../src/ports/jobs.ts';
import { openJobQueue } from '../../../src/queues/index.ts';
import { wakeIncidents } from '../../../workers/work-incidents.ts';
import { makeIncident } from '../../contracts/incident-store.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { until } from '../../until.ts';
import { realClock } from './clock.ts';

describe('the background work on an incident', () => {
  let jobs: JobQueue;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const database = await openQueueDatabase({ dataDir: null });
    jobs = await openJobQueue({
      pool: database.pool,
      prefix: 'incidents',
      log: silentLog,
      clock: realClock,
      backOff: { firstMs: 20, mostMs: 100 },
    });
    close = async () => {
      await jobs.close();
      await database.close();
    };
  });
  afterAll(() => close());

  const idle = () =>
    until(
      'nothing to be left',
      async () => {
        const { incident } = await jobs.counts();
        return incident.active + incident.waiting + incident.delayed === 0;
      },
      20_000,
    );

  it('is asked for by the sweep: what is unfinished each time, and cases that slipped through once a minute', async () => {
    const stores = memoryStores();
    const by = { id: 'sue', name: 'Sue' };
    const unfinished = makeIncident({ state: 'closed', tasks: [{ id: 't1', kind: 'conclude', by, at: '' }] });
    const open = makeIncident();
    for (const incident of [unfinished, open, makeIncident({ state: 'closed' })]) await stores.incidents.insert(incident);
    const ran: string[] = [];
    const stop = await jobs.work('incident', { concurrency: 1 }, async ({ data }) => {
      ran.push(`${data.incident} ${data.relink}`);
    });
    const now = realClock.now();
    const clock = { now: () => now, sleep: realClock.sleep };
    for (const times of [1, 2, 3]) {
      await wakeIncidents({ stores, jobs, clock });
      await idle();
      expect(ran.filter((one) => one === `${unfinished.id} false`)).toHaveLength(times);
    }
    expect(ran.filter((one) => one.startsWith(open.id))).toEqual([`${open.id} true`]);
    await stop();
  }, 60_000);
});
