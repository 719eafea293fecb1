import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { xConnector } from '../../../../connectors/x/index.ts';
import { signatureOf } from '../../../../connectors/x/webhook.ts';
import type { RawRequest, WebhookAnswer } from '../../../../src/ports/connector.ts';
import { sharedFixture } from '../../../fixtures.ts';
import { xContext } from '../../../networks/x/context.ts';

const SECRET = 'a-secret-of-our-own';

async function call(
  request: Partial<RawRequest>,
  settings: object = { consumerSecret: SECRET },
): Promise<WebhookAnswer | undefined> {
  const context = xContext({ url: 'https://x.test', settings: { ...settings } });
  return xConnector.webhook?.(context, { method: 'POST', query: {}, headers: {}, body: new Uint8Array(), ...request });
}

function signed(text: string | Uint8Array): Partial<RawRequest> {
  const body = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { body, headers: { 'x-twitter-webhooks-signature': signatureOf(SECRET, body) } };
}

describe("X's webhook", () => {
  it('answers the challenge', async () => {
    const answer = await call(
      { method: 'GET', query: { crc_token: 'what do ya want for nothing?' } },
      { consumerSecret: 'Jefe' },
    );
    expect(answer).toEqual({
      type: 'challenge',
      contentType: 'application/json',
      body: '{"response_token":"sha256=W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM="}',
    });
  });

  const vectors = sharedFixture('signatures', 'vectors.json');
  it.runIf(vectors)('signs as the published vector says', () => {
    const all: unknown = JSON.parse(readFileSync(vectors ?? '', 'utf8'));
    const vector = Array.isArray(all) ? all.find((row: { for?: string }) => row.for === 'X webhooks v2') : undefined;
    expect(signatureOf(vector.secret, vector.message)).toBe(vector.response_token);
  });

  it('takes a signed body, with every digit of its ids', async () => {
    const answer = await call(signed('{"for_user_id":"1","tweet_delete_events":[{"status":{"id":2085000000000000257}}]}'));
    expect(answer).toEqual({
      type: 'accept',
      payloads: [{ for_user_id: '1', tweet_delete_events: [{ status: { id: '2085000000000000257' } }] }],
    });
  });

  it.each([
    ['a body without a signature', { body: new TextEncoder().encode('{}') }, 401, 'signature-missing'],
    ['a forged body', { ...signed('{}'), body: new TextEncoder().encode('{"a":1}') }, 403, 'signature-wrong'],
    [
      'a signature of another length',
      { ...signed('{}'), headers: { 'x-twitter-webhooks-signature': 'sha256=' } },
      403,
      'signature-wrong',
    ],
    ['a signed body that is no JSON', signed('not json'), 400, 'not-json'],
    ['a signed body that is no UTF-8', signed(new Uint8Array([0x22, 0xff, 0x22])), 400, 'not-utf8'],
    ['a challenge without a token', { method: 'GET' as const }, 400, 'crc-token-missing'],
  ])('refuses %s', async (_what, request, status, reason) => {
    expect(await call(request)).toEqual({ type: 'refuse', status, reason });
  });

  it('refuses everything without a consumer secret', async () => {
    expect(await call(signed('{}'), {})).toMatchObject({ type: 'refuse', status: 403, reason: 'consumer-secret-not-configured' });
  });
});
