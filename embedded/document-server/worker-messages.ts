import type { Log } from './engine.ts';
import type { DataFolderError } from './errors.ts';
import type { ListenerOptions } from './listener.ts';

export type WorkerOptions = Omit<ListenerOptions, 'log'>;

/** What the server's thread tells. */
export type FromWorker =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string; readonly code: DataFolderError['code'] | undefined }
  | { readonly kind: 'log'; readonly level: Parameters<Log>[0]; readonly message: string };

export function isWorkerOptions(value: unknown): value is WorkerOptions {
  return (
    typeof value === 'object' &&
    value !== null &&
    'dataDir' in value &&
    'port' in value &&
    'ttlSweepMs' in value &&
    'durability' in value
  );
}
