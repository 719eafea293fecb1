import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { at, makeCase, makeMention } from '../../factories.ts';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { exported } from '../../../src/api/routes/export/rows.ts';
import { openApi, type Harness } from './harness.ts';

const MANY = 1_203;

describe('an export', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openApi();
  });
  const rows = (text: string): readonly Record<string, string>[] =>
    parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
  const lines = (text: string): readonly { readonly id: string }[] =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { id: string });

  it('holds every mention of the search, as the list has them, in both formats', async () => {
    const mentions = Array.from({ length: MANY }, (_, n) =>
      makeMention({ id: `m${n}`, externalId: `e${n}`, postedAt: at(n * 1000), intent: n % 3 === 0 ? 'praise' : 'complaint' }),
    );
    await harness.deps.stores.mentions.insert(mentions);
    const csv = await harness.ask('GET', '/v1/export/mentions');
    expect(csv.headers['content-type']).toMatch(/^text\/csv/u);
    expect(csv.headers['content-disposition']).toBe('attachment; filename="mentions.csv"');
    expect([csv.headers['earshot-rows'], csv.headers['x-total-count']]).toEqual([String(MANY), String(MANY)]);
    expect(rows(csv.body).map(({ id }) => id)).toEqual(mentions.map(({ id }) => id).toReversed());
    const some = await harness.ask('GET', '/v1/export/mentions?format=ndjson&intent=praise');
    expect([lines(some.body).length, some.headers['earshot-rows']]).toEqual([401, '401']);
    const listed = (await harness.ask('GET', '/v1/mentions?intent=praise&limit=200')).json() as { readonly items: unknown[] };
    expect(lines(some.body).slice(0, 200)).toEqual(listed.items);
  });

  it('keeps commas, quotes, lines and what a spreadsheet would run', async () => {
    const text = '=HYPERLINK("http://evil.example","a, b")\nsecond line';
    await harness.deps.stores.mentions.insert([makeMention({ id: 'm', text })]);
    const [row] = rows((await harness.ask('GET', '/v1/export/mentions')).body);
    expect(row?.['text']).toBe(`'${text}`);
  });

  it('empties what is private for whoever works no cases', async () => {
    await harness.deps.stores.mentions.insert([makeMention({ id: 'm', visibility: 'private', text: 'my number is 555' })]);
    await harness.deps.stores.accounts.put({
      id: 'bm',
      kind: 'key',
      name: 'Brand',
      roles: ['brand-manager'],
      secretHash: sha256('bm-key'),
      createdAt: '',
      disabledAt: null,
    });
    const answer = await harness.send({ url: '/v1/export/mentions', headers: { authorization: 'Bearer bm-key' } });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('555');
  });

  it('holds the cases of a search', async () => {
    const put = (id: string, queue: string) =>
      harness.deps.stores.cases.insert([
        { next: makeCase({ id, queue, customer: id }), expectedVersion: 0, activities: [], events: [], batch: null },
      ]);
    await put('one', 'care');
    await put('two', 'refunds');
    expect(rows((await harness.ask('GET', '/v1/export/cases?queue=refunds')).body).map(({ id }) => id)).toEqual(['two']);
    expect(lines((await harness.ask('GET', '/v1/export/cases?format=ndjson')).body)).toHaveLength(2);
  });

  it('reads a page only when the one before was taken, and refuses a fifth at once', async () => {
    const asked: (string | null)[] = [];
    const list = {
      name: 'things',
      format: 'ndjson' as const,
      columns: {},
      count: async () => null,
      read: async ({ cursor }: { readonly cursor: string | null }) => {
        asked.push(cursor);
        return { items: [{ id: asked.length }], nextCursor: String(asked.length) };
      },
      view: async (items: readonly unknown[]) => items,
    };
    const streams = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const answer = await exported(list);
        if (answer.type !== 'stream') throw new Error('an export is a stream');
        const chunks = answer.chunks[Symbol.asyncIterator]();
        await chunks.next();
        return chunks;
      }),
    );
    expect(asked).toHaveLength(4);
    await streams[0]?.next();
    expect(asked).toHaveLength(5);
    await expect(exported(list)).rejects.toMatchObject({ status: 429 });
    for (const chunks of streams) await chunks.return?.(undefined);
    await expect(exported(list)).resolves.toMatchObject({ type: 'stream' });
  });

  it.each([
    ['is not known', async () => null],
    ['fails', async () => Promise.reject(new Error('away'))],
    ['takes too long', async () => new Promise<never>(() => {})],
  ])('comes without its count where that %s', async (_what, count) => {
    const read = async () => ({ items: [{ id: 1 }], nextCursor: null });
    const answer = await exported({
      name: 'things',
      format: 'ndjson',
      columns: {},
      count,
      countWithinMs: 10,
      read,
      view: async (items) => items,
    });
    if (answer.type !== 'stream') throw new Error('an export is a stream');
    expect(answer.headers).toEqual({ 'content-disposition': 'attachment; filename="things.ndjson"' });
    await answer.chunks[Symbol.asyncIterator]().return?.(undefined);
  });

  it('says what is wrong with a search', async () => {
    const answer = await harness.ask('GET', '/v1/export/mentions?format=xlsx&network=telegraph');
    expect(answer.status).toBe(400);
    expect((answer.json() as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual(['format', 'network']);
  });
});
