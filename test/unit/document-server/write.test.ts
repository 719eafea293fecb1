import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp, UUID } from '../../driver.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failure, isEmbedded, run, type Running } from './server.ts';

let server: Running;
beforeAll(async () => {
  server = await run();
});
afterAll(async () => {
  await server.stop();
});

describe('insert', () => {
  test('gives a document without _id an ObjectId, as its first field', async () => {
    const c = server.fresh();
    await server.db.command({ insert: c.collectionName, documents: [{ a: 1 }, { b: 2, _id: 'last' }] });
    const [first, second] = [await c.findOne({ a: 1 }), await c.findOne({ b: 2 })];
    expect(first?.['_id']).toBeInstanceOf(ObjectId);
    expect(Object.keys(first ?? {})).toEqual(['_id', 'a']);
    expect(Object.keys(second ?? {})).toEqual(['_id', 'b']);
  });

  test('keeps every BSON type and the order of fields', async () => {
    const c = server.db.collection<{ _id: UUID; [field: string]: unknown }>(server.fresh().collectionName);
    const doc = {
      _id: new UUID(),
      z: new Int32(5),
      long: Long.fromString('9007199254740993'),
      double: new Double(5),
      minusZero: -0,
      decimal: Decimal128.fromString('1.10'),
      bin: new Binary(Buffer.from([1, 2, 3]), 0x80),
      ts: new Timestamp({ t: 7, i: 9 }),
      date: new Date(-5),
      none: null,
      list: [1, [2, { x: [] }], 'ü'],
      re: /ab+c/i,
      a: { b: { c: 'nul\0inside' } },
      yes: true,
    };
    await c.insertOne(doc);
    const found = await c.findOne({ _id: doc._id }, { promoteValues: false, promoteLongs: false, bsonRegExp: false });
    expect(Object.keys(found ?? {})).toEqual(Object.keys(doc));
    expect(found?.['long']).toEqual(doc.long);
    expect(found?.['double']).toBeInstanceOf(Double);
    expect(found?.['z']).toBeInstanceOf(Int32);
    const plain = await c.findOne({ _id: doc._id });
    expect(plain).toMatchObject({
      decimal: doc.decimal,
      ts: doc.ts,
      date: doc.date,
      none: null,
      list: doc.list,
      a: doc.a,
      yes: true,
    });
    expect(Object.is(plain?.['minusZero'], -0)).toBe(true);
    await c.updateOne({ _id: doc._id }, { $set: { touched: 1 } });
    const again = await c.findOne({ _id: doc._id }, { promoteValues: false });
    expect({ ...again, touched: undefined }).toEqual({ ...found, touched: undefined });
  });

  test('ordered stops at the first duplicate, unordered goes on, both tell which', async () => {
    const c = server.fresh();
    const ordered = await failure(c.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }] as never[]));
    expect(ordered.code).toBe(11000);
    expect(await c.countDocuments()).toBe(1);
    const error = await failure(c.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }] as never[], { ordered: false }));
    const writeErrors = error['writeErrors'] as { index: number; code: number }[];
    expect(writeErrors.map((e) => e.index)).toEqual([0, 2]);
    expect(await c.countDocuments()).toBe(3);
  });

  test('refuses arrays as _id and documents beyond 16 MB', async () => {
    const c = server.fresh();
    expect((await failure(c.insertOne({ _id: [1] as never }))).code).toSatisfy(
      (code) => code === 53 || code === 2 || !isEmbedded,
    );
    const big = { _id: 1, text: 'x'.repeat(17 * 1024 * 1024) };
    await failure(server.db.command({ insert: c.collectionName, documents: [big] }));
    expect(await c.countDocuments()).toBe(0);
  });
});

describe('update', () => {
  const cases: { name: string; before: object; update: object | object[]; after: object; filter?: object; options?: object }[] = [
    {
      name: '$set on a dotted path makes the objects on the way',
      before: { a: 1 },
      update: { $set: { 'b.c.d': 2 } },
      after: { a: 1, b: { c: { d: 2 } } },
    },
    {
      name: '$set on an array position fills up with null',
      before: { a: [1] },
      update: { $set: { 'a.3': 4 } },
      after: { a: [1, null, null, 4] },
    },
    {
      name: '$unset removes a field and sets null in an array',
      before: { a: 1, b: [1, 2] },
      update: { $unset: { a: '', 'b.0': '' } },
      after: { b: [null, 2] },
    },
    { name: '$inc and $mul make missing fields', before: {}, update: { $inc: { a: 2 }, $mul: { b: 3 } }, after: { a: 2, b: 0 } },
    {
      name: '$min and $max compare across types',
      before: { a: 5, b: 5, c: 'x' },
      update: { $min: { a: 3, c: 1 }, $max: { b: 9, d: 1 } },
      after: { a: 3, b: 9, c: 1, d: 1 },
    },
    { name: '$rename moves a field', before: { a: 1, z: 0 }, update: { $rename: { a: 'b.c' } }, after: { z: 0, b: { c: 1 } } },
    {
      name: '$push with $each, $sort and $slice',
      before: { a: [5, 1] },
      update: { $push: { a: { $each: [3, 9], $sort: 1, $slice: 3 } } },
      after: { a: [1, 3, 5] },
    },
    {
      name: '$push at a position',
      before: { a: [1, 4] },
      update: { $push: { a: { $each: [2, 3], $position: 1 } } },
      after: { a: [1, 2, 3, 4] },
    },
    {
      name: '$push keeps the last ones with a negative $slice',
      before: { a: [1, 2] },
      update: { $push: { a: { $each: [3], $slice: -2 } } },
      after: { a: [2, 3] },
    },
    {
      name: '$push sorts documents by a field',
      before: { a: [{ n: 2 }] },
      update: { $push: { a: { $each: [{ n: 3 }, { n: 1 }], $sort: { n: -1 } } } },
      after: { a: [{ n: 3 }, { n: 2 }, { n: 1 }] },
    },
    { name: '$push of an array pushes one element', before: { a: [] }, update: { $push: { a: [1, 2] } }, after: { a: [[1, 2]] } },
    {
      name: '$addToSet adds what is new, by value',
      before: { a: [{ x: 1 }, 2] },
      update: { $addToSet: { a: { $each: [{ x: 1 }, 2, 3, 3] } } },
      after: { a: [{ x: 1 }, 2, 3] },
    },
    { name: '$pull by value', before: { a: [1, 2, 1] }, update: { $pull: { a: 1 } }, after: { a: [2] } },
    { name: '$pull by an operator', before: { a: [1, 5, 9] }, update: { $pull: { a: { $gte: 5 } } }, after: { a: [1] } },
    {
      name: '$pull by a filter on elements',
      before: { a: [{ x: 1, y: 2 }, { x: 2 }] },
      update: { $pull: { a: { x: 1 } } },
      after: { a: [{ x: 2 }] },
    },
    { name: '$pullAll', before: { a: [1, 2, 3, 2] }, update: { $pullAll: { a: [2, 3] } }, after: { a: [1] } },
    {
      name: '$pop from both ends',
      before: { a: [1, 2, 3], b: [1, 2] },
      update: { $pop: { a: 1, b: -1 } },
      after: { a: [1, 2], b: [2] },
    },
    { name: '$bit', before: { a: 13, b: 5 }, update: { $bit: { a: { and: 10 }, b: { or: 2 } } }, after: { a: 8, b: 7 } },
    {
      name: 'positional $ changes the element the filter matched',
      before: {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 1 },
        ],
      },
      filter: { 'a.k': 2 },
      update: { $set: { 'a.$.v': 7 } },
      after: {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 7 },
        ],
      },
    },
    {
      name: 'positional $ after $elemMatch',
      before: {
        a: [
          { k: 1, v: 1 },
          { k: 1, v: 5 },
        ],
      },
      filter: { a: { $elemMatch: { k: 1, v: { $gt: 2 } } } },
      update: { $inc: { 'a.$.v': 1 } },
      after: {
        a: [
          { k: 1, v: 1 },
          { k: 1, v: 6 },
        ],
      },
    },
    { name: '$[] changes every element', before: { a: [1, 2] }, update: { $inc: { 'a.$[]': 10 } }, after: { a: [11, 12] } },
    {
      name: 'array filters choose elements',
      before: {
        a: [
          { s: 1, v: 0 },
          { s: 2, v: 0 },
        ],
      },
      update: { $set: { 'a.$[e].v': 1 } },
      options: { arrayFilters: [{ 'e.s': { $gt: 1 } }] },
      after: {
        a: [
          { s: 1, v: 0 },
          { s: 2, v: 1 },
        ],
      },
    },
    {
      name: 'a pipeline computes from the document',
      before: { a: 2, b: 3 },
      update: [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'b' }],
      after: { a: 2, sum: 5 },
    },
  ];
  test.each(cases)('$name', async ({ before, update, after, filter, options }) => {
    const c = server.fresh();
    await c.insertOne({ _id: 1 as never, ...before });
    await c.updateOne({ _id: 1 as never, ...filter }, update as never, options);
    const { _id, ...found } = (await c.findOne()) ?? {};
    expect(_id).toBe(1);
    expect(found).toEqual(after);
  });

  test('keeps the types of numbers: int grows into long, a double stays one', async () => {
    const c = server.fresh();
    await c.insertOne({ _id: 1 as never, int: 2_147_483_647, long: Long.fromNumber(1), double: new Double(1) });
    await c.updateOne({}, { $inc: { int: 1, long: 1, double: 1 } });
    const found = await c.findOne({}, { promoteValues: false });
    expect(found?.['int']).toEqual(Long.fromString('2147483648'));
    expect(found?.['long']).toEqual(Long.fromNumber(2));
    expect(found?.['double']).toEqual(new Double(2));
  });

  test('an upsert starts from what the filter says, and tells the new _id', async () => {
    const c = server.fresh();
    const result = await c.updateOne(
      { a: 1, 'b.c': { $eq: 2 }, d: { $gt: 5 }, $and: [{ e: 3 }] },
      { $set: { f: 4 }, $setOnInsert: { g: 5 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1 });
    expect(await c.findOne({ _id: result.upsertedId as never })).toEqual({
      _id: result.upsertedId,
      a: 1,
      b: { c: 2 },
      e: 3,
      f: 4,
      g: 5,
    });
    const again = await c.updateOne({ a: 1 }, { $set: { f: 4 }, $setOnInsert: { g: 9 } }, { upsert: true });
    expect(again).toMatchObject({ matchedCount: 1, modifiedCount: 0, upsertedCount: 0 });
  });

  test('updateMany counts what matched and what changed', async () => {
    const c = server.fresh();
    await c.insertMany([{ a: 1 }, { a: 1, b: 1 }, { a: 2 }]);
    expect(await c.updateMany({ a: 1 }, { $set: { b: 1 } })).toMatchObject({ matchedCount: 2, modifiedCount: 1 });
  });

  test('a replacement keeps the _id', async () => {
    const c = server.fresh();
    await c.insertOne({ _id: 1 as never, a: 1 });
    await c.replaceOne({ a: 1 }, { b: 2 });
    expect(await c.findOne()).toEqual({ _id: 1, b: 2 });
  });

  test('many documents can be moved along the index they are found by', async () => {
    const c = server.fresh();
    await c.createIndex({ n: 1 });
    await c.insertMany(Array.from({ length: 500 }, (_, n) => ({ n })));
    await c.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } });
    expect(await c.countDocuments({ n: { $gte: 1000, $lt: 1500 } })).toBe(500);
  });

  const refused: { name: string; update: object; code: number | number[]; before?: object; options?: object }[] = [
    { name: 'a changed _id', update: { $set: { _id: 2 } }, code: 66 },
    { name: 'conflicting paths', update: { $set: { 'a.b': 1 }, $inc: { 'a.b': 1 } }, code: 40 },
    { name: 'a path below another one', update: { $set: { a: 1, 'a.b': 1 } }, code: 40 },
    { name: 'an unknown operator', update: { $frob: { a: 1 } }, code: 9 },
    { name: '$inc of a text', update: { $inc: { s: 1 } }, code: 14, before: { s: 'x' } },
    { name: '$push to what is no array', update: { $push: { s: 1 } }, code: 2, before: { s: 'x' } },
    { name: 'a field within a text', update: { $set: { 's.x': 1 } }, code: 28, before: { s: 'x' } },
    { name: 'a positional $ without a match', update: { $set: { 'a.$': 1 } }, code: 2, before: { a: [1] } },
  ];
  test.each(refused)('refuses $name', async ({ update, code, before }) => {
    const c = server.fresh();
    await c.insertOne({ _id: 1 as never, ...before });
    const error = await failure(c.updateOne({ _id: 1 as never }, update as never));
    expect([code].flat()).toContain(error.code);
    expect(await c.findOne()).toEqual({ _id: 1, ...before });
  });
});

describe('delete and findAndModify', () => {
  test('deleteOne takes one, deleteMany all that match', async () => {
    const c = server.fresh();
    await c.insertMany([{ a: 1 }, { a: 1 }, { a: 1 }, { a: 2 }]);
    expect((await c.deleteOne({ a: 1 })).deletedCount).toBe(1);
    expect((await c.deleteMany({ a: 1 })).deletedCount).toBe(2);
    expect(await c.countDocuments()).toBe(1);
    expect(await c.estimatedDocumentCount()).toBe(1);
  });

  test('findOneAndUpdate takes the first in order, and shows it before or after', async () => {
    const c = server.fresh();
    await c.insertMany([
      { _id: 1, p: 5 },
      { _id: 2, p: 9 },
    ] as never[]);
    expect(await c.findOneAndUpdate({}, { $set: { done: true } }, { sort: { p: -1 }, projection: { p: 1 } })).toEqual({
      _id: 2,
      p: 9,
    });
    expect(await c.findOneAndUpdate({ done: true }, { $inc: { p: 1 } }, { returnDocument: 'after' })).toEqual({
      _id: 2,
      p: 10,
      done: true,
    });
    expect(await c.findOneAndUpdate({ _id: 7 as never }, { $set: { x: 1 } })).toBeNull();
    expect(await c.findOneAndUpdate({ _id: 7 as never }, { $set: { x: 1 } }, { upsert: true, returnDocument: 'after' })).toEqual({
      _id: 7,
      x: 1,
    });
    const raw = await c.findOneAndUpdate({ _id: 8 as never }, { $set: { x: 1 } }, { upsert: true, includeResultMetadata: true });
    expect(raw).toMatchObject({ value: null, lastErrorObject: { n: 1, updatedExisting: false, upserted: 8 } });
    expect(await c.findOneAndReplace({ _id: 1 as never }, { r: 1 }, { returnDocument: 'after' })).toEqual({ _id: 1, r: 1 });
    expect(await c.findOneAndDelete({ _id: 1 as never })).toEqual({ _id: 1, r: 1 });
  });

  test('bulkWrite does everything in order', async () => {
    const c = server.fresh();
    const result = await c.bulkWrite([
      { insertOne: { document: { _id: 1 as never, a: 1 } } },
      { updateOne: { filter: { _id: 1 as never }, update: { $inc: { a: 1 } } } },
      { updateOne: { filter: { _id: 2 as never }, update: { $set: { a: 9 } }, upsert: true } },
      { replaceOne: { filter: { _id: 2 as never }, replacement: { b: 1 } } },
      { updateMany: { filter: {}, update: { $set: { all: true } } } },
      { deleteOne: { filter: { _id: 1 as never } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, upsertedCount: 1, deletedCount: 1, matchedCount: 4 });
    expect(await c.find().toArray()).toEqual([{ _id: 2, b: 1, all: true }]);
  });
});
