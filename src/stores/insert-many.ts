import type { Collection, Connection } from 'mongoose';

/** A command's document may be 16 MiB; what one holds is estimated by its texts, so it stays well below. */
const MAX_COMMAND_BYTES = 8 * 1024 * 1024;
const MAX_DOCUMENTS = 2_000;
const DUPLICATE_KEY = 11_000;

interface InsertAnswer {
  readonly writeErrors?: readonly { readonly index: number; readonly code: number; readonly errmsg: string }[];
}

/** The server refused documents for another reason than a key that is taken. Code `insert-refused`. */
export class InsertRefusedError extends Error {
  readonly code = 'insert-refused';
}

/**
 * Inserts documents unordered by the `insert` command itself: the driver's `insertMany` serialises every document twice to know
 * its size. Returns the positions that a unique index refused. Throws {@link InsertRefusedError} for any other fault.
 */
export async function insertUnordered<T extends { _id: string }>(
  target: { readonly connection: Connection; readonly collection: Collection<T> },
  documents: readonly T[],
  sizeOf: (document: T) => number,
): Promise<ReadonlySet<number>> {
  const refused = new Set<number>();
  const { db } = target.connection;
  if (!db) throw new InsertRefusedError('the connection to the data server is closed');
  for (let from = 0; from < documents.length;) {
    let to = from;
    let bytes = 0;
    while (to < documents.length && to - from < MAX_DOCUMENTS && (to === from || bytes < MAX_COMMAND_BYTES)) {
      const document = documents[to];
      if (document !== undefined) bytes += sizeOf(document);
      to += 1;
    }
    const answer = (await db.command({
      insert: target.collection.collectionName,
      documents: documents.slice(from, to),
      ordered: false,
    })) as InsertAnswer;
    for (const { index, code, errmsg } of answer.writeErrors ?? []) {
      if (code !== DUPLICATE_KEY) throw new InsertRefusedError(`the data server refused a document: ${code} ${errmsg}`);
      refused.add(from + index);
    }
    from = to;
  }
  return refused;
}
