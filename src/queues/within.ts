import type { Clock } from '../ports/clock.ts';

/** Something didn't answer in time. */
export class NoAnswerError extends Error {
  readonly code = 'no-answer';

  constructor(what: string, ms: number) {
    super(`${what} did not answer within ${ms} ms`);
    this.name = 'NoAnswerError';
  }
}

/** The promise's outcome, or {@link NoAnswerError} when it takes longer. */
export async function within<T>(
  limit: { readonly ms: number; readonly clock: Clock; readonly what: string },
  promise: Promise<T>,
): Promise<T> {
  const done = new AbortController();
  const late = limit.clock.sleep(limit.ms, done.signal).then(() => {
    throw new NoAnswerError(limit.what, limit.ms);
  });
  // Ending the wait rejects it, which nobody needs to hear.
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    done.abort();
  }
}
