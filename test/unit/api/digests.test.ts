import { beforeEach, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { makeDigestTokens } from '../../../src/app/share-tokens.ts';
import { jobSchemas } from '../../../src/ports/jobs.ts';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { MailSettings } from '../../../src/ports/settings.ts';
import { at, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const mail: MailSettings = {
  host: 'smtp.acme.example',
  port: 587,
  secure: 'starttls',
  user: 'earshot',
  password: 'correct horse battery',
  from: 'earshot@acme.example',
  allowPrivate: false,
};
const daily = { brand: 'acme', every: 'day', weekday: 1, at: '07:00', timeZone: 'Europe/London', language: 'en', enabled: true };
interface Listed {
  readonly items: readonly { readonly id: string; readonly nextAt: string | null; readonly lastAt: string | null }[];
  readonly mail: boolean;
}

describe('digests', () => {
  let harness: Harness;
  const as = (who: string) => ({ cookie: `earshot=${who}`, 'x-csrf-token': `csrf-${who}` });
  const ask = async (method: 'GET' | 'PUT' | 'POST', url: string, body?: object, who = 'ada') => {
    const response = await harness.send({ method, url, headers: as(who), address: '203.0.113.9', ...(body ? { body } : {}) });
    return { status: response.status, json: response.body === '' ? null : response.json() };
  };
  const put = async (items: readonly object[], who = 'ada') => {
    const { status, json } = await ask('PUT', '/v1/me/digests', { items }, who);
    return { status, json: json as Listed };
  };

  beforeEach(async () => {
    const bare = await openApi();
    harness = await openApi({ configuration: () => ({ ...bare.deps.configuration(), mail }) });
    for (const who of ['ada', 'eve']) {
      const account = { id: `${who}@acme.example`, kind: 'person' as const, name: who, roles: ['brand-manager' as const] };
      await harness.deps.stores.accounts.put({ ...account, secretHash: '', createdAt: '', disabledAt: null });
      const signIn = { id: sha256(who), account: account.id, csrf: `csrf-${who}`, createdAt: '', expiresAt: at(1e9) };
      await harness.deps.stores.signIns.put(signIn);
    }
  });

  it('are chosen, and know when they come', async () => {
    const { status, json } = await put([daily, { ...daily, brand: null, every: 'week', weekday: 5, enabled: false }]);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      mail: true,
      items: [
        { ...daily, nextAt: '2026-11-19T07:00:00.000Z', lastAt: null },
        { brand: null, every: 'week', nextAt: null },
      ],
    });
    expect((await ask('GET', '/v1/me/digests')).json).toEqual(json);
    expect((await ask('GET', '/v1/me/digests', undefined, 'eve')).json).toEqual({ items: [], mail: true });
  });

  it('stay due when they are saved again as they are, and move when they change', async () => {
    const [first] = (await put([daily])).json.items;
    harness.now = NOON + 30 * 3_600_000;
    const [same] = (await put([{ ...daily, id: first?.id, language: 'de' }])).json.items;
    expect(same).toMatchObject({ id: first?.id, nextAt: first?.nextAt });
    const [moved] = (await put([{ ...daily, id: first?.id, at: '20:00' }])).json.items;
    expect(moved?.nextAt).toBe('2026-11-19T20:00:00.000Z');
  });

  it('of others cannot be taken over', async () => {
    const [hers] = (await put([daily])).json.items;
    const [his] = (await put([{ ...daily, id: hers?.id }], 'eve')).json.items;
    expect(his?.id).not.toBe(hers?.id);
    expect((await ask('POST', `/v1/me/digests/${hers?.id}/send`, undefined, 'eve')).status).toBe(404);
  });

  it.each([
    [{ brand: 'nobody' }, 'items[0].brand'],
    [{ timeZone: 'Europe/Nowhere' }, 'items[0].timeZone'],
    [{ at: '24:00' }, 'items[0].at'],
    [{ weekday: 0 }, 'items[0].weekday'],
    [{ language: 'fr' }, 'items[0].language'],
    [{ to: 'eve@evil.example' }, 'items[0].to'],
  ])('are refused with %j', async (change, path) => {
    const response = await ask('PUT', '/v1/me/digests', { items: [{ ...daily, ...change }] });
    expect(response).toMatchObject({ status: 400, json: { errors: [{ path }] } });
  });

  it('are ten at most, and for people only', async () => {
    expect((await put(Array.from({ length: 11 }, () => daily))).status).toBe(400);
    expect((await harness.ask('PUT', '/v1/me/digests', { items: [] })).status).toBe(403);
  });

  it('can be looked at before', async () => {
    await harness.deps.stores.mentions.insert([makeMention({ id: 'a', externalId: 'a', postedAt: at(-24 * 3_600_000) })]);
    const wish = { brand: 'acme', every: 'day', timeZone: 'Europe/London', language: 'de' };
    const { status, json } = await ask('POST', '/v1/me/digests/preview', wish);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      subject: 'Tagesbericht: Acme Air, Di. 17. Nov. 2026',
      html: expect.stringContaining('Baggage'),
      text: expect.stringContaining('https://care.acme.example/brand?brand=acme&from=2026-11-17&to=2026-11-17'),
    });
  });

  it('go out when asked for, to the caller, and twice within a minute once', async () => {
    const [digest] = (await put([daily])).json.items;
    expect((await ask('POST', `/v1/me/digests/${digest?.id}/send`)).status).toBe(202);
    expect(harness.jobs.added).toMatchObject([
      { name: 'letter', data: { to: 'ada@acme.example', subject: 'Daily digest: Acme Air, Tue 17 Nov 2026', pictures: [] } },
    ]);
    expect((await ask('POST', '/v1/me/digests/nothing/send')).status).toBe(404);
  });

  describe('that nobody wants any more', () => {
    /** Without a sign-in, as mail programs and their readers come. */
    const open = (method: 'GET' | 'POST' | 'HEAD', url: string, body?: string, contentType?: string) =>
      harness.send({
        method,
        url: url.replace('https://care.acme.example', ''),
        address: '203.0.113.77',
        headers: contentType === undefined ? {} : { 'content-type': contentType },
        ...(body === undefined ? {} : { body }),
      });
    const sentWith = async (over: object = {}): Promise<{ readonly id: string; readonly url: string }> => {
      const [digest] = (
        await put([
          { ...daily, ...over },
          { ...daily, brand: null },
        ])
      ).json.items;
      await ask('POST', `/v1/me/digests/${digest?.id}/send`);
      const data = jobSchemas.letter.parse(harness.jobs.added.at(-1)?.data);
      expect(data.text).toContain(`: ${data.unsubscribe}`);
      return { id: digest?.id ?? '', url: data.unsubscribe ?? '' };
    };
    const kept = async () => (await harness.deps.stores.digests.of('ada@acme.example')).map(({ enabled }) => enabled);

    it('are not switched off by programs that follow links, but by the button of the page', async () => {
      const { url } = await sentWith();
      const page = await open('GET', url);
      await open('HEAD', url);
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.body).toContain('<form method="post">');
      expect(await kept()).toEqual([true, true]);
      const done = await open('POST', url, '', 'application/x-www-form-urlencoded');
      expect(done.status).toBe(200);
      expect(done.body).toContain('The digest is switched off');
      expect(await kept()).toEqual([false, true]);
      expect((await open('GET', url)).body).not.toContain('<form');
      expect((await ask('GET', '/v1/me/digests')).json).toMatchObject({ items: [{ enabled: false, nextAt: null }, {}] });
    });

    it.each([
      ['List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
      [
        '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
        'multipart/form-data; boundary=b',
      ],
    ])('are switched off at once by a mail program that posts %j', async (body, contentType) => {
      const { url } = await sentWith();
      expect((await open('POST', url, body, contentType)).status).toBe(200);
      expect((await open('POST', url, body, contentType)).status).toBe(200);
      expect(await kept()).toEqual([false, true]);
    });

    it('are left alone by links that this installation did not make, or that are gone', async () => {
      const { id, url } = await sentWith();
      const proof = url.split('.').at(-1) ?? '';
      const foreign = makeDigestTokens('another secret').tokenOf(id);
      const share = harness.deps.shareTokens.tokenOf(id);
      for (const token of [foreign, share, id, `${id}.`, `${id}.${proof}=`, `x${id}.${proof}`, '%00', 'a.b.c'])
        for (const method of ['GET', 'POST'] as const)
          expect((await open(method, `/u/${token}`)).status, `${method} ${token}`).toBe(404);
      expect(await kept()).toEqual([true, true]);
      await put([]);
      expect((await open('POST', url)).status).toBe(404);
      const asked = (language: string) =>
        harness.send({ url: `/u/${id}.x`, headers: { accept: 'text/html,*/*', 'accept-language': language } });
      expect(await asked('en-GB')).toMatchObject({ status: 404, body: expect.stringContaining('This link is not valid') });
      expect(await asked('de-DE')).toMatchObject({ status: 404, body: expect.stringContaining('Dieser Link gilt nicht') });
    });

    it('show a page in their language that runs nothing and fetches nothing', async () => {
      const { url } = await sentWith({ language: 'de' });
      const { body, headers } = await open('GET', url);
      expect(body).toContain('<html lang="de">');
      expect(body).toContain('Abschalten');
      expect(body).not.toMatch(/<script|src=|<link/u);
      const policy = String(headers['content-security-policy']);
      const [, hash] = /'sha256-([^']+)'/u.exec(policy) ?? [];
      const [, style] = /<style>([^<]*)<\/style>/u.exec(body) ?? [];
      expect(
        createHash('sha256')
          .update(style ?? '')
          .digest('base64'),
      ).toBe(hash);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
    });
  });

  it('cannot go out without a mail server, which is told', async () => {
    const without = await openApi({ stores: harness.deps.stores });
    const [digest] = (await put([daily])).json.items;
    const send = (method: 'GET' | 'POST', url: string) =>
      without.send({ method, url, headers: as('ada'), address: '203.0.113.9' });
    expect((await send('GET', '/v1/me/digests')).json()).toMatchObject({ mail: false });
    expect((await send('POST', `/v1/me/digests/${digest?.id}/send`)).json()).toMatchObject({
      status: 422,
      code: 'no-mail-server',
    });
    expect(without.jobs.added).toEqual([]);
  });

  it('leave the mail server’s secrets out of what settings show', async () => {
    const response = await harness.ask('GET', '/v1/settings');
    expect(response.status).toBe(200);
    expect(response.body).not.toContain('correct horse battery');
  });
});
