import { BSONRegExp, BSONSymbol, Binary, Code, DBRef, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { afterValue, elementName, int32, someElement, stringAt } from './raw.ts';
import { T, type Document } from './types.ts';

/**
 * How numbers and expressions become JavaScript values.
 *
 * - `exact`: what is written back is what was read. A JavaScript number stands for what `bson` would write it as: an
 *   int32 when it is whole and fits, else a double; everything else keeps its wrapper (`Long`, `Double`).
 * - `plain`: what mingo computes with. Every number that JavaScript holds exactly becomes one.
 */
export type Mode = 'exact' | 'plain';

export function decodeDocument(buf: Buffer, doc: number, mode: Mode = 'exact', only?: ReadonlySet<string>): Document {
  const out: Document = {};
  someElement(buf, doc, (type, value, at) => {
    const name = elementName(buf, at);
    if (only === undefined || only.has(name)) define(out, name, decodeValue(buf, type, value, mode));
    return false;
  });
  return out;
}

/** Sets a field; `__proto__` too becomes an ordinary one. */
function define(out: Document, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(out, name, { value, enumerable: true, configurable: true, writable: true });
  else out[name] = value;
}

const isInt32 = (n: number): boolean => (n | 0) === n && !Object.is(n, -0);

const bytesAt = (buf: Buffer, from: number, to: number): Buffer => Buffer.from(buf.subarray(from, to));

export function longAt(buf: Buffer, at: number): Long {
  return new Long(int32(buf, at), int32(buf, at + 4));
}

/** A 64-bit whole number as a JavaScript number (rounded where it must be). */
export function int64Number(buf: Buffer, at: number): number {
  return int32(buf, at + 4) * 4294967296 + (int32(buf, at) >>> 0);
}

export function decodeValue(buf: Buffer, type: number, at: number, mode: Mode): unknown {
  switch (type) {
    case T.double: {
      const n = buf.readDoubleLE(at);
      return mode === 'exact' && isInt32(n) ? new Double(n) : n;
    }
    case T.string:
      return stringAt(buf, at);
    case T.object:
      return decodeDocument(buf, at, mode);
    case T.array: {
      const out: unknown[] = [];
      someElement(buf, at, (elementType, value) => {
        out.push(decodeValue(buf, elementType, value, mode));
        return false;
      });
      return out;
    }
    case T.binary:
      return new Binary(bytesAt(buf, at + 5, at + 5 + int32(buf, at)), buf[at + 4]);
    case T.objectId:
      return new ObjectId(bytesAt(buf, at, at + 12));
    case T.bool:
      return buf[at] !== 0;
    case T.date:
      return new Date(int64Number(buf, at));
    case T.null:
      return null;
    case T.undefined:
      return undefined;
    case T.regex: {
      const pattern = buf.toString('utf8', at, buf.indexOf(0, at));
      const flags = at + Buffer.byteLength(pattern) + 1;
      return new BSONRegExp(pattern, buf.toString('utf8', flags, buf.indexOf(0, flags)));
    }
    case T.dbPointer:
      return new DBRef(stringAt(buf, at), new ObjectId(bytesAt(buf, afterValue(buf, type, at) - 12, afterValue(buf, type, at))));
    case T.code:
      return new Code(stringAt(buf, at));
    case T.symbol:
      return new BSONSymbol(stringAt(buf, at));
    case T.codeWithScope:
      return new Code(stringAt(buf, at + 4), decodeDocument(buf, at + 8 + int32(buf, at + 4), mode));
    case T.int:
      return int32(buf, at);
    case T.timestamp:
      return new Timestamp({ t: int32(buf, at + 4) >>> 0, i: int32(buf, at) >>> 0 });
    case T.long: {
      if (mode === 'exact') return longAt(buf, at);
      const n = int64Number(buf, at);
      return Number.isSafeInteger(n) ? n : longAt(buf, at);
    }
    case T.decimal:
      return new Decimal128(bytesAt(buf, at, at + 16));
    case T.minKey:
      return new MinKey();
    default:
      return new MaxKey();
  }
}
