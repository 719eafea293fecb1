import { laterId } from '../reading/scalars.ts';

/** What may have been said while nobody listened. */
export class Gap {
  #lastId: string | undefined;
  #since: string | undefined;

  constructor(lastId: string | undefined) {
    this.#lastId = lastId;
  }

  /** A post came with this id. True when it is later than every other. */
  saw(id: string | undefined): boolean {
    const before = this.#lastId;
    this.#lastId = laterId(before, id);
    return this.#lastId !== before;
  }

  /** The stream is or will be interrupted. False when nothing was ever heard, so that nothing can be missing. */
  open(): boolean {
    this.#since ??= this.#lastId;
    return this.#since !== undefined;
  }

  /** The last id heard before the interruption; undefined when nothing is missing. */
  get since(): string | undefined {
    return this.#since;
  }

  close(): void {
    this.#since = undefined;
  }
}
