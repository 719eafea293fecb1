import type { Clock } from '../../../src/ports/clock.ts';

const WINDOW_MS = 15 * 60_000;
/** X allows 50 connects in 15 minutes; some are left for a restart of ours. */
const CONNECTS = 40;

/** Keeps the number of connects under X's limit whatever happens to the connections. */
export class ConnectBudget {
  readonly #clock: Clock;
  #connects: readonly number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds until another connect is allowed. */
  waitMs(): number {
    const now = this.#clock.now();
    this.#connects = this.#connects.filter((at) => at > now - WINDOW_MS);
    const oldest = this.#connects[0];
    return oldest === undefined || this.#connects.length < CONNECTS ? 0 : oldest + WINDOW_MS - now;
  }

  spend(): void {
    this.#connects = [...this.#connects, this.#clock.now()];
  }
}
