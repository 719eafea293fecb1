import cron from 'node-cron';
import type { AppContext, Worker } from '../src/app/context.ts';
import type { ConnectionSettings } from '../src/ports/settings.ts';

const SWEEP = '*/5 * * * * *';
/** Twenty seconds after each five minutes: what was said in them has been counted. */
const WATCH = '20 */5 * * * *';
const RECHECK = '*/10 * * * *';

const slotOf = (app: AppContext, everyMs: number): string => String(Math.floor(app.clock.now() / everyMs));

/** Names the slot that the clock meant, so that several schedulers make one job of it. */
async function enqueuePoll(app: AppContext, connection: ConnectionSettings, slot: string): Promise<void> {
  await app.jobs.add(
    'poll',
    { connection: connection.id, slot },
    { id: `poll-${connection.id}-${slot}`, deduplicate: `poll-${connection.id}` },
  );
}

/** The clock that enqueues polls, sweeps and re-checks. Any number may run: the queue makes one job of each slot. */
export const timeWorker: Worker = {
  name: 'keep-time',
  role: 'listen',
  async start(app) {
    let tasks: { stop(): void | Promise<void> }[] = [];
    const guarded = (what: string, work: () => Promise<void>) => () => {
      work().catch((error: unknown) =>
        app.log.error({ what, error: error instanceof Error ? error.message : 'unknown' }, 'a scheduled job could not be queued'),
      );
    };
    const always = () => [
      cron.schedule(
        SWEEP,
        guarded('sweep', async () => {
          const slot = slotOf(app, 5_000);
          await app.jobs.add('sweep', { slot }, { id: `sweep-${slot}`, deduplicate: 'sweep' });
        }),
      ),
      cron.schedule(
        WATCH,
        guarded('watch-spikes', async () => {
          const slot = slotOf(app, 300_000);
          await app.jobs.add('watch-spikes', { slot }, { id: `watch-spikes-${slot}`, deduplicate: 'watch-spikes' });
        }),
      ),
    ];
    const schedule = (): void => {
      tasks = always();
      for (const connection of app.settings.current().connections) {
        const connector = app.connector(connection.network);
        if (!connector || !connection.enabled) continue;
        if (connector.poll) {
          const expression = connection.poll ?? connector.manifest.poll?.cron ?? '*/5 * * * *';
          tasks.push(
            cron.schedule(
              expression,
              guarded('poll', () => enqueuePoll(app, connection, slotOf(app, 1_000))),
            ),
          );
          guarded('poll', () => enqueuePoll(app, connection, `start-${slotOf(app, 10_000)}`))();
        }
        if (connector.findRemoved) {
          tasks.push(
            cron.schedule(
              RECHECK,
              guarded('recheck', async () => {
                const slot = slotOf(app, 600_000);
                await app.jobs.add('recheck', { connection: connection.id, slot }, { id: `recheck-${connection.id}-${slot}` });
              }),
            ),
          );
        }
      }
    };
    const stopAll = async (): Promise<void> => {
      await Promise.all(tasks.map(async (task) => task.stop()));
      tasks = [];
    };
    if (app.sample === null) schedule();
    else tasks = always();
    const unfollow = app.settings.onChange(() => {
      if (app.sample === null) void stopAll().then(schedule);
    });
    return async () => {
      unfollow();
      await stopAll();
    };
  },
};
