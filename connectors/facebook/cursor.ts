import { z } from 'zod';
import { type Fields, graphTimeMs } from './normalise/read.ts';
import type { EdgeName } from './settings.ts';

const edgeTime = z.iso.datetime().optional();
const cursorSchema = z.object({
  version: z.literal(1),
  /** Per edge: the time from which on everything must be read again. */
  since: z.object({ feed: edgeTime, comments: edgeTime, ratings: edgeTime, conversations: edgeTime, tagged: edgeTime }),
  /** Posts whose comments an earlier poll did not come to, and from which time on they are still to be read. */
  pending: z.object({ since: z.iso.datetime(), posts: z.array(z.string()) }).optional(),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** Things appear late and clocks differ: so far behind the newest thing seen the next poll begins. */
const OVERLAP_MS = 10 * 60_000;

/** The cursor as it was stored; one that can't be read starts from the beginning, which is only more work. */
export function readCursor(stored: unknown): Cursor {
  const parsed = cursorSchema.safeParse(stored);
  return parsed.success ? parsed.data : { version: 1, since: {} };
}

/** When a thing of Graph's was made or last changed, in milliseconds; undefined when it doesn't say. */
export function changedAt(item: Fields): number | undefined {
  return graphTimeMs(item['updated_time']) ?? graphTimeMs(item['created_time']);
}

/**
 * Whether a page of an edge has gone back beyond `since`: it runs from new to old and ends before it. An edge that runs
 * the other way never does, its news are at the end.
 */
export function reachesBack(items: readonly Fields[], since: number): boolean {
  const times = items.flatMap((item) => changedAt(item) ?? []);
  const first = times[0];
  const last = times.at(-1);
  return first !== undefined && last !== undefined && first >= last && last < since;
}

/** Collects the newest time of an edge while it is read. */
export class EdgeClock {
  #newest: number | undefined;

  see(items: readonly Fields[]): void {
    for (const item of items) {
      const time = changedAt(item);
      if (time !== undefined && (this.#newest === undefined || time > this.#newest)) this.#newest = time;
    }
  }

  /**
   * The cursor after this edge was read to its end. Never later than when the poll began: what was written on one post
   * while another was being read would fall between.
   */
  advance(cursor: Cursor, edge: EdgeName, startedAt: number): Cursor {
    if (this.#newest === undefined) return cursor;
    const since = new Date(Math.min(this.#newest, startedAt) - OVERLAP_MS).toISOString();
    const before = cursor.since[edge];
    return before !== undefined && before >= since ? cursor : { ...cursor, since: { ...cursor.since, [edge]: since } };
  }
}
