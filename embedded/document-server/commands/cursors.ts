import { CommandError } from '../errors.ts';

/** Where the next documents of an answer come from, already in the shape the client gets. */
export interface Source {
  next(): Buffer | undefined;
}

interface Cursor {
  readonly source: Source;
  readonly namespace: string;
  touched: number;
}

/** MongoDB's own idle time. */
const IDLE_MS = 10 * 60_000;
const FIRST_BATCH = 101;
const MOST_BYTES = 16 * 1024 * 1024 - 65_536;

/** Answers that did not fit one batch. A cursor not asked for within ten minutes is forgotten. */
export class Cursors {
  readonly #open = new Map<number, Cursor>();
  readonly #idleMs: number;

  constructor(idleMs = IDLE_MS) {
    this.#idleMs = idleMs;
  }

  get size(): number {
    return this.#open.size;
  }

  /** The first batch, and the id under which the rest can be had (0: there is none). */
  open(
    namespace: string,
    source: Source,
    options: { batchSize?: number | undefined; singleBatch?: boolean },
  ): { id: number; batch: Buffer[] } {
    const ahead = withLookAhead(source);
    const batch = take(ahead, options.batchSize ?? FIRST_BATCH);
    if (options.singleBatch === true || (options.batchSize !== 0 && ahead.done())) return { id: 0, batch };
    const id = this.#newId();
    this.#open.set(id, { source: ahead, namespace, touched: Date.now() });
    return { id, batch };
  }

  /** @throws CommandError CursorNotFound; Unauthorized for a cursor of another collection. */
  more(id: number, namespace: string, batchSize: number | undefined): { id: number; batch: Buffer[] } {
    const cursor = this.#open.get(id);
    if (cursor === undefined) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace)
      throw new CommandError(
        13,
        'Unauthorized',
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    cursor.touched = Date.now();
    const ahead = withLookAhead(cursor.source);
    let batch: Buffer[];
    try {
      batch = take(ahead, batchSize === undefined || batchSize === 0 ? Number.POSITIVE_INFINITY : batchSize);
    } catch (error) {
      this.#open.delete(id);
      throw error;
    }
    if (!ahead.done()) {
      this.#open.set(id, { ...cursor, source: ahead });
      return { id, batch };
    }
    this.#open.delete(id);
    return { id: 0, batch };
  }

  kill(id: number): boolean {
    return this.#open.delete(id);
  }

  /** Forgets what was not asked for in a long time. */
  sweep(now: number): void {
    for (const [id, cursor] of this.#open) if (now - cursor.touched > this.#idleMs) this.#open.delete(id);
  }

  #newId(): number {
    for (;;) {
      const id = 1 + Math.floor(Math.random() * (Number.MAX_SAFE_INTEGER - 1));
      if (!this.#open.has(id)) return id;
    }
  }
}

interface LookAhead extends Source {
  /** Whether there is nothing left. Fetches the next document to know. */
  done(): boolean;
  unread(document: Buffer): void;
}

const isLookAhead = (source: Source): source is LookAhead => 'unread' in source;

function withLookAhead(source: Source): LookAhead {
  if (isLookAhead(source)) return source;
  let held: Buffer | undefined;
  let ended = false;
  /** A source that has ended is not asked again: mingo's do not take that well. */
  const pull = (): Buffer | undefined => {
    const out = ended ? undefined : source.next();
    ended = out === undefined;
    return out;
  };
  const next = (): Buffer | undefined => {
    const out = held ?? pull();
    held = undefined;
    return out;
  };
  return {
    next,
    done: () => (held ??= pull()) === undefined,
    unread(document) {
      held = document;
    },
  };
}

function take(source: LookAhead, count: number): Buffer[] {
  const batch: Buffer[] = [];
  let bytes = 0;
  while (batch.length < count) {
    const document = source.next();
    if (document === undefined) break;
    if (batch.length > 0 && bytes + document.length > MOST_BYTES) {
      source.unread(document);
      break;
    }
    bytes += document.length;
    batch.push(document);
  }
  return batch;
}

/** The answer of a command that opens or goes on with a cursor, put together from the documents' own bytes. */
export function cursorReply(
  field: 'firstBatch' | 'nextBatch',
  namespace: string,
  result: { id: number; batch: readonly Buffer[] },
): Buffer {
  const ns = Buffer.from(namespace);
  const names = result.batch.map((_, i) => String(i));
  let list = 5;
  result.batch.forEach((document, i) => (list += 2 + (names[i] as string).length + document.length));
  const cursor = 5 + (1 + field.length + 1 + list) + (1 + 3 + 8) + (1 + 3 + 4 + ns.length + 1);
  const total = 5 + (1 + 7 + cursor) + (1 + 3 + 8);
  const out = Buffer.allocUnsafe(total);
  let at = out.writeInt32LE(total, 0);
  at = name(out, at, 3, 'cursor');
  at = out.writeInt32LE(cursor, at);
  at = name(out, at, 4, field);
  at = out.writeInt32LE(list, at);
  for (let i = 0; i < result.batch.length; i++) {
    at = name(out, at, 3, names[i] as string);
    at += (result.batch[i] as Buffer).copy(out, at);
  }
  out[at++] = 0;
  at = name(out, at, 18, 'id');
  at = out.writeBigInt64LE(BigInt(result.id), at);
  at = name(out, at, 2, 'ns');
  at = out.writeInt32LE(ns.length + 1, at);
  at += ns.copy(out, at);
  out[at++] = 0;
  out[at++] = 0;
  at = name(out, at, 1, 'ok');
  at = out.writeDoubleLE(1, at);
  out[at] = 0;
  return out;
}

function name(out: Buffer, at: number, type: number, text: string): number {
  out[at] = type;
  const end = at + 1 + out.write(text, at + 1, 'latin1');
  out[end] = 0;
  return end + 1;
}
