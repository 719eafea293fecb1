import { RESET } from './frames.ts';

/** Where an event stream writes to. */
export interface Sink {
  /** False when the other side is slow: nothing more until it drained. */
  write(text: string): boolean;
  end(): void;
}

/** One client's stream. A slow client makes only itself wait, within a bound; above it, it is told to start over. */
export class EventStream {
  readonly #sink: Sink;
  readonly #limitBytes: number;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #blocked = false;
  #overflowed = false;

  constructor(sink: Sink, limitBytes: number) {
    this.#sink = sink;
    this.#limitBytes = limitBytes;
  }

  send(text: string): void {
    if (this.#overflowed) return;
    if (!this.#blocked) {
      this.#blocked = !this.#sink.write(text);
      return;
    }
    this.#waitingBytes += text.length;
    if (this.#waitingBytes > this.#limitBytes) this.#overflow();
    else this.#waiting.push(text);
  }

  /** A sign of life; left out while the client is slow anyway. */
  beat(text: string): void {
    if (!this.#blocked) this.#blocked = !this.#sink.write(text);
  }

  drained(): void {
    this.#blocked = false;
    this.#flush();
  }

  end(): void {
    this.#sink.end();
  }

  #overflow(): void {
    this.#overflowed = true;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #flush(): void {
    if (this.#overflowed) {
      this.#overflowed = false;
      this.#blocked = !this.#sink.write(RESET);
      return;
    }
    const text = this.#waiting.join('');
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (text !== '') this.#blocked = !this.#sink.write(text);
  }
}
