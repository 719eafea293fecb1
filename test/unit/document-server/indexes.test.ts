import type { Document } from '../../driver.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failure, isEmbedded, run, type Running } from './server.ts';

let server: Running;
beforeAll(async () => {
  server = await run({ ttlSweepMs: 50 });
});
afterAll(async () => {
  await server.stop();
});

describe('unique indexes', () => {
  test('refuse a second key and tell which', async () => {
    const c = server.fresh();
    await c.createIndex({ brand: 1, 'ref.id': 1 }, { unique: true, name: 'once' });
    await c.insertOne({ brand: 'a', ref: { id: 'x' } });
    const error = await failure(c.insertOne({ brand: 'a', ref: { id: 'x' } }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { brand: 1, 'ref.id': 1 }, keyValue: { brand: 'a', 'ref.id': 'x' } });
    expect(error.message).toContain(
      `E11000 duplicate key error collection: ${c.namespace} index: once dup key: { brand: "a", ref.id: "x" }`,
    );
    await c.insertOne({ brand: 'b', ref: { id: 'x' } });
    const moved = await failure(c.updateOne({ brand: 'b' }, { $set: { brand: 'a' } }));
    expect(moved.code).toBe(11000);
    expect(await c.countDocuments({ brand: 'b' })).toBe(1);
  });

  test('count a missing field as null, unless they are sparse', async () => {
    const c = server.fresh();
    await c.createIndex({ a: 1 }, { unique: true });
    await c.createIndex({ s: 1 }, { unique: true, sparse: true });
    await c.insertOne({ b: 1 });
    expect((await failure(c.insertOne({ a: null }))).code).toBe(11000);
    await c.insertOne({ a: 1 });
    await c.insertOne({ a: 2, s: null });
    expect((await failure(c.insertOne({ a: 3, s: null }))).code).toBe(11000);
  });

  test('hold only for what the filter of a partial one takes in', async () => {
    const c = server.fresh();
    await c.createIndex({ customer: 1 }, { unique: true, partialFilterExpression: { state: { $in: ['open', 'pending'] } } });
    await c.insertMany([
      { customer: 1, state: 'solved' },
      { customer: 1, state: 'solved' },
      { customer: 1, state: 'open' },
    ]);
    expect((await failure(c.insertOne({ customer: 1, state: 'pending' }))).code).toBe(11000);
    expect((await failure(c.updateOne({ state: 'solved' }, { $set: { state: 'open' } }))).code).toBe(11000);
    await c.updateOne({ state: 'open' }, { $set: { state: 'solved' } });
    await c.insertOne({ customer: 1, state: 'pending' });
    expect(await c.countDocuments({ customer: 1, state: 'pending' })).toBe(1);
    expect(await c.countDocuments({ customer: 1 })).toBe(4);
  });

  test('tell apart long texts that begin alike, and refuse the same one', async () => {
    const c = server.fresh();
    await c.createIndex({ url: 1 }, isEmbedded ? { unique: true } : {});
    const long = 'x'.repeat(5000);
    await c.insertMany([{ url: `${long}a` }, { url: `${long}b` }, { url: long }, { url: 'y' }]);
    if (isEmbedded) expect((await failure(c.insertOne({ url: `${long}b` }))).code).toBe(11000);
    expect(await c.countDocuments({ url: `${long}b` })).toBe(1);
    expect(await c.countDocuments({ url: { $gt: `${long}a` } })).toBe(2);
    expect(
      (await c.find().sort({ url: -1 }).project({ _id: 0, url: 1 }).toArray()).map((d) => String(d['url']).slice(4999)),
    ).toEqual(['', 'xb', 'xa', 'x']);
  });

  test('each element of an array is a key, but one document may repeat its own', async () => {
    const c = server.fresh();
    await c.createIndex({ ids: 1 }, { unique: true });
    await c.insertMany([{ ids: ['a', 'b', 'a'] }, { ids: [] }]);
    expect((await failure(c.insertOne({ ids: ['c', 'b'] }))).code).toBe(11000);
    expect(await c.countDocuments({ ids: 'c' })).toBe(0);
  });

  test('let one of many win who come at once', async () => {
    const c = server.fresh();
    await c.createIndex({ key: 1 }, { unique: true });
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, (_, i) => c.insertOne({ key: i % 20 })));
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(20);
    const upserts = await Promise.all(
      Array.from({ length: 100 }, (_, i) => c.updateOne({ key: 100 + (i % 5) }, { $inc: { n: 1 } }, { upsert: true })),
    );
    expect(upserts.filter((r) => r.upsertedCount === 1)).toHaveLength(5);
    expect((await c.find({ key: { $gte: 100 } }).toArray()).map((d) => d['n'])).toEqual([20, 20, 20, 20, 20]);
  });

  test('cannot be built over duplicates', async () => {
    const c = server.fresh();
    await c.insertMany([{ a: 1 }, { a: 1 }]);
    expect((await failure(c.createIndex({ a: 1 }, { unique: true }))).code).toBe(11000);
    expect(await c.indexes()).toHaveLength(1);
  });
});

describe('managing indexes', () => {
  test('the same again is fine, another under the same name or key is refused', async () => {
    const c = server.fresh();
    await c.createIndex({ a: 1 });
    await c.createIndex({ a: 1 });
    expect([85, 86]).toContain((await failure(c.createIndex({ a: 1 }, { unique: true }))).code);
    expect([85, 86]).toContain((await failure(c.createIndex({ b: 1 }, { name: 'a_1' }))).code);
    await c.createIndex({ b: -1, c: 1 }, { sparse: true });
    expect(await c.indexes()).toMatchObject([
      { name: '_id_', key: { _id: 1 } },
      { name: 'a_1', key: { a: 1 } },
      { name: 'b_-1_c_1', key: { b: -1, c: 1 }, sparse: true },
    ]);
    await c.dropIndex('a_1');
    expect((await failure(c.dropIndex('a_1'))).code).toBe(27);
    await c.dropIndexes();
    expect(await c.indexes()).toHaveLength(1);
  });

  test('collections come and go', async () => {
    const db = server.client.db(`${server.db.databaseName}m`);
    await db.createCollection('made');
    // DocumentDB takes it again when the options are the same.
    if (isEmbedded) expect((await failure(db.createCollection('made'))).code).toBe(48);
    await db.collection('used').insertOne({ a: 1 });
    expect((await db.listCollections().toArray()).map((x) => x.name).sort()).toEqual(['made', 'used']);
    expect(await db.listCollections({ name: 'used' }, { nameOnly: true }).toArray()).toMatchObject([
      { name: 'used', type: 'collection' },
    ]);
    expect((await server.client.db().admin().listDatabases()).databases.map((d) => d.name)).toContain(db.databaseName);
    await db.collection('used').drop();
    expect(await db.collection('used').countDocuments()).toBe(0);
    await db.dropDatabase();
    expect(await db.listCollections().toArray()).toEqual([]);
  });

  test('expired documents go', async () => {
    const c = server.fresh();
    await c.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    await c.insertMany([{ at: new Date(Date.now() - 61_000) }, { at: new Date() }, { at: 'never' }, {}]);
    await expect.poll(() => c.countDocuments(), { timeout: 15_000, interval: 20 }).toBe(3);
  });
});

describe.runIf(isEmbedded)('the planner, seen from outside', () => {
  async function explained(
    filter: Document,
    sort: Document,
    limit: number,
  ): Promise<{ index: unknown; keys: unknown; docs: unknown; sorts: boolean }> {
    const cursor = shared
      .find(filter)
      .sort(sort as never)
      .limit(limit);
    const plan = (await cursor.explain()) as { queryPlanner: { winningPlan: Document }; executionStats: Document };
    const text = JSON.stringify(plan.queryPlanner.winningPlan);
    return {
      index: /"indexName":"([^"]+)"/.exec(text)?.[1],
      keys: plan.executionStats['totalKeysExamined'],
      docs: plan.executionStats['totalDocsExamined'],
      sorts: text.includes('"SORT"'),
    };
  }
  let shared: ReturnType<Running['fresh']>;
  beforeAll(async () => {
    shared = server.fresh();
    await shared.createIndex({ brand: 1, postedAt: -1 });
    await shared.createIndex({ postedAt: -1 });
    await shared.createIndex({ tags: 1 });
    await shared.createIndex({ open: 1 }, { partialFilterExpression: { open: true } });
    await shared.insertMany(
      Array.from({ length: 2000 }, (_, i) => ({
        _id: i as never,
        brand: `b${i % 10}`,
        postedAt: new Date(i * 1000),
        tags: [`t${i % 50}`, 'all'],
        open: i % 100 === 0,
      })),
    );
  });

  test('reads no more than it hands out when an index sorts', async () => {
    expect(await explained({}, { postedAt: -1 }, 50)).toEqual({ index: 'postedAt_-1', keys: 50, docs: 50, sorts: false });
    expect(await explained({}, { postedAt: 1 }, 50)).toEqual({ index: 'postedAt_-1', keys: 50, docs: 50, sorts: false });
    expect(await explained({ brand: 'b3' }, { postedAt: -1 }, 10)).toEqual({
      index: 'brand_1_postedAt_-1',
      keys: 10,
      docs: 10,
      sorts: false,
    });
  });

  test('narrows by equality, range, list and the elements of arrays', async () => {
    expect(await explained({ brand: 'b3', postedAt: { $gte: new Date(1_000_000) } }, {}, 0)).toMatchObject({
      index: 'brand_1_postedAt_-1',
      keys: 100,
    });
    expect(await explained({ brand: { $in: ['b1', 'b2'] } }, {}, 0)).toMatchObject({ index: 'brand_1_postedAt_-1', keys: 400 });
    expect(await explained({ tags: 't7' }, {}, 0)).toMatchObject({ index: 'tags_1', keys: 40 });
    expect(await explained({ _id: { $in: [5, 6, 7] } }, {}, 0)).toMatchObject({ index: '_id_', keys: 3 });
    expect(await explained({ open: true }, {}, 0)).toMatchObject({ index: 'open_1', keys: 20 });
    expect(await explained({ open: false }, {}, 0)).toMatchObject({ index: undefined, docs: 2000 });
    expect(await explained({ $or: [{ tags: 't7' }, { _id: 3 }] }, {}, 0)).toMatchObject({ keys: 41 });
  });
});
