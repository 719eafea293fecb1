import { Decimal128, Double, Long, ObjectId, type Document } from '../../driver.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failure, isEmbedded, run, type Running } from './server.ts';

let server: Running;
beforeAll(async () => {
  server = await run();
});
afterAll(async () => {
  await server.stop();
});

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const oid = (n: number): ObjectId => new ObjectId(n.toString(16).padStart(24, '0'));

const PEOPLE: Document[] = [
  { _id: 1, name: 'Ann', age: 30, tags: ['a', 'b'], at: day(1), o: { x: 1, y: 2 }, ref: oid(1) },
  { _id: 2, name: 'Bob', age: Long.fromNumber(25), tags: [], at: day(2), o: { y: 2, x: 1 }, ref: oid(2) },
  {
    _id: 3,
    name: 'Cem',
    age: new Double(30),
    tags: 'a',
    at: day(3),
    o: { x: [1, 5] },
    list: [
      { k: 1, v: 2 },
      { k: 2, v: 8 },
    ],
  },
  { _id: 4, name: null, age: 'old', tags: ['b', ['a']], o: 5, list: [{ k: 2 }] },
  { _id: 5, age: null, list: [3, 12], nested: [{ in: [{ z: 1 }, { z: 2 }] }] },
  { _id: 6, name: 'ünal', age: Number.NaN, flag: true, o: {} },
];

describe('find', () => {
  const cases: { filter: Document; ids: number[]; why?: string }[] = [
    { filter: {}, ids: [1, 2, 3, 4, 5, 6] },
    { filter: { age: 30 }, ids: [1, 3], why: 'numbers are equal across their types' },
    { filter: { age: { $gte: 25 } }, ids: [1, 2, 3], why: 'neither texts nor NaN are at least 25' },
    { filter: { age: { $lt: 28 } }, ids: [2] },
    { filter: { age: Number.NaN }, ids: [6] },
    { filter: { name: null }, ids: [4, 5], why: 'missing is null' },
    { filter: { name: { $exists: false } }, ids: [5] },
    { filter: { name: { $ne: 'Ann' } }, ids: [2, 3, 4, 5, 6] },
    { filter: { name: { $in: ['Ann', null, /^C/] } }, ids: [1, 3, 4, 5] },
    { filter: { name: { $nin: ['Ann', null] } }, ids: [2, 3, 6] },
    { filter: { name: /^b/i }, ids: [2] },
    { filter: { name: { $regex: 'N', $options: 'i' } }, ids: [1, 6] },
    { filter: { name: { $not: /^A/ } }, ids: [2, 3, 4, 5, 6] },
    { filter: { tags: 'a' }, ids: [1, 3], why: 'an element or the value, not what lies in an inner array' },
    { filter: { tags: ['a', 'b'] }, ids: [1] },
    { filter: { tags: ['a'] }, ids: [4], why: 'an array as an element' },
    { filter: { tags: [] }, ids: [2] },
    { filter: { tags: { $all: ['a', 'b'] } }, ids: [1] },
    { filter: { tags: { $size: 2 } }, ids: [1, 4] },
    { filter: { 'tags.0': 'a' }, ids: [1] },
    { filter: { o: { x: 1, y: 2 } }, ids: [1], why: 'the order of fields counts' },
    { filter: { 'o.x': 1 }, ids: [1, 2, 3] },
    { filter: { 'o.x': { $gt: 2, $lt: 4 } }, ids: [], why: 'no' },
    { filter: { 'o.x': null }, ids: [4, 5, 6] },
    { filter: { list: { $elemMatch: { k: 2, v: { $gt: 5 } } } }, ids: [3] },
    { filter: { list: { $elemMatch: { $gt: 5, $lt: 13 } } }, ids: [5] },
    { filter: { 'list.k': 2 }, ids: [3, 4] },
    { filter: { 'list.k': 1, 'list.v': 8 }, ids: [3], why: 'by different elements' },
    { filter: { 'nested.in.z': 2 }, ids: [5] },
    { filter: { 'list.1.k': 2 }, ids: [3] },
    { filter: { age: { $type: 'number' } }, ids: [1, 2, 3, 6] },
    { filter: { age: { $type: ['string', 'null'] } }, ids: [4, 5] },
    { filter: { ref: { $type: 'objectId' } }, ids: [1, 2] },
    { filter: { ref: oid(2) }, ids: [2] },
    { filter: { ref: { $gt: oid(1) } }, ids: [2] },
    { filter: { at: { $gte: day(2), $lt: day(3) } }, ids: [2] },
    { filter: { age: { $mod: [10, 5] } }, ids: [2] },
    { filter: { $or: [{ flag: true }, { age: 25 }] }, ids: [2, 6] },
    { filter: { $and: [{ age: 30 }, { $nor: [{ name: 'Ann' }] }] }, ids: [3] },
    { filter: { _id: { $in: [5, 1, 9] } }, ids: [1, 5] },
    { filter: { age: { $not: { $gt: 26 } } }, ids: [2, 4, 5, 6] },
    { filter: { $expr: { $gt: ['$age', 29] }, _id: { $lt: 4 } }, ids: [1, 3] },
    { filter: { flag: { $bitsAllSet: 1 } }, ids: [] },
  ];
  const indexes: Document[] = [
    { age: 1 },
    { name: -1 },
    { tags: 1 },
    { 'o.x': 1 },
    { 'list.k': 1, 'list.v': 1 },
    { at: 1 },
    { ref: 1 },
    { o: 1 },
  ];

  test.each(['without indexes', 'with indexes'])('matches as MongoDB does, %s', async (how) => {
    const c = server.fresh();
    await c.insertMany(PEOPLE as never[]);
    if (how === 'with indexes') for (const key of indexes) await c.createIndex(key as never);
    for (const { filter, ids, why } of cases.filter((x) => x.why !== 'no' || isEmbedded)) {
      const expected = why === 'no' ? [3] : ids;
      const found = await c.find(filter).sort({ _id: 1 }).toArray();
      expect(
        found.map((d) => d['_id']),
        JSON.stringify(filter),
      ).toEqual(expected);
      expect(await c.countDocuments(filter), JSON.stringify(filter)).toBe(expected.length);
    }
  });

  test('sorts values of all types, arrays by their least or greatest element', async () => {
    const c = server.fresh();
    const values = [
      true,
      'b',
      5,
      null,
      day(1),
      oid(1),
      { a: 1 },
      'a',
      Long.fromNumber(7),
      -1,
      false,
      Decimal128.fromString('6.5'),
    ];
    await c.insertMany(values.map((v, i) => ({ _id: i, v })) as never[]);
    const expected = [null, -1, 5, Decimal128.fromString('6.5'), 7, 'a', 'b', { a: 1 }, oid(1), false, true, day(1)];
    expect((await c.find().sort({ v: 1 }).toArray()).map((d) => d['v'])).toEqual(expected);
    expect((await c.find().sort({ v: -1 }).toArray()).map((d) => d['v'])).toEqual([...expected].reverse());
    await c.createIndex({ v: 1 });
    expect((await c.find().sort({ v: 1 }).toArray()).map((d) => d['v'])).toEqual(expected);
    // DocumentDB does not tell an empty array from a missing field here.
    if (!isEmbedded) return;
    const a = server.fresh();
    await a.insertMany([{ _id: 1, v: [5, 1] }, { _id: 2, v: [3] }, { _id: 3, v: [] }, { _id: 4 }] as never[]);
    expect((await a.find().sort({ v: 1, _id: 1 }).toArray()).map((d) => d['_id'])).toEqual([3, 4, 1, 2]);
    expect((await a.find().sort({ v: -1, _id: 1 }).toArray()).map((d) => d['_id'])).toEqual([1, 2, 4, 3]);
  });

  const projections: { projection: Document; expected: Document; filter?: Document }[] = [
    { projection: { a: 1 }, expected: { _id: 1, a: 1 } },
    { projection: { a: 1, _id: 0 }, expected: { a: 1 } },
    { projection: { 'b.c': 1, _id: 0 }, expected: { b: { c: 2 } } },
    { projection: { b: { c: 1 }, _id: 0 }, expected: { b: { c: 2 } } },
    { projection: { 'l.k': 1, _id: 0 }, expected: { l: [{ k: 1 }, { k: 2 }] } },
    { projection: { b: 0, l: 0, n: 0 }, expected: { _id: 1, a: 1 } },
    { projection: { _id: 0, 'b.c': 0, l: 0, n: 0 }, expected: { a: 1, b: { d: 3 } } },
    { projection: { n: { $slice: 2 }, _id: 0, a: 1 }, expected: { a: 1, n: [1, 2] } },
    { projection: { n: { $slice: [-3, 2] }, a: 1, _id: 0 }, expected: { a: 1, n: [2, 3] } },
    { projection: { l: { $elemMatch: { k: 2 } } }, expected: { _id: 1, l: [{ k: 2, v: 9 }] } },
    { projection: { 'l.$': 1, _id: 0 }, filter: { 'l.k': 2 }, expected: { l: [{ k: 2, v: 9 }] } },
    { projection: { _id: 0, sum: { $add: ['$a', '$b.c'] } }, expected: { sum: 3 } },
    { projection: { _id: 1 }, expected: { _id: 1 } },
  ];
  test.each(projections)('projects $projection', async ({ projection, expected, filter }) => {
    const c = server.fresh();
    await c.insertOne({
      _id: 1 as never,
      a: 1,
      b: { c: 2, d: 3 },
      l: [
        { k: 1, v: 8 },
        { k: 2, v: 9 },
      ],
      n: [1, 2, 3, 4],
    });
    expect(await c.findOne(filter ?? {}, { projection })).toEqual(expected);
  });

  test('hands out batches, skips and limits', async () => {
    const c = server.fresh();
    await c.insertMany(Array.from({ length: 1000 }, (_, i) => ({ _id: i })) as never[]);
    expect((await c.find().batchSize(7).toArray()).map((d) => d['_id'])).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect((await c.find().sort({ _id: -1 }).skip(10).limit(3).batchSize(2).toArray()).map((d) => d['_id'])).toEqual([
      989, 988, 987,
    ]);
    expect(await c.find().skip(995).toArray()).toHaveLength(5);
    const cursor = c.find().batchSize(10);
    expect(await cursor.next()).toEqual({ _id: 0 });
    await cursor.close();
    const gone = await failure(server.db.command({ getMore: Long.fromNumber(12345), collection: c.collectionName }));
    expect(gone).toMatchObject({ code: 43, codeName: 'CursorNotFound' });
  });

  test('an open cursor survives writes to what it reads', async () => {
    const c = server.fresh();
    await c.insertMany(Array.from({ length: 300 }, (_, i) => ({ _id: i, n: i })) as never[]);
    await c.createIndex({ n: 1 });
    const seen: unknown[] = [];
    for await (const doc of c.find().sort({ n: 1 }).batchSize(10)) {
      seen.push(doc['n']);
      await c.deleteOne({ _id: doc['_id'] });
    }
    expect(seen).toEqual(Array.from({ length: 300 }, (_, i) => i));
    expect(await c.countDocuments()).toBe(0);
  });

  test('distinct takes arrays apart', async () => {
    const c = server.fresh();
    await c.insertMany([{ a: 1 }, { a: [1, 2] }, { a: null }, {}, { a: 'x' }]);
    expect(new Set(await c.distinct('a'))).toEqual(new Set([null, 1, 2, 'x']));
    expect(await c.distinct('a', { a: { $gt: 0 } })).toEqual([1, 2]);
  });

  const refused: { name: string; run: (r: Running) => Promise<unknown>; code: number | number[]; embedded?: boolean }[] = [
    {
      name: 'an unknown operator',
      run: (r) =>
        r
          .fresh()
          .find({ a: { $frob: 1 } })
          .toArray(),
      code: 2,
    },
    { name: 'an unknown top level operator', run: (r) => r.fresh().find({ $frob: 1 }).toArray(), code: 2 },
    {
      name: '$in without an array',
      run: (r) =>
        r
          .fresh()
          .find({ a: { $in: 1 } })
          .toArray(),
      code: 2,
    },
    { name: '$or without entries', run: (r) => r.fresh().find({ $or: [] }).toArray(), code: 2 },
    {
      name: 'a bad pattern',
      run: (r) =>
        r
          .fresh()
          .find({ a: { $regex: '(' } })
          .toArray(),
      code: [51091, 2],
    },
    {
      name: 'inclusion mixed with exclusion',
      run: (r) =>
        r
          .fresh()
          .find({}, { projection: { a: 1, b: 0 } })
          .toArray(),
      code: 31254,
      embedded: true,
    },
    { name: 'an unknown command', run: (r) => r.db.command({ frobnicate: 1 }), code: 59 },
    {
      name: 'an unknown stage',
      run: (r) =>
        r
          .fresh()
          .aggregate([{ $frob: 1 }])
          .toArray(),
      code: 40324,
    },
  ];
  // DocumentDB looks at a projection only when there are documents.
  test.each(refused.filter((r) => isEmbedded || r.embedded !== true))('refuses $name', async ({ run: work, code }) => {
    expect([code].flat()).toContain((await failure(work(server))).code);
  });

  test.runIf(isEmbedded)('refuses by name what it does not do', async () => {
    const c = server.fresh();
    expect((await failure(c.find({ $where: 'true' }).toArray())).message).toContain('$where');
    expect((await failure(c.find().collation({ locale: 'de' }).toArray())).message).toContain('collation');
    expect((await failure(c.aggregate([{ $out: 'x' }]).toArray())).message).toContain('$out');
    expect((await failure(c.createIndex({ a: 'text' }))).message).toContain('text');
    expect((await failure(server.db.createCollection('x', { capped: true, size: 100 }))).message).toContain('capped');
    expect((await failure(c.watch().next())).message).toMatch(/\$changeStream/);
  });

  test('maxTimeMS ends a long scan', async () => {
    const c = server.fresh();
    for (let i = 0; i < 10; i++) await c.insertMany(Array.from({ length: 5000 }, (_, j) => ({ i, j, text: 'x'.repeat(50) })));
    const error = await failure(
      c
        .find({ $expr: { $gt: [{ $strLenCP: '$text' }, 90] } })
        .maxTimeMS(1)
        .toArray(),
    );
    expect(error.code).toBe(50);
  });
});

describe('aggregate', () => {
  const sales: Document[] = [
    { _id: 1, brand: 'a', n: 5, tags: ['x', 'y'], at: day(1) },
    { _id: 2, brand: 'b', n: 7, tags: ['y'], at: day(1) },
    { _id: 3, brand: 'a', n: 1, tags: [], at: day(2) },
    { _id: 4, brand: 'a', n: null, at: day(40) },
  ];
  const pipelines: { name: string; pipeline: Document[]; expected: Document[] }[] = [
    {
      name: '$match, $sort, $skip, $limit',
      pipeline: [{ $match: { brand: 'a' } }, { $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { n: 1 } }],
      expected: [{ _id: 3, n: 1 }],
    },
    {
      name: '$group with accumulators',
      pipeline: [
        { $group: { _id: '$brand', sum: { $sum: '$n' }, avg: { $avg: '$n' }, max: { $max: '$n' }, count: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ],
      expected: [
        { _id: 'a', sum: 6, avg: 3, max: 5, count: 3 },
        { _id: 'b', sum: 7, avg: 7, max: 7, count: 1 },
      ],
    },
    {
      name: '$group by a compound key',
      pipeline: [
        { $group: { _id: { b: '$brand', d: { $dateTrunc: { date: '$at', unit: 'month' } } }, n: { $sum: 1 } } },
        { $sort: { n: -1, _id: 1 } },
        { $limit: 1 },
      ],
      expected: [{ _id: { b: 'a', d: day(1) }, n: 2 }],
    },
    {
      name: '$unwind',
      pipeline: [{ $unwind: '$tags' }, { $sortByCount: '$tags' }],
      expected: [
        { _id: 'y', count: 2 },
        { _id: 'x', count: 1 },
      ],
    },
    {
      name: '$unwind that keeps the empty',
      pipeline: [{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } }, { $count: 'n' }],
      expected: [{ n: 5 }],
    },
    {
      name: '$facet',
      pipeline: [{ $facet: { all: [{ $count: 'n' }], b: [{ $match: { brand: 'b' } }, { $project: { _id: 1 } }] } }],
      expected: [{ all: [{ n: 4 }], b: [{ _id: 2 }] }],
    },
    {
      name: '$addFields and conditions',
      pipeline: [
        { $match: { _id: 1 } },
        { $addFields: { big: { $cond: [{ $gt: ['$n', 3] }, 'yes', 'no'] }, first: { $arrayElemAt: ['$tags', 0] } } },
        { $project: { _id: 0, big: 1, first: 1 } },
      ],
      expected: [{ big: 'yes', first: 'x' }],
    },
    {
      name: '$replaceRoot',
      pipeline: [{ $match: { _id: 2 } }, { $replaceRoot: { newRoot: { id: '$_id' } } }],
      expected: [{ id: 2 }],
    },
    {
      name: '$match behind $group',
      pipeline: [{ $group: { _id: '$brand', n: { $sum: 1 } } }, { $match: { n: { $gte: 2 } } }],
      expected: [{ _id: 'a', n: 3 }],
    },
    {
      name: '$limit behind $project',
      pipeline: [{ $sort: { _id: 1 } }, { $project: { _id: 1 } }, { $limit: 2 }],
      expected: [{ _id: 1 }, { _id: 2 }],
    },
    {
      name: '$lookup',
      pipeline: [
        { $match: { _id: { $lte: 2 } } },
        { $sort: { _id: 1 } },
        { $lookup: { from: 'brands', localField: 'brand', foreignField: 'key', as: 'brand' } },
        { $project: { brand: 1 } },
      ],
      expected: [
        { _id: 1, brand: [{ _id: 1, key: 'a' }] },
        { _id: 2, brand: [] },
      ],
    },
    {
      name: '$dateToString',
      pipeline: [{ $match: { _id: 1 } }, { $project: { _id: 0, d: { $dateToString: { date: '$at', format: '%Y-%m-%d' } } } }],
      expected: [{ d: '2026-01-01' }],
    },
    {
      name: '$bucket',
      pipeline: [
        { $match: { n: { $ne: null } } },
        { $bucket: { groupBy: '$n', boundaries: [0, 5, 10], output: { n: { $sum: 1 } } } },
        { $sort: { _id: 1 } },
      ],
      expected: [
        { _id: 0, n: 1 },
        { _id: 5, n: 2 },
      ],
    },
    { name: 'nothing at all', pipeline: [{ $match: { brand: 'zzz' } }, { $group: { _id: null, n: { $sum: 1 } } }], expected: [] },
  ];
  test.each(pipelines)('$name', async ({ pipeline, expected }) => {
    const db = server.client.db(`${server.db.databaseName}a`);
    await db.dropDatabase();
    await db.collection('sales').insertMany(sales as never[]);
    await db.collection('brands').insertOne({ _id: 1 as never, key: 'a' });
    expect(await db.collection('sales').aggregate(pipeline).toArray()).toEqual(expected);
    await db.dropDatabase();
  });
});
