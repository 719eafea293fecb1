import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../../connectors/facebook/index.ts';
import { openSignedRequest } from '../../../../connectors/facebook/signed-request.ts';
import { splitBody, webhook } from '../../../../connectors/facebook/webhook.ts';
import type { RawRequest } from '../../../../src/ports/connector.ts';
import { sharedFixture } from '../../../fixtures.ts';
import { testContext } from '../../../networks/facebook/context.ts';

const context = testContext({ apiBaseUrl: 'http://127.0.0.1:9' });
const body = JSON.stringify({ object: 'page', entry: [{ id: '1', time: 1, changes: [{ field: 'feed', value: { id: 1 } }] }] });
const sign = (bytes: string | Uint8Array, secret = 'app-secret'): string =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

function post(bytes: string | Uint8Array, headers: Readonly<Record<string, string>>): RawRequest {
  return { method: 'POST', query: {}, headers, body: Buffer.from(bytes) };
}

describe('the subscription challenge', () => {
  const ask = (query: Readonly<Record<string, string>>) =>
    webhook(context, { method: 'GET', query, headers: {}, body: new Uint8Array() });

  it('is answered as plain text when the token is right', async () => {
    await expect(
      ask({ 'hub.mode': 'subscribe', 'hub.verify_token': 'verify-word', 'hub.challenge': '1158201444' }),
    ).resolves.toEqual({
      type: 'challenge',
      body: '1158201444',
      contentType: 'text/plain',
    });
  });

  it.each([
    [{ 'hub.mode': 'subscribe', 'hub.verify_token': 'wrong', 'hub.challenge': '1' }, 403],
    [{ 'hub.mode': 'subscribe', 'hub.challenge': '1' }, 403],
    [{ 'hub.verify_token': 'verify-word', 'hub.challenge': '1' }, 400],
    [{ 'hub.mode': 'subscribe', 'hub.verify_token': 'verify-word' }, 400],
    [{ 'hub.mode': 'subscribe', 'hub.verify_token': 'verify-word', 'hub.challenge': 'a\r\nb' }, 400],
  ])('%j is refused with %i', async (query, status) => {
    await expect(ask(query)).resolves.toMatchObject({ type: 'refuse', status });
  });

  it('is refused while no verify token is configured', async () => {
    const bare = testContext({ apiBaseUrl: 'http://127.0.0.1:9', settings: { verifyToken: undefined } });
    const request: RawRequest = {
      method: 'GET',
      query: { 'hub.mode': 'subscribe', 'hub.verify_token': '' },
      headers: {},
      body: new Uint8Array(),
    };
    await expect(webhook(bare, request)).resolves.toMatchObject({ type: 'refuse', status: 403 });
  });
});

describe('events', () => {
  it('are accepted when the raw bytes are signed', async () => {
    await expect(webhook(context, post(body, { 'x-hub-signature-256': sign(body) }))).resolves.toEqual({
      type: 'accept',
      payloads: [JSON.parse(body)],
    });
  });

  it('are handed on one by one', async () => {
    const two = JSON.stringify({ object: 'page', entry: [{ id: '1', time: 1, messaging: [{ read: {} }, { delivery: {} }] }] });
    const answer = await webhook(context, post(two, { 'x-hub-signature-256': sign(two) }));
    expect(answer.type === 'accept' ? answer.payloads : []).toHaveLength(2);
  });

  it('keep the digits of long ids', async () => {
    const long =
      '{"object":"page","entry":[{"id":12345678901234567890,"time":1,"messaging":[{"sender":{"id":10201978818232601}}]}]}';
    await expect(webhook(context, post(long, { 'x-hub-signature-256': sign(long) }))).resolves.toMatchObject({
      payloads: [{ entry: [{ id: '12345678901234567890', messaging: [{ sender: { id: '10201978818232601' } }] }] }],
    });
  });

  it.each([
    ['nothing', {}],
    ['SHA-1 only', { 'x-hub-signature': `sha1=${createHmac('sha1', 'app-secret').update(body).digest('hex')}` }],
    ['another secret', { 'x-hub-signature-256': sign(body, 'other') }],
    ['another body', { 'x-hub-signature-256': sign(`${body} `) }],
    ['no hexadecimal', { 'x-hub-signature-256': 'sha256=zzzz' }],
  ])('signed with %s are refused', async (_how, headers) => {
    await expect(webhook(context, post(body, headers))).resolves.toMatchObject({ type: 'refuse', status: 401 });
  });

  it('are refused while no app secret is configured', async () => {
    const bare = testContext({ apiBaseUrl: 'http://127.0.0.1:9', settings: { appSecret: undefined } });
    await expect(webhook(bare, post(body, { 'x-hub-signature-256': sign(body, '') }))).resolves.toMatchObject({
      type: 'refuse',
      status: 403,
    });
  });

  it.each(['', '{', '[1]', '"text"', '{"a":'.repeat(300), Buffer.from('{"a":"\u00ff"}', 'latin1')])(
    '%j, though signed, is refused as unreadable',
    async (bytes) => {
      await expect(webhook(context, post(bytes, { 'x-hub-signature-256': sign(bytes) }))).resolves.toMatchObject({
        type: 'refuse',
        status: 400,
      });
    },
  );

  it('sent together are handed on one by one, so that a broken one stands alone', () => {
    const value = { item: 'comment', verb: 'add', comment_id: '1_2', post_id: '1_1', message: 'x', created_time: 1_790_000_000 };
    const parts = splitBody({
      object: 'page',
      entry: [
        { id: '1', time: 5, changes: [{ field: 'feed', value }, 'broken'], messaging: [{ read: {} }] },
        { id: '2', time: 6, standby: [{ delivery: {} }] },
      ],
    });
    const results = parts.map((part) => {
      try {
        const { mentions, ignored } = facebookConnector.normalise(part, { ownAccounts: new Set() });
        return [...mentions.map(({ kind }) => kind), ...ignored.map(({ reason }) => reason)].join();
      } catch {
        return 'broken';
      }
    });
    expect(results).toEqual(['comment', 'broken', 'read', 'delivery']);
  });

  it('are all there after they were taken apart', () => {
    const list = fc.array(fc.record({ n: fc.integer() }), { maxLength: 4 });
    const entry = fc.record({ id: fc.string(), changes: list, messaging: list, standby: list }, { requiredKeys: ['id'] });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        const count = (parts: readonly unknown[]): number => JSON.stringify(parts).split('"n":').length - 1;
        expect(count(splitBody({ object: 'page', entry: entries }))).toBe(count(entries));
      }),
    );
  });
});

describe('the data deletion callback', () => {
  const encode = (text: string): string => Buffer.from(text).toString('base64url');
  const signed = (payload: unknown, secret = 'app-secret'): string => {
    const encoded = encode(JSON.stringify(payload));
    return `${createHmac('sha256', secret).update(encoded).digest('base64url')}.${encoded}`;
  };
  const form = (signedRequest: string): RawRequest =>
    post(new URLSearchParams({ signed_request: signedRequest }).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });

  it('becomes a payload that removes the author', async () => {
    const answer = await webhook(
      context,
      form(signed({ algorithm: 'HMAC-SHA256', user_id: '218471', issued_at: 1_790_000_000 })),
    );
    expect(answer).toMatchObject({ type: 'accept' });
    const payloads = answer.type === 'accept' ? answer.payloads : [];
    expect(payloads.map((payload) => facebookConnector.normalise(payload, { ownAccounts: new Set() }))).toEqual([
      { mentions: [], removed: [], removedAuthors: ['218471'], ignored: [] },
    ]);
  });

  it('answers with a code and an address that says how the deletion stands, the same for the same person', async () => {
    const answerTo = async (user_id: string, headers: Record<string, string>) => {
      const request = form(signed({ algorithm: 'HMAC-SHA256', user_id }));
      const answer = await webhook(context, { ...request, headers: { ...request.headers, ...headers } });
      if (answer.type !== 'accept') throw new Error(`not accepted: ${answer.type}`);
      expect(answer.contentType).toBe('application/json');
      return JSON.parse(answer.body ?? '') as { readonly url?: string; readonly confirmation_code: string };
    };
    const first = await answerTo('218471', { host: 'earshot.example' });
    expect(first.url).toBe(`https://earshot.example/hooks/${context.connection}?deletion=${first.confirmation_code}`);
    expect(first.confirmation_code).not.toContain('218471');
    const behindProxy = await answerTo('218471', { host: '10.0.0.7:3000', 'x-forwarded-host': 'care.acme.example' });
    expect(behindProxy).toEqual({ ...first, url: first.url?.replace('earshot.example', 'care.acme.example') });
    expect((await answerTo('5', { host: 'earshot.example' })).confirmation_code).not.toBe(first.confirmation_code);
    expect(await answerTo('218471', { host: 'a b"><' })).toEqual({ confirmation_code: first.confirmation_code });

    const ask = (deletion: string) =>
      webhook(context, { method: 'GET', query: { deletion }, headers: {}, body: new Uint8Array() });
    const shown = await ask(first.confirmation_code);
    expect(shown).toMatchObject({ type: 'challenge', contentType: 'text/plain; charset=utf-8' });
    for (const wrong of ['', 'x', '0'.repeat(40), `${first.confirmation_code}0`, first.confirmation_code.slice(0, 39)])
      expect(await ask(wrong)).toMatchObject({ type: 'refuse', status: 404 });
  });

  it.each([
    ['forged', signed({ algorithm: 'HMAC-SHA256', user_id: '1' }, 'other'), 401],
    ['without a person', signed({ algorithm: 'HMAC-SHA256' }), 400],
    ['of another algorithm', signed({ algorithm: 'none', user_id: '1' }), 400],
    ['of one part', 'abc', 400],
  ])('%s is refused', async (_what, signedRequest, status) => {
    await expect(webhook(context, form(signedRequest))).resolves.toMatchObject({ type: 'refuse', status });
  });

  it('takes both base64 alphabets, padded or not', () => {
    const payload = Buffer.from(JSON.stringify({ algorithm: 'HMAC-SHA256', user_id: '1', text: '???>>>' }));
    for (const encoded of [payload.toString('base64'), payload.toString('base64url')]) {
      const digest = createHmac('sha256', 's').update(encoded).digest();
      for (const signature of [digest.toString('base64'), digest.toString('base64url')]) {
        expect(openSignedRequest(`${signature}.${encoded}`, 's').type).toBe('valid');
      }
    }
  });

  const vectors = sharedFixture('signatures', 'vectors.json');
  it.runIf(vectors !== undefined)('agrees with the published vectors', () => {
    const rows = JSON.parse(readFileSync(vectors ?? '', 'utf8')) as readonly {
      secret: string;
      signed_request?: string;
      payload?: unknown;
    }[];
    const requests = rows.filter((row) => row.signed_request !== undefined);
    expect(requests).toHaveLength(2);
    for (const row of requests)
      expect(openSignedRequest(row.signed_request ?? '', row.secret)).toEqual({ type: 'valid', payload: row.payload });
  });
});
