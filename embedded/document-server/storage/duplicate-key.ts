import { ObjectId } from 'bson';
import { decodeValue } from '../bson/decode.ts';
import { KeyWriter } from '../bson/key.ts';
import { someOfValue, walkPath } from '../bson/path.ts';
import { T, isDocument, type Document } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import { keyPattern, type Index } from './index-spec.ts';

const writer = new KeyWriter();

/** The error for a document that would share a key of a unique index, worded as MongoDB words it. */
export function duplicateKey(namespace: string, index: Index, doc: Buffer, key: Buffer): CommandError {
  const keyValue: Document = {};
  index.paths.forEach((path, i) => {
    keyValue[path.text] = null;
    walkPath(doc, 0, path, (type, at) =>
      someOfValue(doc, type, at, (t, a) => {
        if (t === T.array || t === T.missing) return false;
        writer.reset().value(doc, t, a, index.key[i]?.descending === true);
        if (key.length < 1900 && !key.includes(writer.view())) return false;
        keyValue[path.text] = decodeValue(doc, t, a, 'exact');
        return true;
      }),
    );
  });
  const values = Object.entries(keyValue).map(([path, value]) => `${path}: ${show(value)}`);
  return new CommandError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespace} index: ${index.name} dup key: { ${values.join(', ')} }`,
    { keyPattern: keyPattern(index), keyValue },
  );
}

function show(value: unknown): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  if (isDocument(value))
    return `{ ${Object.entries(value)
      .map(([k, v]) => `${k}: ${show(v)}`)
      .join(', ')} }`;
  return String(value);
}
