import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import { writeLine } from './dialect.ts';
import type { SeedPost } from './make-post.ts';

const RULE = [{ id: '1', tag: 'earshot' }];

/** The open streams of the local X, and what a test does to them. */
export class Streams {
  readonly #open = new Set<ServerResponse>();
  readonly #keepAlives: NodeJS.Timeout;
  #waiting: (() => void)[] = [];
  #total = 0;
  /** Sends under way: X never puts a keep-alive into the middle of a line. */
  #sending = 0;
  #keepAlivesSent = 0;

  constructor(keepAliveMs: number) {
    this.#keepAlives = setInterval(() => {
      if (this.#sending === 0) this.keepAlive();
    }, keepAliveMs);
  }

  /** How many were ever accepted. */
  get total(): number {
    return this.#total;
  }

  get open(): number {
    return this.#open.size;
  }

  get keepAlivesSent(): number {
    return this.#keepAlivesSent;
  }

  /** Whether a listener has stopped reading, so that bytes pile up here. */
  get blocked(): boolean {
    return [...this.#open].some((response) => response.writableNeedDrain);
  }

  accept(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.flushHeaders();
    this.#open.add(response);
    this.#total += 1;
    response.on('close', () => this.#open.delete(response));
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const tell of waiting) tell();
  }

  /** Resolves once this many were ever accepted. */
  async connected(count: number): Promise<void> {
    while (this.#total < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Bytes as they are, cut into pieces of these sizes in turn, each a write of its own. */
  async sendBytes(bytes: Uint8Array, pieces: readonly number[] = [bytes.length]): Promise<void> {
    this.#sending += 1;
    try {
      let start = 0;
      for (let turn = 0; start < bytes.length; turn += 1) {
        const end = start + Math.max(1, pieces[turn % pieces.length] ?? 1);
        for (const response of this.#open) {
          if (!response.write(bytes.subarray(start, end))) await Promise.race([once(response, 'drain'), once(response, 'close')]);
        }
        // Separate writes reach the other side as separate chunks only when the loop turns between them.
        await new Promise((resolve) => setImmediate(resolve));
        start = end;
      }
    } finally {
      this.#sending -= 1;
    }
  }

  async sendLine(line: string, pieces?: readonly number[]): Promise<void> {
    await this.sendBytes(Buffer.from(`${line}\r\n`), pieces);
  }

  async send(posts: readonly SeedPost[], pieces?: readonly number[]): Promise<void> {
    for (const post of posts) await this.sendLine(writeLine(post, RULE), pieces);
  }

  keepAlive(): void {
    for (const response of this.#open) response.write('\r\n');
    this.#keepAlivesSent += 1;
  }

  /** The connection dies without a word. */
  drop(): void {
    for (const response of this.#open) response.destroy();
  }

  /** The server ends the body in good order. */
  end(): void {
    for (const response of this.#open) response.end();
  }

  stop(): void {
    clearInterval(this.#keepAlives);
    this.drop();
  }
}
