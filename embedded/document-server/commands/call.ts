import { decodeValue } from '../bson/decode.ts';
import { elementName, int32, someElement } from '../bson/raw.ts';
import { T, isDocument, type Document } from '../bson/types.ts';
import { badValue, located, typeMismatch } from '../errors.ts';
import { toNumber } from '../query/predicates.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Environment } from '../storage/environment.ts';
import type { Request } from '../wire/message.ts';
import type { Cursors } from './cursors.ts';

/** What commands work on. */
export interface Server {
  readonly env: Environment;
  readonly catalog: Catalog;
  readonly cursors: Cursors;
  readonly startedAt: number;
  readonly connections: () => number;
}

/** One command somebody sent. */
export interface Call {
  readonly server: Server;
  readonly connectionId: number;
  readonly name: string;
  readonly db: string;
  /** All fields of the command but the documents to insert, which stay bytes. */
  readonly args: Document;
  readonly documents: readonly Buffer[];
}

/** What a command answers: fields to be sent with `ok: 1`, or a whole answer in bytes. */
export type Answer = Document | Buffer;

export interface Command {
  readonly run: (call: Call) => Answer;
  /** Whether it runs within a write transaction. */
  readonly writes: boolean | ((call: Call) => boolean);
}

/** Takes a command message apart. The first field of the body is the command. */
export function readCall(server: Server, connectionId: number, request: Request): Call {
  const { buf, body, sequences } = request;
  const args: Document = {};
  const documents: Buffer[] = [];
  let name = '';
  someElement(buf, body, (type, value, at) => {
    const field = elementName(buf, at);
    if (name === '') name = field;
    if (field === 'documents' && type === T.array) {
      someElement(buf, value, (elementType, element) => {
        if (elementType !== T.object) throw typeMismatch(`BSON field 'documents' holds what is no object`);
        documents.push(buf.subarray(element, element + int32(buf, element)));
        return false;
      });
    } else args[field] = decodeValue(buf, type, value, 'exact');
    return false;
  });
  for (const sequence of sequences) {
    if (sequence.name === 'documents') for (const at of sequence.documents) documents.push(buf.subarray(at, at + int32(buf, at)));
    else args[sequence.name] = sequence.documents.map((at) => decodeValue(buf, T.object, at, 'exact'));
  }
  const db = args['$db'];
  return { server, connectionId, name, db: typeof db === 'string' ? db : 'admin', args, documents };
}

/** The collection a command names. @throws CommandError InvalidNamespace. */
export function collectionName(call: Call): string {
  const name = call.args[call.name];
  if (typeof name !== 'string') throw badValue(`collection name has invalid type ${typeof name}`);
  return name;
}

export function optionalNumber(call: Call, field: string): number | undefined {
  const value = call.args[field];
  if (value === undefined || value === null) return undefined;
  const n = toNumber(value);
  if (n === undefined)
    throw typeMismatch(
      `BSON field '${call.name}.${field}' is the wrong type '${typeof value}', expected types '[long, int, decimal, double']`,
    );
  return Math.trunc(n);
}

/** A number that must not be negative. */
export function countOf(call: Call, field: string): number | undefined {
  const n = optionalNumber(call, field);
  if (n !== undefined && n < 0) throw located(51024, `BSON field '${field}' value must be >= 0, actual value '${n}'`);
  return n;
}

export function truthy(value: unknown): boolean {
  return value === true || (toNumber(value) ?? 0) !== 0;
}

export function deadlineOf(call: Call): number | undefined {
  const ms = optionalNumber(call, 'maxTimeMS');
  if (ms !== undefined && ms < 0) throw badValue(`${ms} value for maxTimeMS is out of range [0, 2147483647]`);
  return ms === undefined || ms === 0 ? undefined : Date.now() + ms;
}

export function documentList(call: Call, field: string): Document[] {
  const value = call.args[field];
  if (value === undefined) throw located(40414, `BSON field '${call.name}.${field}' is missing but a required field`);
  if (!Array.isArray(value))
    throw typeMismatch(`BSON field '${call.name}.${field}' is the wrong type '${typeof value}', expected type 'array'`);
  return value.map((entry: unknown) => {
    if (!isDocument(entry)) throw typeMismatch(`BSON field '${call.name}.${field}' holds what is no object`);
    return entry;
  });
}
