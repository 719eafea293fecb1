const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long Facebook lets a page answer, in milliseconds from when the person wrote. */
export const windows = {
  /** A message, by anybody or anything. */
  messageMs: DAY_MS,
  /** A message, by a person with the Human Agent feature. */
  humanMs: 7 * DAY_MS,
  /** A comment or post, once, in private. */
  privateReplyMs: 7 * DAY_MS,
} as const;
