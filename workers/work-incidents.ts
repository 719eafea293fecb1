import type { AppContext, Worker } from '../src/app/context.ts';
import { wakeIncident } from '../src/cases/incidents/service.ts';

const MOST = 200;
/** Cases that slipped through (taken in by a process that had not heard of the incident yet) are linked this often. */
const RELINK_MS = 60_000;
const CONCURRENCY = 4;

/**
 * Queues what is left to do about incidents: what was decided and never queued, what had to wait for an agent or a network. Has open
 * ones look for cases that slipped through.
 */
export async function wakeIncidents(app: Pick<AppContext, 'stores' | 'jobs' | 'clock'>): Promise<void> {
  for (const { id } of await app.stores.incidents.unfinished(MOST)) await wakeIncident(app.jobs, id);
  const slot = Math.floor(app.clock.now() / RELINK_MS);
  for (const { id } of await app.stores.incidents.open(MOST)) {
    const options = { id: `relink-${id}-${slot}`, deduplicate: `relink-${id}` };
    await app.jobs.add('incident', { incident: id, relink: true }, options);
  }
}

export const incidentWorker: Worker = {
  name: 'work-incidents',
  role: 'work',
  async start(app) {
    const unfollow = app.changes.subscribe(({ type }) => {
      if (type === 'incident') app.incidents.open.forget();
    });
    const stop = await app.jobs.work('incident', { concurrency: CONCURRENCY }, async ({ data, signal }) => {
      await app.incidents.work.work(data.incident, { relink: data.relink, signal });
    });

    return async () => {
      unfollow();
      await stop();
    };
  },
};
