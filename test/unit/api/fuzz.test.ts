import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../src/api/routes/index.ts';
import { makeCase, makeMention } from '../../factories.ts';
import { keyed, openApi, type Harness } from './harness.ts';

const values = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('open', 'solved', 'agent', 'queue', 'outside', 'network', 'c1', 'm1', 'care', 'acme-own'),
);
/** Bodies with the names that routes look for, and with others. */
const names = fc.constantFrom(
  'connection',
  'items',
  'text',
  'to',
  'kind',
  'id',
  'status',
  'resolution',
  'into',
  'mentions',
  'where',
  'mention',
  'lease',
  'agent',
  'owner',
  'payload',
  'data',
  'email',
  'password',
  'activity',
  'verdicts',
  'questions',
  '__proto__',
  'constructor',
);
const bodies = fc.oneof(fc.jsonValue(), fc.dictionary(names, fc.oneof(values, fc.dictionary(names, values), fc.array(values))));

describe('whatever is sent', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openApi({ limits: { signInsPerMinute: 1_000_000 } });
    await harness.deps.stores.mentions.insert([
      makeMention({ id: 'm1', case: 'c1' }),
      makeMention({ id: 'm2', externalId: 'm2', case: 'c1' }),
    ]);
    const workItem = { id: 'c1', state: 'pending' as const, createdAt: '', changedAt: '', externalId: null };
    const change = { expectedVersion: 0, activities: [], events: [], batch: null };
    await harness.deps.stores.cases.insert([{ ...change, next: makeCase({ id: 'c1', lastMention: 'm1', workItem }) }]);
  });

  const posts = routes.filter(({ method }) => method === 'POST' || method === 'PUT').map((route) => [route.url, route] as const);

  it.each(posts)('as JSON to %s, the answer is never the server’s mistake', async (url, { method }) => {
    const address = url.replace(':connection', 'acme-fb').replace(':name', 'poll').replace(':id', 'c1');
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const response = await harness.send({
          method,
          url: address,
          headers: { ...keyed, 'content-type': 'application/json', 'if-match': '*' },
          body: JSON.stringify(body),
        });
        expect(response.status).toBeLessThan(500);
        const refused = response.status >= 400;
        expect(response.headers['content-type'] === 'application/problem+json').toBe(refused);
      }),
      { numRuns: url.includes('sign-in') ? 30 : 100 },
    );
  });

  it('as bytes to POST /v1/intake, the answer is a clear refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
        const response = await harness.send({
          method: 'POST',
          url: '/v1/intake',
          headers: { ...keyed, 'content-type': 'application/json' },
          body: Buffer.from(bytes),
        });
        expect(response.status).toBe(400);
      }),
    );
  });

  it('as a query to any list, the answer is a page or a clear refusal', async () => {
    const lists = [
      '/v1/mentions',
      '/v1/cases',
      '/v1/shelf',
      '/v1/dead-letters',
      '/v1/work-items',
      '/v1/analytics/sentiment',
      '/v1/analytics/topics',
      '/v1/analytics/trends',
      '/v1/analytics/overview',
      '/v1/analytics/authors',
      '/v1/analytics/reviews',
      '/v1/analytics/care',
      '/v1/orphans',
    ];
    const parameter = fc.tuple(
      fc.constantFrom('limit', 'cursor', 'from', 'to', 'q', 'brand', 'network', 'bucket', 'by', 'odd'),
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('1', '2026-01-01', 'hour', 'x')),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...lists), fc.array(parameter, { maxLength: 4 }), async (url, parameters) => {
        const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
        expect([200, 400]).toContain((await harness.ask('GET', `${url}?${query}`)).status);
      }),
      { numRuns: 300 },
    );
  });

  it('as an address, the answer is never the server’s mistake', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.webPath(),
        fc.constantFrom('GET' as const, 'POST' as const, 'DELETE' as const, 'PUT' as const),
        async (path, method) => {
          expect((await harness.ask(method, path === '' ? '/' : path)).status).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
  });
});
