/** Memory for request bodies in work. Bodies that find no room are told to come again. */
export class BodyBudget {
  readonly #limit: number;
  #used = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  /** Reserves room; returns how to give it back (once), or undefined when there is none. A lone body always finds room. */
  take(bytes: number): (() => void) | undefined {
    if (this.#used > 0 && this.#used + bytes > this.#limit) return undefined;
    this.#used += bytes;
    let held = true;
    return () => {
      if (held) this.#used -= bytes;
      held = false;
    };
  }
}
