import type { AppContext, Worker } from '../src/app/context.ts';
import { followChanges, IndexBusyError } from '../src/pipeline/search/follow.ts';
import { RemedyError } from '../src/ports/remedy.ts';

/** Changes within this time are one job, which runs when it is over. */
const SLOT_MS = 2_000;
const BUSY_MS = 5_000;

/** Brings the search index up to date; waits while another process does. */
export async function indexSearch(app: AppContext, signal: AbortSignal): Promise<void> {
  try {
    await followChanges({ ...app, holder: app.processId }, { signal });
  } catch (error) {
    if (!(error instanceof IndexBusyError)) throw error;
    throw new RemedyError({ remedy: 'wait', code: error.code, message: error.message, waitMs: BUSY_MS, cause: error });
  }
}

/**
 * Follows what changed, apart from whoever changed it: intake pays nothing for it. The job names the slot in which something
 * changed, so that any number of changes and processes make one, and a change during a run makes the next.
 */
export const searchWorker: Worker = {
  name: 'index-search',
  role: 'work',
  async start(app) {
    let asked = 0;
    const ask = (): void => {
      const slot = Math.floor(app.clock.now() / SLOT_MS) + 1;
      if (slot === asked) return;
      asked = slot;
      const delayMs = Math.max(0, slot * SLOT_MS - app.clock.now());
      app.jobs.add('index-search', {}, { id: `index-search-${slot}`, delayMs }).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : 'unknown';
        app.log.warn({ error: why }, 'the search index could not be asked to follow; the next change asks again');
      });
    };
    const unfollow = app.changes.subscribe(({ type }) => {
      if (type === 'mention' || type === 'case') ask();
    });
    const stop = await app.jobs.work('index-search', { concurrency: 1 }, ({ signal }) => indexSearch(app, signal));
    ask();
    return async () => {
      unfollow();
      await stop();
    };
  },
};
