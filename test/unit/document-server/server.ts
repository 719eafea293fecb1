import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection, type Db, type Document } from '../../driver.ts';
import { startDocumentServer, type DocumentServer } from '../../../embedded/document-server/index.ts';

/** The server the behaviour suite runs against: the embedded one, or the one MONGODB_URL names. */
export const isEmbedded = process.env['MONGODB_URL'] === undefined;

export interface Running {
  readonly url: string;
  readonly client: MongoClient;
  readonly db: Db;
  /** An empty collection of its own. */
  fresh(): Collection<Document>;
  stop(): Promise<void>;
}

let counter = 0;

export async function run(options: { ttlSweepMs?: number; worker?: boolean } = {}): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'document-server-'));
  const given = process.env['MONGODB_URL'];
  const server: DocumentServer | undefined =
    given === undefined ? await startDocumentServer({ dataDir, worker: false, durability: 'process', ...options }) : undefined;
  const url = given ?? server?.url ?? '';
  const client = await MongoClient.connect(url);
  const db = client.db(`behaviour${process.pid}x${Date.now() % 1_000_000}x${counter++}`);
  return {
    url,
    client,
    db,
    fresh: () => db.collection(`c${counter++}`),
    async stop() {
      await db.dropDatabase();
      await client.close();
      await server?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The error an operation ends with; fails the test when it does not. */
export async function failure(
  work: Promise<unknown>,
): Promise<{ code: unknown; codeName: unknown; message: string; [key: string]: unknown }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) {
      const fields: Record<string, unknown> = { ...error };
      return {
        ...fields,
        code: fields['code'] ?? Reflect.get(error, 'code'),
        codeName: Reflect.get(error, 'codeName'),
        message: error.message,
      };
    }
    throw error;
  }
  throw new Error('it was expected to fail, and did not');
}
