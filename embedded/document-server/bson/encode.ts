import { serialize } from 'bson';
import { CommandError } from '../errors.ts';
import type { Document } from './types.ts';

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
  const buf = encodeDocument({ v: value === undefined ? null : value });
  return { buf, type: buf[4] as number, at: 7 };
}
