import { open, type Database, type RootDatabase } from 'lmdb';

/** Commit before returning, and be able to undo. */
const ABORTABLE_SYNC: number = 0x1 | 0x2;

type Bytes = Database<Buffer, Buffer>;

/**
 * What an answered write survives.
 *
 * - `power`: the loss of power too. Every commit is flushed to the disk before it is answered; commands that come in
 *   together share one flush.
 * - `process`: the death of the process (kill -9), because a commit has reached the operating system. Flushes follow
 *   every second. A loss of power may damage the whole folder, not only take back the last moments: LMDB then relies on
 *   the order in which pages reach the disk. For tests and throw-away data; a commit takes 0.02 ms instead of the disk's time.
 */
export type Durability = 'power' | 'process';

/** The LMDB environment of one data folder: documents, index keys and the catalogue. */
export interface Environment {
  readonly docs: Bytes;
  readonly keys: Bytes;
  readonly meta: Bytes;
  /** Runs an action in one write transaction. A throw undoes all of it. Nested calls join the outer one. */
  write<T>(action: () => T): T;
  /** Flushes to the disk and closes. */
  close(): Promise<void>;
}

export function openEnvironment(dataDir: string, durability: Durability): Environment {
  const binary = { encoding: 'binary', keyEncoding: 'binary' } as const;
  const lazy = durability === 'process';
  // noMemInit would be faster but leave bytes of freed memory in the file.
  const root: RootDatabase<Buffer, Buffer> = open({
    path: dataDir,
    maxDbs: 8,
    ...binary,
    ...(lazy ? { noSync: true, overlappingSync: false } : {}),
  });
  const docs: Bytes = root.openDB({ name: 'docs', ...binary });
  const keys: Bytes = root.openDB({ name: 'keys', ...binary });
  const meta: Bytes = root.openDB({ name: 'meta', ...binary });
  const flusher = createFlusher(root, FLUSH_EVERY_MS);
  let inside = false;

  function write<T>(action: () => T): T {
    if (inside) return action();
    inside = true;
    try {
      const result = docs.transactionSync(action, ABORTABLE_SYNC);
      if (lazy) flusher.touch();
      return result;
    } finally {
      inside = false;
    }
  }

  async function close(): Promise<void> {
    await flusher.stop();
    await root.close();
  }

  return { docs, keys, meta, write, close };
}

const FLUSH_EVERY_MS = 1000;

interface Syncable {
  sync(callback: (error: unknown) => void): void;
}

const canSync = (root: object): root is Syncable => 'sync' in root && typeof root.sync === 'function';

/** Flushes in LMDB's own thread, one flush at a time, and only after something was written. */
function createFlusher(root: object, flushMs: number): { touch(): void; stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let dirty = false;

  function flush(): Promise<void> {
    dirty = false;
    return new Promise((resolve) => {
      if (!canSync(root)) return resolve();
      root.sync(() => resolve());
    });
  }

  function touch(): void {
    dirty = true;
    if (timer !== undefined || running !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      running = flush().then(() => {
        running = undefined;
        if (dirty) touch();
      });
    }, flushMs);
    timer.unref();
  }

  async function stop(): Promise<void> {
    clearTimeout(timer);
    await running;
    clearTimeout(timer);
    if (dirty) await flush();
  }

  return { touch, stop };
}
