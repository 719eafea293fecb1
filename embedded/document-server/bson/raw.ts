import { ProtocolError } from '../errors.ts';
import { T } from './types.ts';

/*
 * Reading BSON where it lies. Queries, index keys and sorts look at stored bytes without making JavaScript objects of
 * them: that is where the speed of this server comes from. Everything here trusts the bytes; `checkDocument` is
 * called once, when they come in.
 */

const byte = (buf: Buffer, at: number): number => buf[at] as number;

export function int32(buf: Buffer, at: number): number {
  return byte(buf, at) | (byte(buf, at + 1) << 8) | (byte(buf, at + 2) << 16) | (byte(buf, at + 3) << 24);
}

/** First byte after the NUL-terminated text that starts at `at`. */
function afterText(buf: Buffer, at: number): number {
  let end = at;
  while (buf[end] !== 0) end++;
  return end + 1;
}

/** First byte after the value of the given type that starts at `at`. */
export function afterValue(buf: Buffer, type: number, at: number): number {
  switch (type) {
    case T.string:
    case T.code:
    case T.symbol:
      return at + 4 + int32(buf, at);
    case T.object:
    case T.array:
    case T.codeWithScope:
      return at + int32(buf, at);
    case T.objectId:
      return at + 12;
    case T.int:
      return at + 4;
    case T.double:
    case T.date:
    case T.long:
    case T.timestamp:
      return at + 8;
    case T.bool:
      return at + 1;
    case T.binary:
      return at + 5 + int32(buf, at);
    case T.decimal:
      return at + 16;
    case T.regex:
      return afterText(buf, afterText(buf, at));
    case T.dbPointer:
      return at + 4 + int32(buf, at) + 12;
    default:
      return at;
  }
}

/** Position of the element's type byte, or -1 when the document at `doc` has no such field. */
export function findElement(buf: Buffer, doc: number, name: Uint8Array): number {
  const length = name.length;
  let at = doc + 4;
  for (;;) {
    const type = byte(buf, at);
    if (type === 0) return -1;
    let p = at + 1;
    let i = 0;
    while (i < length && buf[p] === name[i]) {
      i++;
      p++;
    }
    if (i === length && buf[p] === 0) return at;
    while (buf[p] !== 0) p++;
    at = afterValue(buf, type, p + 1);
  }
}

/** Calls `visit` for each element until it returns true; tells whether it did. `value` is where the value begins. */
export function someElement(buf: Buffer, doc: number, visit: (type: number, value: number, at: number) => boolean): boolean {
  let at = doc + 4;
  for (;;) {
    const type = byte(buf, at);
    if (type === 0) return false;
    const value = afterText(buf, at + 1);
    if (visit(type, value, at)) return true;
    at = afterValue(buf, type, value);
  }
}

/** Name of the element whose type byte is at `at`. */
export function elementName(buf: Buffer, at: number): string {
  return buf.toString('utf8', at + 1, afterText(buf, at + 1) - 1);
}

/** The text of a string value that starts at `at`. */
export function stringAt(buf: Buffer, at: number): string {
  return buf.toString('utf8', at + 4, at + 3 + int32(buf, at));
}

const MAX_DEPTH = 180;

/**
 * Walks a document that came from outside and throws unless every length and type in it holds.
 * @returns the first byte after the document.
 * @throws ProtocolError
 */
export function checkDocument(buf: Buffer, start: number, limit: number, depth = 0): number {
  if (start + 5 > limit) throw new ProtocolError('a document runs past its message');
  const end = start + int32(buf, start);
  if (end < start + 5 || end > limit || buf[end - 1] !== 0) throw new ProtocolError('a document has a wrong length');
  if (depth > MAX_DEPTH) throw new ProtocolError('a document is nested too deep');
  const last = end - 1;
  let at = start + 4;
  while (at < last) {
    const type = byte(buf, at);
    let value = at + 1;
    while (value < last && buf[value] !== 0) value++;
    value++;
    if (value > last) throw new ProtocolError('a field name runs past its document');
    at = checkValue(buf, type, value, last, depth);
    if (at > last || at < value) throw new ProtocolError('a value runs past its document');
  }
  return end;
}

function checkValue(buf: Buffer, type: number, value: number, last: number, depth: number): number {
  switch (type) {
    case T.object:
    case T.array:
      return checkDocument(buf, value, last, depth + 1);
    case T.string:
    case T.code:
    case T.symbol: {
      if (value + 5 > last) return -1;
      const length = int32(buf, value);
      return length < 1 || value + 4 + length > last || buf[value + 3 + length] !== 0 ? -1 : value + 4 + length;
    }
    case T.binary:
    case T.dbPointer:
      return value + 5 > last || int32(buf, value) < 0 ? -1 : afterValue(buf, type, value);
    case T.codeWithScope:
      return value + 14 > last || int32(buf, value) < 14 ? -1 : afterValue(buf, type, value);
    case T.regex: {
      let at = value;
      for (let texts = 0; texts < 2; texts++) {
        while (at < last && buf[at] !== 0) at++;
        at++;
      }
      return at;
    }
    case T.double:
    case T.undefined:
    case T.objectId:
    case T.bool:
    case T.date:
    case T.null:
    case T.int:
    case T.timestamp:
    case T.long:
    case T.decimal:
    case T.minKey:
    case T.maxKey:
      return afterValue(buf, type, value);
    default:
      throw new ProtocolError(`a field has the unknown BSON type ${type}`);
  }
}
