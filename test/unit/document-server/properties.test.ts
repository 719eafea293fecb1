import { ObjectId } from 'bson';
import fc from 'fast-check';
import { Query } from 'mingo';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeDocument } from '../../../embedded/document-server/bson/decode.ts';
import { encodeDocument } from '../../../embedded/document-server/bson/encode.ts';
import { keyOfValue } from '../../../embedded/document-server/bson/key.ts';
import type { Document } from '../../../embedded/document-server/bson/types.ts';
import { compileFilter } from '../../../embedded/document-server/query/filter.ts';
import { search } from '../../../embedded/document-server/query/scan.ts';
import { sortKeys } from '../../../embedded/document-server/query/sort.ts';
import { Catalog } from '../../../embedded/document-server/storage/catalog.ts';
import { openEnvironment, type Environment } from '../../../embedded/document-server/storage/environment.ts';
import { verify } from '../../../embedded/document-server/storage/verify.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'document-server-properties-'));
let env: Environment;
beforeAll(() => {
  env = openEnvironment(dataDir, 'process');
});
afterAll(async () => {
  await env.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, -0.5, 1e300, 2 ** 40),
  fc.constantFrom('', 'a', 'ab', 'b', 'é', '\u{1F600}', 'a\0b'),
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: 0, max: 3 }).map((n) => new Date(n)),
  fc.integer({ min: 0, max: 3 }).map((n) => new ObjectId(n.toString().padStart(24, '0'))),
);

test('encoded numbers compare as the numbers do', () => {
  const number = fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));
  fc.assert(
    fc.property(number, number, (a, b) => {
      // JavaScript compares a bigint with a double exactly.
      const expected = a < b ? -1 : a > b ? 1 : 0;
      expect(Math.sign(keyOfValue(a).compare(keyOfValue(b)))).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('encoded texts compare as their UTF-8 does, dates as their times', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 8 }), (a, b) => {
      expect(Math.sign(keyOfValue(a).compare(keyOfValue(b)))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (a, b) => {
      expect(Math.sign(keyOfValue(a).compare(keyOfValue(b)))).toBe(Math.sign(a.getTime() - b.getTime()));
    }),
  );
});

const deep = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value;

test('no key begins another one, and only equal values share one', () => {
  fc.assert(
    fc.property(deep, deep, (a, b) => {
      const x = keyOfValue(a);
      const y = keyOfValue(b);
      if (x.equals(y)) expect(encodeDocument({ v: a }).equals(encodeDocument({ v: b }))).toBe(true);
      else expect(x.subarray(0, y.length).equals(y)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('what is decoded is encoded again byte for byte', () => {
  fc.assert(
    fc.property(deep, (value) => {
      const raw = encodeDocument({ value });
      expect(encodeDocument(decodeDocument(raw, 0)).equals(raw)).toBe(true);
    }),
  );
});

const FIELDS = ['a', 'b', 'c.x', 'c.y'];
const value = fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) });
const inner = fc.record({ x: value, y: value }, { requiredKeys: [] });
const document = fc.record(
  { a: value, b: value, c: fc.oneof(inner, fc.array(inner, { maxLength: 3 }), scalar) },
  { requiredKeys: [] },
);
const comparison = fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar).map(([op, v]) => ({ [op]: v }));
const condition = fc.oneof(
  scalar,
  comparison,
  fc.tuple(comparison, comparison).map(([x, y]) => ({ ...x, ...y })),
  fc.array(scalar, { maxLength: 4 }).map((list) => ({ $in: list })),
  fc.boolean().map((yes) => ({ $exists: yes })),
  fc.tuple(comparison, comparison).map(([x, y]) => ({ $elemMatch: { ...x, ...y } })),
  fc.constant({ $regex: '^a' }),
);
const simple = fc.dictionary(fc.constantFrom(...FIELDS, '_id'), condition, { maxKeys: 3, noNullPrototype: true });
const filter = fc.oneof(
  { weight: 4, arbitrary: simple },
  { weight: 1, arbitrary: fc.tuple(simple, simple).map(([x, y]) => ({ $or: [x, y] })) },
  { weight: 1, arbitrary: fc.tuple(simple, simple).map(([x, y]) => ({ $and: [x, y] })) },
);
const fields = fc.uniqueArray(fc.tuple(fc.constantFrom(...FIELDS), fc.boolean()), {
  minLength: 1,
  maxLength: 3,
  selector: ([path]) => path,
});
const index = fc.record({
  fields,
  sparse: fc.boolean(),
  partial: fc.option(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom({ $exists: true }, { $gt: 0 }, { $eq: 'a' })), {
    nil: undefined,
    freq: 3,
  }),
});

let counter = 0;

test('whatever the indexes are, the answer is that of a full scan', () => {
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 12 }),
      fc.array(index, { minLength: 1, maxLength: 3 }),
      fc.array(filter, { minLength: 1, maxLength: 4 }),
      fields,
      fc.integer({ min: 0, max: 4 }),
      (docs, indexes, filters, sort, limit) => {
        const catalog = new Catalog(env);
        env.write(() => {
          const collection = catalog.create('p', `c${counter++}`);
          const kept: Document[] = [];
          for (const spec of indexes) {
            const partial = spec.partial === undefined ? {} : { partial: { [spec.partial[0]]: spec.partial[1] } };
            catalog.addIndex(collection, {
              name: JSON.stringify(spec.fields) + String(counter++),
              key: spec.fields.map(([path, descending]) => ({ path, descending })),
              unique: false,
              sparse: spec.sparse && spec.partial === undefined,
              ...partial,
            });
          }
          docs.forEach((doc, i) => {
            const whole = { _id: i, ...doc };
            try {
              collection.insert(encodeDocument(whole));
              kept.push(whole);
            } catch (error) {
              expect(String(error)).toContain('parallel arrays');
            }
          });
          // Some are changed and some deleted, so that the upkeep of the indexes is tried too.
          kept.splice(0, 2).forEach((doc, i) => {
            const record = collection.findId({ buf: encodeDocument(doc), type: 16, at: 9 });
            const before = record === undefined ? undefined : collection.get(record);
            if (record === undefined || before === undefined) throw new Error('a document is not found by its _id');
            if (i === 0) return collection.delete(record, before);
            const after = { ...doc, a: 1, b: 'a' };
            try {
              collection.replace(record, before, encodeDocument(after));
              kept.push(after);
            } catch (error) {
              // It came under a partial index that cannot hold it; then it stays as it was.
              expect(String(error)).toContain('parallel arrays');
              kept.push(doc);
            }
            return undefined;
          });
          expect(verify(catalog).filter((flaw) => flaw.collection === collection.namespace)).toEqual([]);
          for (const wanted of filters) {
            const matches = compileFilter(wanted);
            const expected = kept.filter((doc) => matches(encodeDocument(doc), 0));
            const found = search(collection, { filter: wanted });
            expect(ids(found).sort((a, b) => a - b)).toEqual(expected.map((doc) => Number(doc['_id'])).sort((a, b) => a - b));
            const order = sort.map(([path, descending]) => ({ path, descending }));
            const key = sortKeys(order);
            const ordered = search(collection, { filter: wanted, sort: order, limit });
            const keys = rows(ordered).map((raw) => key(raw, 0).toString('hex'));
            const all = expected
              .map((doc) => key(encodeDocument(doc), 0))
              .sort((a, b) => a.compare(b))
              .map((k) => k.toString('hex'));
            expect(keys).toEqual(limit === 0 ? all : all.slice(0, limit));
          }
          catalog.drop(collection);
        });
      },
    ),
    { numRuns: 300, interruptAfterTimeLimit: 12_000, endOnFailure: true },
  );
});

function rows(found: { next(): { doc: Buffer } | undefined }): Buffer[] {
  const out: Buffer[] = [];
  for (let next = found.next(); next !== undefined; next = found.next()) out.push(next.doc);
  return out;
}

const ids = (found: { next(): { doc: Buffer } | undefined }): number[] =>
  rows(found).map((raw) => Number(decodeDocument(raw, 0)['_id']));

test('on what both know, filters agree with mingo', () => {
  const plain = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'b', 'ab'), fc.boolean());
  const doc = fc.record(
    { a: fc.oneof(plain, fc.array(plain, { maxLength: 3 })), b: plain, c: fc.record({ x: plain }) },
    { requiredKeys: ['a'] },
  );
  const test1 = fc.oneof(
    plain,
    fc.tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), plain).map(([op, v]) => ({ [op]: v })),
    fc.array(plain, { maxLength: 3 }).map((list) => ({ $in: list })),
    fc.boolean().map((yes) => ({ $exists: yes })),
  );
  const query = fc.dictionary(fc.constantFrom('a', 'b', 'c.x'), test1, { maxKeys: 3, noNullPrototype: true });
  fc.assert(
    fc.property(doc, query, (d, q) => {
      expect(compileFilter(q)(encodeDocument(d), 0)).toBe(new Query<Document>(q).test(d));
    }),
    { numRuns: 2000 },
  );
});
