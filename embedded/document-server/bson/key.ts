import { Decimal128 } from 'bson';
import { int64Number } from './decode.ts';
import { encodeValue, type Element } from './encode.ts';
import { int32, someElement, elementName } from './raw.ts';
import { T } from './types.ts';

/*
 * BSON values as bytes that sort, compared byte by byte, in MongoDB's comparison order:
 * MinKey < undefined (an empty array in an index) < null and missing < numbers < strings < objects < arrays < binary <
 * ObjectId < bool < date < timestamp < regular expression < code < MaxKey.
 * Source: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 *
 * No encoding is a prefix of another one, so they can be set one after the other (compound indexes) and inverted
 * (descending fields).
 */

/** The first byte of each group of comparable types. */
export const ORDER = {
  min: 0x05,
  undefined: 0x0a,
  null: 0x10,
  number: 0x18,
  string: 0x20,
  object: 0x28,
  array: 0x30,
  binary: 0x38,
  objectId: 0x40,
  bool: 0x48,
  date: 0x50,
  timestamp: 0x58,
  regex: 0x60,
  dbPointer: 0x68,
  code: 0x70,
  codeWithScope: 0x78,
  max: 0xf0,
} as const;

const ORDER_OF_TYPE = new Uint8Array(256);
for (const [type, order] of [
  [T.missing, ORDER.null],
  [T.null, ORDER.null],
  [T.undefined, ORDER.null],
  [T.double, ORDER.number],
  [T.int, ORDER.number],
  [T.long, ORDER.number],
  [T.decimal, ORDER.number],
  [T.string, ORDER.string],
  [T.symbol, ORDER.string],
  [T.object, ORDER.object],
  [T.array, ORDER.array],
  [T.binary, ORDER.binary],
  [T.objectId, ORDER.objectId],
  [T.bool, ORDER.bool],
  [T.date, ORDER.date],
  [T.timestamp, ORDER.timestamp],
  [T.regex, ORDER.regex],
  [T.dbPointer, ORDER.dbPointer],
  [T.code, ORDER.code],
  [T.codeWithScope, ORDER.codeWithScope],
  [T.minKey, ORDER.min],
  [T.maxKey, ORDER.max],
] as const)
  ORDER_OF_TYPE[type] = order;

/** The group a BSON type sorts in; comparisons such as `$gt` only ever match within one group. */
export const orderOfType = (type: number): number => ORDER_OF_TYPE[type] as number;

const EXACT = 0x80;
const f64 = new Float64Array(1);
const f64Bytes = new Uint8Array(f64.buffer);

/** Collects sortable bytes. One writer is reused for many keys; `take` copies what was collected. */
export class KeyWriter {
  bytes = Buffer.allocUnsafe(4096);
  length = 0;

  reset(): this {
    this.length = 0;
    return this;
  }

  /** The bytes so far; valid until the next `reset`. */
  view(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  take(): Buffer {
    const out = Buffer.allocUnsafe(this.length);
    this.bytes.copy(out, 0, 0, this.length);
    return out;
  }

  room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.length++] = value;
  }

  uint32(value: number): void {
    this.room(4);
    this.length = this.bytes.writeUInt32BE(value >>> 0, this.length);
  }

  raw(from: Buffer, start: number, end: number): void {
    this.room(end - start);
    for (let i = start; i < end; i++) this.bytes[this.length++] = from[i] as number;
  }

  /** Appends one value. With `descending` its bytes are inverted, so that it sorts the other way round. */
  value(buf: Buffer, type: number, at: number, descending = false): void {
    const start = this.length;
    this.byte(orderOfType(type));
    this.#payload(buf, type, at);
    if (descending) this.invert(start);
  }

  /** Appends only the group byte of null (or of "undefined", the key of an empty array). */
  marker(order: number, descending: boolean): void {
    this.byte(descending ? order ^ 0xff : order);
  }

  invert(from: number): void {
    for (let i = from; i < this.length; i++) this.bytes[i] = (this.bytes[i] as number) ^ 0xff;
  }

  #payload(buf: Buffer, type: number, at: number): void {
    switch (type) {
      case T.int:
        return this.#double(int32(buf, at));
      case T.double:
        return this.#double(buf.readDoubleLE(at));
      case T.long:
        return this.#long(buf, at);
      case T.decimal:
        return this.#double(Number(new Decimal128(buf.subarray(at, at + 16)).toString()));
      case T.string:
      case T.symbol:
      case T.code:
        return this.#text(buf, at + 4, at + 3 + int32(buf, at));
      case T.objectId:
        return this.raw(buf, at, at + 12);
      case T.bool:
        return this.byte(buf[at] as number);
      case T.date:
        this.uint32(int32(buf, at + 4) ^ 0x80000000);
        return this.uint32(int32(buf, at));
      case T.timestamp:
        this.uint32(int32(buf, at + 4));
        return this.uint32(int32(buf, at));
      case T.binary:
        this.uint32(int32(buf, at));
        return this.raw(buf, at + 4, at + 5 + int32(buf, at));
      case T.object:
        return this.#object(buf, at);
      case T.array:
        someElement(buf, at, (elementType, value) => {
          this.value(buf, elementType, value);
          return false;
        });
        return this.byte(0);
      case T.regex: {
        const middle = buf.indexOf(0, at);
        this.#text(buf, at, middle);
        return this.#text(buf, middle + 1, buf.indexOf(0, middle + 1));
      }
      case T.dbPointer:
        this.#text(buf, at + 4, at + 3 + int32(buf, at));
        return this.raw(buf, at + 4 + int32(buf, at), at + 16 + int32(buf, at));
      case T.codeWithScope: {
        this.#text(buf, at + 8, at + 7 + int32(buf, at + 4));
        return this.#object(buf, at + 8 + int32(buf, at + 4));
      }
      default:
    }
  }

  /** Objects compare field by field: the value's group, then the name, then the value. */
  #object(buf: Buffer, at: number): void {
    someElement(buf, at, (type, value, element) => {
      this.byte(orderOfType(type));
      const name = Buffer.from(elementName(buf, element));
      this.#text(name, 0, name.length);
      this.value(buf, type, value);
      return false;
    });
    this.byte(0);
  }

  /** NUL is written as 00 FF and the end as 00 01, so that a text sorts before every longer one it begins. */
  #text(buf: Buffer, start: number, end: number): void {
    this.room((end - start) * 2 + 2);
    const out = this.bytes;
    let to = this.length;
    for (let i = start; i < end; i++) {
      const c = buf[i] as number;
      out[to++] = c;
      if (c === 0) out[to++] = 0xff;
    }
    out[to++] = 0;
    out[to++] = 1;
    this.length = to;
  }

  /** Eight sortable bytes of the double, then one that says the double is the whole truth. NaN sorts first. */
  #double(n: number): void {
    this.#double8(n);
    this.bytes[this.length++] = EXACT;
  }

  #double8(n: number): void {
    this.room(11);
    const out = this.bytes;
    let to = this.length;
    if (Number.isNaN(n)) {
      for (let i = 0; i < 8; i++) out[to++] = 0;
    } else {
      f64[0] = n === 0 ? 0 : n;
      const mask = n < 0 ? 0xff : 0;
      out[to++] = (f64Bytes[7] as number) ^ (mask || 0x80);
      for (let i = 6; i >= 0; i--) out[to++] = (f64Bytes[i] as number) ^ mask;
    }
    this.length = to;
  }

  /** A whole number beyond 2^53 is its nearest double and, behind it, how far it lies from that. */
  #long(buf: Buffer, at: number): void {
    const n = int64Number(buf, at);
    if (Number.isSafeInteger(n)) return this.#double(n);
    const distance = Number(buf.readBigInt64LE(at) - BigInt(n));
    this.#double8(n);
    this.byte(distance === 0 ? EXACT : distance < 0 ? EXACT - 1 : EXACT + 1);
    if (distance !== 0) {
      this.byte((distance + 0x8000) >> 8);
      this.byte((distance + 0x8000) & 0xff);
    }
  }
}

const shared = new KeyWriter();

/** The sortable bytes of an element, in a buffer of their own. */
export function keyOf(element: Element, descending = false): Buffer {
  const writer = shared.reset();
  writer.value(element.buf, element.type, element.at, descending);
  return writer.take();
}

/** The sortable bytes of a JavaScript value. */
export function keyOfValue(value: unknown): Buffer {
  return keyOf(encodeValue(value));
}

/** The sortable bytes of NaN, which ordinary comparisons never match. */
export const NAN_KEY = keyOfValue(Number.NaN);

/** Compares an element with bytes made by `keyOf`; negative, zero or positive. Only sensible within one group. */
export function compareWithKey(buf: Buffer, type: number, at: number, key: Buffer): number {
  const writer = shared.reset();
  writer.value(buf, type, at);
  return writer.bytes.compare(key, 0, key.length, 0, writer.length);
}
