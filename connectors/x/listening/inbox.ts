/**
 * A queue between one who receives in bursts and one who takes in batches. It holds as much as comes; whoever pushes is told
 * when it is full and asked again when there is room, so that a slow taker slows the source down and loses nothing.
 */
export class Inbox<T> {
  readonly #capacity: number;
  #items: T[] = [];
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wakeTaker: (() => void) | undefined;
  readonly #waitingForRoom = new Set<() => void>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get isFull(): boolean {
    return this.#items.length >= this.#capacity;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#wakeTaker?.();
  }

  /** No more will come; what is here is still handed out, then the error, if any, is thrown. */
  end(failure?: { readonly error: unknown }): void {
    this.#ended = true;
    this.#failure ??= failure;
    this.#wakeTaker?.();
  }

  /** Calls back once, when no more than half is used. */
  onRoom(callback: () => void): void {
    this.#waitingForRoom.add(callback);
    this.#tellRoom();
  }

  /** Resolves when there is room; rejects with the signal's reason. */
  async room(signal: AbortSignal): Promise<void> {
    if (!this.isFull) return;
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        this.#waitingForRoom.delete(onRoom);
        reject(signal.reason);
      };
      const onRoom = (): void => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.onRoom(onRoom);
    });
  }

  /** Batches of up to `size`, each at most `waitMs` after its first item came. */
  async *batches({ size, waitMs }: { readonly size: number; readonly waitMs: number }): AsyncGenerator<readonly T[]> {
    for (;;) {
      await this.#until(() => this.#items.length > 0 || this.#ended);
      if (this.#items.length === 0) {
        if (this.#failure !== undefined) throw this.#failure.error;
        return;
      }
      await this.#until(() => this.#items.length >= size || this.#ended, waitMs);
      const batch = this.#items.slice(0, size);
      this.#items = this.#items.slice(size);
      this.#tellRoom();
      yield batch;
    }
  }

  #tellRoom(): void {
    if (this.#items.length > this.#capacity / 2) return;
    const waiting = [...this.#waitingForRoom];
    this.#waitingForRoom.clear();
    for (const callback of waiting) callback();
  }

  async #until(condition: () => boolean, limitMs?: number): Promise<void> {
    if (condition()) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wakeTaker = undefined;
        resolve();
      };
      const timer = limitMs === undefined ? undefined : setTimeout(done, limitMs);
      this.#wakeTaker = () => {
        if (condition()) done();
      };
    });
  }
}
