import { DataFolderError } from './errors.ts';
import type { Log } from './engine.ts';
import type { Durability } from './storage/environment.ts';
import { startListener } from './listener.ts';
import { startInWorker } from './worker-thread.ts';

export { DataFolderError } from './errors.ts';
export type { Durability } from './storage/environment.ts';

export interface DocumentServerOptions {
  /** Folder of the data; made when it is not there. One process at a time may serve it. */
  readonly dataDir: string;
  /** 0, the default: any free port. */
  readonly port?: number;
  /** Nobody but this machine is served: there are no passwords. */
  readonly host?: '127.0.0.1';
  /** Whether it runs in a thread of its own, so that work and store use two cores. Default true. */
  readonly worker?: boolean;
  /** How often expired documents (TTL indexes) are looked for, in milliseconds. Default 5000. */
  readonly ttlSweepMs?: number;
  /** What an answered write survives; `power` by default. `process` is faster and for tests and throw-away data only. */
  readonly durability?: Durability;
  readonly log?: Log;
}

export interface DocumentServer {
  /** For `mongoose.connect(url, { dbName })`. */
  readonly url: string;
  readonly port: number;
  /** Answers what was received, flushes to the disk and frees the folder. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded document server: MongoDB's wire protocol over LMDB, as a standalone server without sessions.
 * A write that was answered survives the death of the process and, by default, the loss of power.
 * @throws DataFolderError IN_USE when another process serves the folder.
 */
export async function startDocumentServer(options: DocumentServerOptions): Promise<DocumentServer> {
  const log: Log = options.log ?? (() => undefined);
  const listening = {
    dataDir: options.dataDir,
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    ttlSweepMs: options.ttlSweepMs ?? 5000,
    durability: options.durability ?? 'power',
  } as const;
  if (listening.host !== '127.0.0.1') throw new DataFolderError('NOT_READABLE', 'the document server listens on 127.0.0.1 only');
  const running = options.worker === false ? await startListener({ ...listening, log }) : await startInWorker(listening, log);
  let stopping: Promise<void> | undefined;
  return {
    port: running.port,
    url: `mongodb://127.0.0.1:${running.port}/?directConnection=true`,
    stop: () => (stopping ??= running.stop()),
  };
}
