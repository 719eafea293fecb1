import mongoose, { type Collection, type Connection, type Schema } from 'mongoose';

export interface DatabaseOptions {
  readonly url: string;
  readonly dbName: string;
  /** How long to look for the server before giving up, in milliseconds. */
  readonly timeoutMs?: number;
  /** How long a call may go without an answer, in milliseconds; a minute unless told. */
  readonly silentMs?: number;
}

/** The data server cannot be reached. Code `store-unreachable`. */
export class StoreUnreachableError extends Error {
  readonly code = 'store-unreachable';
}

/** Opens one pool of connections to a MongoDB-compatible server. Throws {@link StoreUnreachableError}. */
export async function openDatabase(options: DatabaseOptions): Promise<Connection> {
  const connection = mongoose.createConnection(options.url, {
    dbName: options.dbName,
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 20,
    serverSelectionTimeoutMS: options.timeoutMs ?? 10_000,
    socketTimeoutMS: options.silentMs ?? 60_000,
    retryWrites: false,
  });
  try {
    await connection.asPromise();
  } catch (cause) {
    await connection.close(true);
    throw new StoreUnreachableError(`the data server does not answer: check MONGODB_URL and that the server runs`, { cause });
  }
  return connection;
}

/**
 * A collection with its schema and indexes (built by {@link buildIndexes}), and the driver's own view of it: what the
 * pipeline and the domain schemas have checked already goes through that one, without a document object each.
 */
export function defineCollection<T extends { _id: string }>(
  connection: Connection,
  name: string,
  schema: Schema<T>,
): Collection<T> {
  connection.model<T>(name, schema, name);
  return connection.collection<T>(name);
}

/** Building an index over many documents is silent for long: those who wait for it must not take that for a dead server. */
const BUILD_MS = 60 * 60_000;

/**
 * Builds what is missing of the indexes that the schemas declare, over a connection of its own that is patient for an hour; the
 * unique ones are guarantees, so nothing starts without them.
 */
export async function buildIndexes(connection: Connection, options: DatabaseOptions): Promise<void> {
  const patient = await openDatabase({ ...options, silentMs: BUILD_MS });
  try {
    for (const name of connection.modelNames()) {
      const { schema } = connection.model(name);
      patient.model(name, schema, name);
      await patient.model(name).createIndexes();
    }
  } finally {
    await patient.close();
  }
}
