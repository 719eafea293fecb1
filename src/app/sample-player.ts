import type { AppContext, SamplePlayer } from './context.ts';
import { noteSuccess } from './connection-health.ts';
import { renderPayload, type SampleItem } from './sample-feed.ts';
import { z } from 'zod';

/** The whole feed is played in this time, with its original spacing compressed. */
const PLAY_MS = 90_000;
/** How often something is handed over; what falls into one step goes together. */
const STEP_MS = 250;
/** The connection state under which the player notes how far it came. */
const STATE = 'sample-player';

const progressSchema = z.object({ played: z.int(), startedAt: z.int() });

/**
 * Plays the sample through the ordinary intake. The posts keep their original times, moved so that the last one is posted when
 * it is played; after a restart it goes on where it was.
 */
export function makeSamplePlayer(app: Omit<AppContext, 'sample'>, items: readonly SampleItem[]): SamplePlayer {
  const span = items.at(-1)?.afterMs ?? 0;
  let played = 0;

  const handOver = async (batch: readonly SampleItem[], startedAt: number): Promise<void> => {
    const byConnection = new Map<string, unknown[]>();
    for (const item of batch) {
      const postedAt = startedAt + PLAY_MS - (span - item.afterMs);
      const payload = renderPayload(item.payload, Math.min(postedAt, app.clock.now()));
      const list = byConnection.get(item.connection);
      if (list) list.push(payload);
      else byConnection.set(item.connection, [payload]);
    }
    for (const [id, payloads] of byConnection) {
      await app.intake.put(id, payloads);
      const connection = app.settings.connection(id);
      if (connection) await noteSuccess(app, connection, { items: true, state: 'sample' });
    }
  };

  return {
    progress: () => ({ played, total: items.length, finished: played >= items.length }),
    async play(signal) {
      const known = progressSchema.safeParse((await app.stores.connections.get(STATE))?.pollCursor);
      const startedAt = known.success ? known.data.startedAt : app.clock.now();
      played = known.success ? Math.min(known.data.played, items.length) : 0;
      // Original time passes evenly; what was missed while the program was down comes at once.
      const dueBy = (now: number): number => span - Math.max(0, PLAY_MS - (now - startedAt)) * (span / PLAY_MS);
      while (played < items.length && !signal.aborted) {
        const due = dueBy(app.clock.now());
        let end = played;
        while (end < items.length && (items[end]?.afterMs ?? 0) <= due) end += 1;
        if (end > played) {
          await handOver(items.slice(played, end), startedAt);
          played = end;
          await app.stores.connections.update(STATE, { pollCursor: { played, startedAt } });
        }
        if (played < items.length) await app.clock.sleep(STEP_MS, signal).catch(() => undefined);
      }
    },
  };
}
