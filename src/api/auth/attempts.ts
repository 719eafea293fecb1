import type { Clock } from '../../ports/clock.ts';
import { sha256 } from './secrets.ts';

const MOST_KEYS = 50_000;

/** Counts failures by key within a window, in this process; keys are kept as hashes, and not more of them than fit. */
export class AttemptLimiter {
  readonly #clock: Clock;
  readonly #max: number;
  readonly #windowMs: number;
  readonly #failures = new Map<string, { count: number; until: number }>();

  constructor(options: { readonly clock: Clock; readonly max: number; readonly windowMs: number }) {
    this.#clock = options.clock;
    this.#max = options.max;
    this.#windowMs = options.windowMs;
  }

  /** Milliseconds to wait before the next try; 0 when none. */
  waitMs(key: string): number {
    const entry = this.#failures.get(sha256(key));
    if (!entry || entry.count < this.#max) return 0;
    return Math.max(0, entry.until - this.#clock.now());
  }

  fail(key: string): void {
    const id = sha256(key);
    const now = this.#clock.now();
    const entry = this.#failures.get(id);
    if (entry && entry.until > now) {
      entry.count += 1;
      return;
    }
    this.#failures.delete(id);
    const oldest = this.#failures.size >= MOST_KEYS ? this.#failures.keys().next().value : undefined;
    if (oldest !== undefined) this.#failures.delete(oldest);
    this.#failures.set(id, { count: 1, until: now + this.#windowMs });
  }

  succeed(key: string): void {
    this.#failures.delete(sha256(key));
  }
}
