import { join } from 'node:path';
import { startDocumentServer } from '../../embedded/document-server/index.ts';
import { openQueueDatabase } from '../../embedded/queue-database/index.ts';
import { openJobQueue, openRoutingQueue } from '../queues/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { RoutingQueue } from '../ports/routing.ts';
import { openStores } from '../stores/index.ts';

export interface DataOptions {
  readonly dataDir: string;
  readonly mongodbUrl: string | null;
  readonly redisUrl: string | null;
  /** Commands that only look into the stores need no queue. */
  readonly queue: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

const DB_NAME = 'earshot';

/** A database named in the address, as MongoDB's connection strings do it, else our own name. */
function dbNameOf(url: string): string {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/u.exec(url)?.[1];
  return name === undefined ? DB_NAME : decodeURIComponent(name);
}

/** Stores and queue: the servers that the environment names, else the embedded ones in the data folder. `close` ends all. */
export async function openData(options: DataOptions) {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    let url = options.mongodbUrl;
    if (url === null) {
      const server = await startDocumentServer({
        dataDir: join(options.dataDir, 'documents'),
        log: (level, message) => options.log.child({ part: 'document-server' })[level]({}, message),
      });
      closers.push(() => server.stop());
      url = server.url;
    }
    const dbName = dbNameOf(url);
    // The queue goes with the database: installations that share a Redis keep apart as they do on the data server.
    const prefix = dbName.replaceAll(':', '_');
    const { stores, changes } = await openStores({ url, dbName });
    closers.push(() => stores.close());
    let jobs: JobQueue | undefined;
    let routingQueue: RoutingQueue | null = null;
    if (options.queue) {
      const { log, clock } = options;
      if (options.redisUrl === null) {
        const database = await openQueueDatabase({ dataDir: join(options.dataDir, 'queue') });
        closers.push(() => database.close());
        jobs = await openJobQueue({ pool: database.pool, prefix, log, clock });
      } else {
        jobs = await openJobQueue({ redisUrl: options.redisUrl, prefix, log, clock });
      }
      const queue = jobs;
      closers.push(() => queue.close());
      if (options.redisUrl !== null) {
        const forRouting = await openRoutingQueue({ url: options.redisUrl, log, clock });
        closers.push(() => forRouting.close());
        routingQueue = forRouting;
      }
    }
    return { stores, changes, jobs, routingQueue, url, dbName, close };
  } catch (error) {
    await close();
    throw error;
  }
}
