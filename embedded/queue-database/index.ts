import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ownFolder } from './owner.ts';
import { Pool } from './pool.ts';
import { createSession } from './session.ts';
import { startUpkeep } from './upkeep.ts';

export interface QueueDatabase {
  readonly pool: Pool;
  /** Closes the database and gives up the folder. A second call waits for the first. */
  close(): Promise<void>;
}

const FILES = 'postgres';
const UNFINISHED = 'postgres.unfinished';

/** One process, small tables: a server's defaults would only take memory and disk. */
const OPTIONS = {
  postgresqlconf: [
    'shared_buffers=16MB',
    'wal_level=minimal',
    'max_wal_senders=0',
    'wal_buffers=1MB',
    'max_wal_size=64MB',
    'min_wal_size=8MB',
    'jit=off',
  ],
  initDbStartParams: ['--wal-segsize=1'],
};

/**
 * Opens PostgreSQL inside this process for the queue. With a folder, what a statement stored before it resolved is
 * there after the process is killed (it has been handed to the operating system; a power cut is another matter). With
 * null it lives in memory. Throws `DataFolderInUseError` (code `data-folder-in-use`) when another process has the folder.
 */
export async function openQueueDatabase(options: { readonly dataDir: string | null }): Promise<QueueDatabase> {
  const { dataDir } = options;
  if (dataDir === null) return serve(await PGlite.create(OPTIONS), () => {});
  // The folder holds what people wrote; PostgreSQL's own files inside are made readable for all.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const giveUp = ownFolder(dataDir);
  try {
    const files = join(dataDir, FILES);
    if (!existsSync(files)) await make(dataDir, files);
    return serve(await PGlite.create({ ...OPTIONS, dataDir: files, relaxedDurability: false }), giveUp);
  } catch (error) {
    giveUp();
    throw error;
  }
}

/** Makes an empty database beside its place and moves it there when it is whole, so that a killed first start leaves no half. */
async function make(dataDir: string, files: string): Promise<void> {
  const unfinished = join(dataDir, UNFINISHED);
  rmSync(unfinished, { recursive: true, force: true });
  const database = await PGlite.create({ ...OPTIONS, dataDir: unfinished });
  await database.close();
  renameSync(unfinished, files);
}

function serve(database: PGlite, giveUp: () => void): QueueDatabase {
  const session = createSession(database);
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      upkeep.stop();
      try {
        // A turn of its own, so that a statement under way is finished first.
        const held = await session.hold();
        await database.close();
        held.end();
      } finally {
        giveUp();
      }
    })();
    return closing;
  };
  const pool = new Pool(session, close);
  const upkeep = startUpkeep(session, (error) => {
    if (pool.listenerCount('error') > 0) pool.emit('error', error);
  });
  return { pool, close };
}
