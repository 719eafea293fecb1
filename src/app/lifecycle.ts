import type { Log } from '../ports/log.ts';

/** Something that was started. */
export interface Part {
  readonly name: string;
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 20_000;

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not stop within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Starts in order; stops in reverse, each part within its time, and goes on when one fails to stop. */
export class Lifecycle {
  readonly #parts: Part[] = [];
  readonly #log: Log;
  #stopping: Promise<void> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Notes a part that runs now. */
  add(name: string, stop: () => Promise<void>): void {
    this.#parts.push({ name, stop });
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    for (const part of this.#parts.splice(0).reverse()) {
      try {
        await within(part.stop(), STOP_WITHIN_MS);
      } catch (error) {
        this.#log.error(
          { part: part.name, error: error instanceof Error ? error.message : 'unknown' },
          'a part did not stop as it should',
        );
      }
    }
  }
}
