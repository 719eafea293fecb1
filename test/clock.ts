import type { Clock } from '../src/ports/clock.ts';

export interface FastClock extends Clock {
  /** Every wait so far, in milliseconds, in order. */
  readonly sleeps: readonly number[];
  advance(ms: number): void;
}

/** A clock whose waits are over at once, though its time moves on by them: hours of back-off pass in a moment. */
export function fastClock(start = Date.UTC(2026, 10, 2, 9, 0, 0)): FastClock {
  let now = start;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      sleeps.push(ms);
      now += ms;
      // A turn of the event loop, so that sockets are served between waits.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
}
