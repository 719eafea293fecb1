import { z } from 'zod';

const id = z.string().regex(/^\d{1,19}$/);

/** Where polling goes on: the newest id seen per query and per account, and the ids found for own handles. */
const pollCursorSchema = z.object({
  search: z.record(z.string(), id).default({}),
  mentions: z.record(z.string(), id).default({}),
  users: z.record(z.string(), id).default({}),
});
export type PollCursor = z.infer<typeof pollCursorSchema>;

/** Where listening goes on: everything up to this id was handed over. */
const listenCursorSchema = z.object({ lastId: id });
export type ListenCursor = z.infer<typeof listenCursorSchema>;

/** A cursor of ours, or the beginning when there is none or it is none of ours. */
export function readPollCursor(cursor: unknown): PollCursor {
  const result = pollCursorSchema.safeParse(cursor ?? {});
  return result.success ? result.data : { search: {}, mentions: {}, users: {} };
}

export function readListenCursor(cursor: unknown): ListenCursor | undefined {
  const result = listenCursorSchema.safeParse(cursor);
  return result.success ? result.data : undefined;
}
