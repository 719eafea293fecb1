import { ObjectId, serialize } from 'bson';
import { CommandError } from '../errors.ts';
import { T, type Document } from './types.ts';

/** The largest document MongoDB stores. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/**
 * The BSON bytes of a document. Fields that are `undefined` are left out.
 * @throws CommandError BSONObjectTooLarge for more than 16 MiB.
 */
export function encodeDocument(document: Document): Buffer {
  const bytes = serialize(document, { ignoreUndefined: true });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function checkSize(bytes: number): void {
  if (bytes > MAX_DOCUMENT_BYTES)
    throw new CommandError(
      10334,
      'BSONObjectTooLarge',
      `BSONObj size: ${bytes} (0x${bytes.toString(16).toUpperCase()}) is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`,
    );
}

/** One value as an element: its type byte and where its bytes begin in `buf`. */
export interface Element {
  readonly buf: Buffer;
  readonly type: number;
  readonly at: number;
}

/** Encodes a single value, so that the code that reads stored bytes can read it too. `undefined` becomes null. */
export function encodeValue(value: unknown): Element {
  // The three that nearly every query asks for do not need a document around them.
  if (typeof value === 'string') {
    const bytes = Buffer.byteLength(value);
    const buf = Buffer.allocUnsafe(bytes + 5);
    buf.writeInt32LE(bytes + 1, 0);
    buf.write(value, 4, 'utf8');
    buf[bytes + 4] = 0;
    return { buf, type: T.string, at: 0 };
  }
  if (value instanceof ObjectId) return { buf: Buffer.from(value.id), type: T.objectId, at: 0 };
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    const buf = Buffer.allocUnsafe(8);
    buf.writeBigInt64LE(BigInt(value.getTime()), 0);
    return { buf, type: T.date, at: 0 };
  }
  const buf = encodeDocument({ v: value === undefined ? null : value });
  return { buf, type: buf[4] as number, at: 7 };
}
