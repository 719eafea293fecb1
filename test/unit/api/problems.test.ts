import { describe, expect, it } from 'vitest';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { memoryStores } from '../../memory-stores/index.ts';
import { keyed, openApi } from './harness.ts';

describe('a problem', () => {
  it('is told as RFC 9457 has it, for every wrong address and method', async () => {
    const harness = await openApi();
    const cases = [
      ['GET', '/v1/nothing', 404, undefined],
      ['GET', '/nothing', 404, undefined],
      ['GET', '/v1/cases/', 400, undefined],
      ['GET', '/v1/intake', 405, 'POST'],
      ['PUT', '/v1/cases/c1', 405, 'GET, HEAD'],
      ['DELETE', '/hooks/acme-fb', 405, 'GET, POST'],
      ['OPTIONS', '/v1/mentions', 405, 'GET, HEAD'],
      ['PATCH', '/v1/dead-letters/poll/1', 405, 'DELETE, GET, HEAD'],
      ['GET', '/%zz', 400, undefined],
      ['GET', `/v1/cases/${'x'.repeat(600)}`, 400, undefined],
    ] as const;
    for (const [method, url, status, allow] of cases) {
      const response = await harness.ask(method, url);
      expect([method, url.slice(0, 30), response.status, response.headers['allow']]).toEqual([
        method,
        url.slice(0, 30),
        status,
        allow,
      ]);
      expect(response.headers['content-type']).toBe('application/problem+json');
      expect(response.json()).toMatchObject({
        type: expect.stringMatching(/^urn:earshot:problem:/),
        title: expect.any(String),
        status,
        detail: expect.any(String),
      });
    }
  });

  it('answers HEAD as GET without a body', async () => {
    const harness = await openApi();
    const response = await harness.ask('HEAD', '/healthz');
    expect([response.status, response.body]).toEqual([200, '']);
  });

  it('is ours when something unforeseen happens, and tells nothing of it but where to look', async () => {
    const stores = memoryStores();
    stores.mentions.get = async () => {
      throw new TypeError('secret text of Jo');
    };
    const harness = await openApi({ stores });
    const response = await harness.ask('GET', '/v1/mentions/m1');
    expect(response.status).toBe(500);
    expect(response.body).not.toMatch(/secret|TypeError|\.ts/);
    expect(harness.logged.join()).toContain('TypeError');
    expect(harness.logged.join()).not.toContain('secret text');
  });

  it('is 503 with Retry-After when the store or the queue does not answer', async () => {
    const stores = memoryStores();
    stores.mentions.get = stores.ping = async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7:27017');
    };
    const harness = await openApi({ stores });
    const response = await harness.ask('GET', '/v1/mentions/m1');
    expect([response.status, response.headers['retry-after']]).toEqual([503, '5']);
    expect(response.body).not.toContain('10.0.0.7');
    const ready = await harness.send({ url: '/readyz' });
    expect([ready.status, ready.json()]).toMatchObject([
      503,
      {
        ready: false,
        checks: [
          { kind: 'store', ok: false },
          { kind: 'queue', ok: true },
        ],
      },
    ]);
    expect((await harness.send({ url: '/healthz' })).status).toBe(200);
  });

  it('is 503 when an error says to try again', async () => {
    const stores = memoryStores();
    stores.cases.get = async () => {
      throw new RemedyError({ remedy: 'retry', code: 'unreachable', message: 'no answer' });
    };
    const harness = await openApi({ stores });
    expect((await harness.ask('GET', '/v1/cases/c1')).status).toBe(503);
  });

  it('is 503 when the answer takes too long', async () => {
    const stores = memoryStores();
    stores.cases.get = () => new Promise(() => {});
    const harness = await openApi({ stores, limits: { answerWithinMs: 20 } });
    expect((await harness.ask('GET', '/v1/cases/c1')).status).toBe(503);
  });

  it('comes with headers that keep a browser from being led astray', async () => {
    const harness = await openApi();
    const { headers } = await harness.ask('GET', '/v1/me');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('does not let a wrong key be told from a right one by a body', async () => {
    const harness = await openApi();
    const big = 'x'.repeat(12 * 1_048_576);
    const wrong = await harness.send({
      method: 'POST',
      url: '/v1/intake',
      headers: { ...keyed, authorization: 'Bearer no', 'content-type': 'application/json' },
      body: big,
    });
    expect(wrong.status).toBe(401);
  });
});
