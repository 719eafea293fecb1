/** Time and waiting, so that everything that decides by time can be tested without any. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  /** Waits; ends early, rejecting with the signal's reason, when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The ISO 8601 form in UTC in which every time is stored and shown. */
export function isoNow(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
