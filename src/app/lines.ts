import type { Readable } from 'node:stream';

/** The longest line that is read, without its end. */
export const MAX_LINE_BYTES = 1_048_576;
const MOST_LINES = 256;
const MOST_BATCH_BYTES = 4 * MAX_LINE_BYTES;
const NEW_LINE = 10;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined when the line was too long to keep. */
  readonly text: string | undefined;
}

/** Cuts a stream of bytes into lines and holds what belongs to a line not yet ended. */
class Cutter {
  private parts: Buffer[] = [];
  private bytes = 0;
  private number = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: false });

  /** Takes a piece that holds no line end. */
  take(piece: Buffer): void {
    this.bytes += piece.length;
    if (this.bytes > MAX_LINE_BYTES) this.parts = [];
    else if (piece.length > 0) this.parts.push(piece);
  }

  /** Ends the line; undefined when it was empty. */
  end(): Line | undefined {
    this.number += 1;
    const tooLong = this.bytes > MAX_LINE_BYTES;
    const text = tooLong ? undefined : this.decoder.decode(Buffer.concat(this.parts));
    this.parts = [];
    this.bytes = 0;
    return text?.trim() === '' ? undefined : { number: this.number, text };
  }

  get pending(): boolean {
    return this.bytes > 0;
  }
}

const asBuffer = (chunk: unknown): Buffer => {
  if (Buffer.isBuffer(chunk)) return chunk;
  if (typeof chunk === 'string') return Buffer.from(chunk, 'utf8');
  if (chunk instanceof Uint8Array) return Buffer.from(chunk);
  throw new TypeError('A stream of lines gave something that is neither bytes nor text: open it without object mode.');
};

/**
 * The lines of a byte stream in batches of at most 256, each batch as soon as what has arrived is read. Invalid UTF-8 is
 * replaced by U+FFFD; a line over {@link MAX_LINE_BYTES} comes without text and is never held in memory as a whole.
 */
export async function* readLines(input: Readable, signal?: AbortSignal): AsyncGenerator<readonly Line[]> {
  const cutter = new Cutter();
  let batch: Line[] = [];
  let batchBytes = 0;
  for await (const chunk of input) {
    signal?.throwIfAborted();
    const bytes = asBuffer(chunk);
    let from = 0;
    for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, from)) {
      cutter.take(bytes.subarray(from, end));
      const line = cutter.end();
      if (line) batch.push(line);
      batchBytes += line?.text?.length ?? 0;
      from = end + 1;
      if (batch.length < MOST_LINES && batchBytes < MOST_BATCH_BYTES) continue;
      yield batch;
      batch = [];
      batchBytes = 0;
    }
    cutter.take(bytes.subarray(from));
    if (batch.length > 0) yield batch;
    batch = [];
    batchBytes = 0;
  }
  const last = cutter.pending ? cutter.end() : undefined;
  if (last) yield [last];
}
