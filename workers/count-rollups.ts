import type { AppContext, Worker } from '../src/app/context.ts';
import { countUncounted, fillHistory } from '../src/insights/rollups/count.ts';

/** Changes within this time are counted together: a busy hour is read once for all of them. */
const SLOT_MS = 5_000;
/** Marks are looked for again after this time, whoever set them and died. */
const LOOK_AGAIN_MS = 60_000;

/** Counts what changed into rollups, and each brand's history once. */
export async function countRollups(app: AppContext, signal: AbortSignal): Promise<void> {
  const { rollups } = app.stores;
  await countUncounted(rollups, signal);
  for (const { id } of app.settings.current().brands) {
    while (!(await fillHistory(rollups, id, signal))) await countUncounted(rollups, signal);
  }
}

/** Follows what changed, apart from whoever changed it: intake sets a mark and waits for nothing. */
export const rollupWorker: Worker = {
  name: 'rollup',
  role: 'work',
  async start(app) {
    let asked = 0;
    const ask = (): void => {
      const slot = Math.floor(app.clock.now() / SLOT_MS) + 1;
      if (slot === asked) return;
      asked = slot;
      const delayMs = Math.max(0, slot * SLOT_MS - app.clock.now());
      app.jobs.add('rollup', {}, { id: `rollup-${slot}`, delayMs }).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : 'unknown';
        app.log.warn({ error: why }, 'counting could not be asked for; the next change, or the next minute, asks again');
      });
    };
    const unfollow = app.changes.subscribe(({ type }) => {
      if (type === 'mention' || type === 'case') ask();
    });
    const timer = setInterval(ask, LOOK_AGAIN_MS);
    timer.unref();
    const stop = await app.jobs.work('rollup', { concurrency: 1 }, ({ signal }) => countRollups(app, signal));
    ask();
    return async () => {
      clearInterval(timer);
      unfollow();
      await stop();
    };
  },
};
