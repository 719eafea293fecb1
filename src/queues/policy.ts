import type { JobName } from '../ports/jobs.ts';

/** First waits and the longest one between tries, in milliseconds. */
export interface BackOff {
  readonly firstMs: number;
  readonly mostMs: number;
}

export const TRIES = 20;
export const BACK_OFF: BackOff = { firstMs: 1000, mostMs: 60_000 };
/** A `wait` whose error doesn't say how long. */
export const WAIT_UNNAMED_MS = 60_000;

/**
 * A lock is renewed every two seconds and ends after eight, looked at every two: a killed process's jobs are taken up
 * within ten seconds, and a process busy for some seconds keeps what it has.
 */
export const LOCK = { lockDuration: 8000, lockRenewTime: 2000, stalledInterval: 2000 } as const;

/** Deaths of its process after which a job counts as their cause and is set aside. */
export const MOST_DEATHS = 50;

/** How long stopping waits for running handlers before it leaves them to whoever starts next. */
export const STOP_MS = 30_000;

/** Events of BullMQ's own stream that are kept; nobody of ours reads them. */
export const KEPT_EVENTS = 100;

/**
 * Finished jobs that stay known by their id, so that a slot enqueued by a late scheduler is still one job. `true`:
 * removed at once, for jobs whose handler finds nothing to do the second time.
 */
export function keepCompleted(name: JobName): true | { readonly age: number; readonly count: number } {
  switch (name) {
    case 'take-in':
    case 'deliver':
    case 'relabel':
    case 'index-search':
    case 'rollup':
    case 'reply':
      return true;
    case 'poll':
    case 'sweep':
    case 'incident':
    case 'recheck':
    case 'watch-spikes':
      return { age: 3600, count: 200 };
    case 'letter':
    case 'alert-event':
      return { age: 86_400, count: 500 };
  }
}

/** Milliseconds before the next try: doubling to the longest, the upper half of it by chance so that retries spread. */
export function backOffMs(attempt: number, backOff: BackOff, random: () => number): number {
  const whole = Math.min(backOff.mostMs, backOff.firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(whole * (0.5 + 0.5 * random()));
}
