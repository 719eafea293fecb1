import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../../src/api/index.ts';
import { isCrossSite, isLocal } from '../../../src/api/auth/loopback.ts';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { InjectedRequest, InjectedResponse } from '../../../src/api/index.ts';
import { KEY, openApi, type Harness } from './harness.ts';

const away = { address: '203.0.113.9' };

describe('passwords', () => {
  it('are kept as Argon2id hashes that only the password opens', async () => {
    const hash = await hashPassword('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('correct horse', hash)).toBe(true);
    expect(await verifyPassword('correct hors', hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
    expect(await verifyPassword('x', 'no hash at all')).toBe(false);
    expect(await hashPassword('correct horse')).not.toBe(hash);
  });
});

describe('keys', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await openApi();
  });
  const me = (authorization: string) => harness.send({ url: '/v1/me', headers: { authorization }, ...away });

  it('open the door: the first one with every right, others with theirs', async () => {
    const key = {
      id: 'k',
      kind: 'key' as const,
      name: 'Robot',
      roles: ['service' as const],
      secretHash: sha256('robot-key'),
      createdAt: '',
      disabledAt: null,
    };
    await harness.deps.stores.accounts.put(key);
    expect((await me(`Bearer ${KEY}`)).json()).toMatchObject({ id: 'service', sample: false, version: '1.2.3' });
    expect((await me('bearer robot-key')).json()).toMatchObject({ id: 'k', name: 'Robot', roles: ['service'] });
    await harness.deps.stores.accounts.put({ ...key, disabledAt: '2026-01-01T00:00:00.000Z' });
    expect((await me('Bearer robot-key')).status).toBe(401);
  });

  it.each(['Bearer', 'Bearer ', 'Bearer wrong', 'Basic dXNlcjpwYXNz', KEY, `Bearer ${KEY} x`, `Bearer ${'x'.repeat(600)}`])(
    'do not open it when wrong: %.30s',
    async (header) => {
      const response = await me(header);
      expect(response.status).toBe(401);
      expect(response.headers['www-authenticate']).toContain('Bearer');
      expect(response.body).not.toContain(KEY);
    },
  );

  it('are no empty text', async () => {
    harness = await openApi({ secretOptions: { apiKey: '' } });
    expect((await me('Bearer ')).status).toBe(401);
  });
});

describe('signing in', () => {
  let harness: Harness;
  const credentials = { email: 'kim@acme.example', password: 'correct horse' };
  beforeEach(async () => {
    harness = await openApi({ limits: { signInsPerMinute: 5, failedSignIns: 3 } });
    const secretHash = await hashPassword(credentials.password);
    const person = {
      id: 'kim@acme.example',
      kind: 'person' as const,
      name: 'Kim',
      roles: ['agent' as const],
      secretHash,
      createdAt: '',
      disabledAt: null,
    };
    await harness.deps.stores.accounts.put(person);
  });
  const signIn = (body: object, headers: Record<string, string> = {}, address = '203.0.113.9') =>
    harness.send({ method: 'POST', url: '/v1/sign-in', body, headers, address });
  const cookieOf = (response: InjectedResponse): string => String(response.headers['set-cookie']);
  const withCookie = async (): Promise<{ cookie: string; csrf: string }> => {
    const cookie = cookieOf(await signIn(credentials)).split(';', 1)[0] ?? '';
    const me = (await harness.send({ url: '/v1/me', headers: { cookie }, ...away })).json() as { csrf: string };
    return { cookie, csrf: me.csrf };
  };
  const send = (request: InjectedRequest) => harness.send({ ...request, ...away });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const response = await signIn(credentials);
    expect(response.status).toBe(204);
    expect(cookieOf(response)).toMatch(/^earshot=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    const secure = await openApi({ stores: harness.deps.stores, secretOptions: { secureCookies: true } });
    expect(cookieOf(await secure.send({ method: 'POST', url: '/v1/sign-in', body: credentials }))).toMatch(/; Secure$/);
  });

  it('takes the e-mail address in any case', async () => {
    expect((await signIn({ ...credentials, email: ' KIM@acme.example ' })).status).toBe(204);
  });

  it('needs the CSRF token for changes, and none to look', async () => {
    const { cookie, csrf } = await withCookie();
    expect((await send({ url: '/v1/cases', headers: { cookie } })).status).toBe(200);
    expect((await send({ method: 'POST', url: '/v1/sign-out', headers: { cookie } })).json()).toMatchObject({
      status: 403,
      code: 'csrf',
    });
    expect((await send({ method: 'POST', url: '/v1/sign-out', headers: { cookie, 'x-csrf-token': 'guess' } })).status).toBe(403);
    expect((await send({ method: 'POST', url: '/v1/sign-out', headers: { cookie, 'x-csrf-token': csrf } })).status).toBe(204);
    expect((await send({ url: '/v1/me', headers: { cookie } })).status).toBe(401);
  });

  it('ends after twelve hours', async () => {
    const { cookie } = await withCookie();
    harness.now += 12 * 3_600_000;
    expect((await send({ url: '/v1/me', headers: { cookie } })).status).toBe(401);
  });

  it('ends when the account is switched off', async () => {
    const { cookie } = await withCookie();
    const [account] = await harness.deps.stores.accounts.list();
    if (account) await harness.deps.stores.accounts.put({ ...account, disabledAt: '2026-01-01T00:00:00.000Z' });
    expect((await send({ url: '/v1/me', headers: { cookie } })).status).toBe(401);
    expect((await signIn(credentials)).status).toBe(401);
  });

  it('keeps neither the cookie nor the password in the store', async () => {
    const { cookie } = await withCookie();
    const value = cookie.slice('earshot='.length);
    expect(await harness.deps.stores.signIns.get(value)).toBeUndefined();
    expect(await harness.deps.stores.signIns.get(sha256(value))).toMatchObject({ account: 'kim@acme.example' });
  });

  it('says the same for a wrong password and for a person nobody knows', async () => {
    const wrong = await signIn({ ...credentials, password: 'wrong' });
    const nobody = await signIn({ ...credentials, email: 'nobody@acme.example' });
    expect([wrong.status, wrong.body]).toEqual([401, nobody.body]);
  });

  it('makes an account wait after a few wrong passwords, whoever tries, and the right one then too', async () => {
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect((await signIn({ ...credentials, password: 'wrong' }, {}, `198.51.100.${attempt}`)).status).toBe(401);
    const response = await signIn(credentials, {}, '198.51.100.9');
    expect([response.status, response.headers['retry-after']]).toEqual([429, '300']);
    harness.now += 300_000;
    expect((await signIn(credentials, {}, '198.51.100.9')).status).toBe(204);
  });

  it('makes an address wait after many tries', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ email: `a${attempt}@acme.example`, password: 'wrong' });
    const response = await signIn(credentials);
    expect(response.status).toBe(429);
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
    expect(response.headers['content-type']).toBe('application/problem+json');
  });

  it('is refused to pages of other sites', async () => {
    expect((await signIn(credentials, { origin: 'https://evil.example', host: 'earshot.example' })).status).toBe(403);
  });
});

describe('the guest of the sample', () => {
  const sample = () => ({ played: 1, total: 600, finished: false });

  it('is whoever asks on this machine, and nobody else', async () => {
    const harness = await openApi({ sample });
    const from = (address: string, headers: Record<string, string> = {}) =>
      harness.send({ url: '/v1/me', headers: { host: '127.0.0.1:3000', ...headers }, address });
    expect((await from('127.0.0.1')).json()).toMatchObject({
      id: 'guest',
      roles: ['agent', 'supervisor', 'brand-manager'],
      sample: true,
    });
    expect((await from('::1', { host: 'localhost:3000' })).status).toBe(200);
    expect((await from('203.0.113.9')).status).toBe(401);
    expect((await from('127.0.0.1', { host: 'evil.example:3000' })).status).toBe(401);
    expect((await from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
  });

  it('may not act for a page of another site', async () => {
    const harness = await openApi({ sample });
    const post = (headers: Record<string, string>) =>
      harness.send({
        method: 'POST',
        url: '/v1/cases/x/claim',
        headers: { host: 'localhost:3000', 'if-match': '"1"', ...headers },
        body: {},
        address: '127.0.0.1',
      });
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ origin: 'http://localhost:3000' })).status).toBe(404);
    expect((await post({})).status).toBe(404);
  });

  it('is nobody once there is a configuration', async () => {
    const harness = await openApi();
    expect((await harness.send({ url: '/v1/me', headers: { host: 'localhost' }, address: '127.0.0.1' })).status).toBe(401);
  });

  it.each([
    ['127.0.0.1', 'localhost', true],
    ['::ffff:127.0.0.1', '[::1]:3000', true],
    ['127.8.9.1', 'LOCALHOST:80', true],
    ['127.0.0.1', 'desk.localhost', true],
    ['127.0.0.1', 'localhost.evil.example', false],
    ['127.0.0.1', '127.0.0.1.evil.example', false],
    ['127.0.0.1', '', false],
    ['10.0.0.1', 'localhost', false],
    ['::ffff:10.0.0.1', 'localhost', false],
  ])('from %s asking for %j is local: %s', (address, host, local) => {
    expect(isLocal({ address, headers: { host } })).toBe(local);
  });

  it.each([
    [{}, false],
    [{ origin: 'http://a.example', host: 'a.example' }, false],
    [{ origin: 'http://a.example:81', host: 'a.example' }, true],
    [{ origin: 'nonsense', host: 'a.example' }, true],
    [{ 'sec-fetch-site': 'same-site' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://public.example', host: 'inner:3000' }, false],
  ])('a request with %j is cross-site: %s', (headers, crossSite) => {
    expect(isCrossSite(headers as Record<string, string>)).toBe(crossSite);
  });
});

describe('metrics', () => {
  it('are given to this machine and to keys, not to strangers', async () => {
    const harness = await openApi();
    expect((await harness.send({ url: '/metrics', headers: { host: 'localhost' }, address: '127.0.0.1' })).body).toContain(
      'earshot_up 1',
    );
    expect((await harness.send({ url: '/metrics', ...away })).status).toBe(401);
    expect((await harness.ask('GET', '/metrics')).status).toBe(200);
  });
});

describe('many requests', () => {
  it('of one person are slowed down; a key’s are not', async () => {
    const harness = await openApi({ sample: () => ({ played: 0, total: 0, finished: true }), limits: { requestsPerMinute: 3 } });
    const asGuest = () => harness.send({ url: '/v1/me', headers: { host: 'localhost' }, address: '127.0.0.1' });
    for (let count = 0; count < 3; count += 1) expect((await asGuest()).status).toBe(200);
    const refused = await asGuest();
    expect([refused.status, refused.headers['content-type']]).toEqual([429, 'application/problem+json']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    for (let count = 0; count < 6; count += 1) expect((await harness.ask('GET', '/v1/me')).status).toBe(200);
    for (let count = 0; count < 6; count += 1) expect((await harness.send({ url: '/healthz' })).status).toBe(200);
  });
});
