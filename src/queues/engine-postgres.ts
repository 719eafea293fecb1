import { createPostgresBackend, runMigrations, withBackend, type PgPool } from 'bullmq';
import type { Engine } from './engine.ts';
import type { Envelope } from './payload.ts';

/** A `pg.Pool` or what looks like one. Its sessions belong to this process alone. */
export type PoolLike = PgPool;

/** BullMQ's PostgreSQL backend over a pool whose only user is this process. */
export async function openPostgresEngine(pool: PoolLike): Promise<Engine> {
  await prepare(pool);
  const { Queue: PgQueue, Worker: PgWorker } = withBackend(createPostgresBackend);
  return {
    name: 'postgres',
    queue: (name, options) => new PgQueue<Envelope, void>(name, { ...options, connection: pool }),
    worker: (name, processor, options) => new PgWorker<Envelope, void>(name, processor, { ...options, connection: pool }),
    async ping() {
      await pool.query('SELECT 1');
    },
    // Whoever opened the pool closes it.
    close: () => Promise.resolve(),
  };
}

async function prepare(pool: PoolLike): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
    // BullMQ's statements name no schema; on a pool of our own making nothing has set it yet.
    await client.query('SET search_path TO bullmq');
    await takeOverFromTheDead(client);
  } finally {
    client.release();
  }
}

/**
 * At the start nobody works yet, so that an active job is one whose process died: marking its lock as ended, as BullMQ's
 * own check would after some seconds, lets the first check take it up.
 */
async function takeOverFromTheDead(client: Awaited<ReturnType<PoolLike['connect']>>): Promise<void> {
  await client.query(`UPDATE job SET locked_until_ms = 0, stalled_marked = true WHERE state = 'active'`);
  await client.query(`DELETE FROM meta WHERE field = 'stalled-check'`);
}
