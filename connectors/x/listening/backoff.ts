import { limitWaitMs } from '../asking/remedy.ts';
import type { Failure } from '../asking/failure.ts';

const NETWORK_STEP_MS = 250;
const NETWORK_MOST_MS = 16_000;
const HTTP_FIRST_MS = 5000;
const HTTP_MOST_MS = 320_000;
const LIMIT_FIRST_MS = 60_000;
const LIMIT_MOST_MS = 15 * 60_000;

type Counted = 'network' | 'http' | 'limit';

/** How long to wait before the stream is tried again, by X's rules for each class of failure. */
export class Backoff {
  readonly #tries: Record<Counted, number> = { network: 0, http: 0, limit: 0 };

  /** To be called when something was received, not when a connection was accepted: X accepts and closes when it is unwell. */
  reset(): void {
    this.#tries.network = 0;
    this.#tries.http = 0;
    this.#tries.limit = 0;
  }

  /** Milliseconds to wait after this failure; grows with each of its class until {@link reset}. */
  after(failure: Failure, now: number): number {
    if (failure.type === 'network') return Math.min(this.#count('network') * NETWORK_STEP_MS, NETWORK_MOST_MS);
    if (failure.type !== 'rate-limited' && failure.type !== 'too-many-connections') {
      return Math.min(HTTP_FIRST_MS * 2 ** (this.#count('http') - 1), HTTP_MOST_MS);
    }
    const doubling = Math.min(LIMIT_FIRST_MS * 2 ** (this.#count('limit') - 1), LIMIT_MOST_MS);
    return failure.type === 'rate-limited' && failure.resetAt !== null ? limitWaitMs(failure.resetAt, now) : doubling;
  }

  #count(kind: Counted): number {
    this.#tries[kind] += 1;
    return this.#tries[kind];
  }
}
