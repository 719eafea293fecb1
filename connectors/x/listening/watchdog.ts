/** Calls back when nothing was heard for a while. */
export class Watchdog {
  readonly #silenceMs: number;
  readonly #onSilence: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(silenceMs: number, onSilence: () => void) {
    this.#silenceMs = silenceMs;
    this.#onSilence = onSilence;
    this.start();
  }

  /** Something was heard. */
  heard(): void {
    this.#timer?.refresh();
  }

  start(): void {
    this.stop();
    this.#timer = setTimeout(this.#onSilence, this.#silenceMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
