import mongoose, { type Collection, type Connection, type Schema } from 'mongoose';

export interface DatabaseOptions {
  readonly url: string;
  readonly dbName: string;
  /** How long to look for the server before giving up, in milliseconds. */
  readonly timeoutMs?: number;
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
    socketTimeoutMS: 60_000,
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

/** Builds what is missing of the indexes that the schemas declare; the unique ones are guarantees, so nothing starts without them. */
export async function buildIndexes(connection: Connection): Promise<void> {
  for (const name of connection.modelNames()) await connection.model(name).createIndexes();
}
