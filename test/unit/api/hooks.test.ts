import { beforeEach, describe, expect, it } from 'vitest';
import type { RawRequest } from '../../../src/ports/connector.ts';
import { openApi, type Harness } from './harness.ts';

describe('/hooks/:connection', () => {
  let harness: Harness;
  let seen: RawRequest | undefined;
  beforeEach(async () => {
    harness = await openApi();
    seen = undefined;
  });
  const deliver = (body: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    harness.send({ method: 'POST', url: '/hooks/acme-fb', headers, body });

  it('hands the connector the bytes as they came, whatever they are', async () => {
    harness.webhook = { type: 'accept', payloads: [{}] };
    const bytes = Buffer.from([0x7b, 0x20, 0xff, 0x00, 0x7d]);
    const response = await deliver(bytes, { 'content-type': 'application/json', 'X-Hub-Signature-256': 'sha256=abc' });
    expect(response.status).toBe(200);
    expect(response.json()).toEqual({});
    seen = harness.taken[0]?.items[0] as RawRequest;
    expect(Buffer.from(seen.body)).toEqual(bytes);
    expect(seen).toMatchObject({ method: 'POST', headers: { 'x-hub-signature-256': 'sha256=abc' } });
  });

  it('takes deliveries of any media type, and of none', async () => {
    expect((await deliver('a=b', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(200);
    expect((await deliver('plain', {})).status).toBe(200);
  });

  it('answers with what the network expects, where it expects something', async () => {
    harness.webhook = { type: 'accept', payloads: [{}], body: '{"confirmation_code":"ab12"}', contentType: 'application/json' };
    const response = await deliver('signed_request=x');
    expect(response.json()).toEqual({ confirmation_code: 'ab12' });
    expect(response.headers['content-type']).toContain('application/json');
  });

  it('answers a challenge with its text', async () => {
    harness.webhook = { type: 'challenge', body: '1158201444', contentType: 'text/plain' };
    const response = await harness.send({ url: '/hooks/acme-fb?hub.mode=subscribe&hub.challenge=1158201444&a=1&a=2' });
    expect([response.status, response.body]).toEqual([200, '1158201444']);
    expect(response.headers['content-type']).toContain('text/plain');
  });

  it('refuses as the connector says', async () => {
    harness.webhook = { type: 'refuse', status: 401, reason: 'the signature does not fit the body' };
    const response = await deliver('{}');
    expect(response.status).toBe(401);
    expect(response.json()).toMatchObject({ code: 'webhook-refused', detail: 'the signature does not fit the body' });
  });

  it('answers 503 when the delivery could not be stored, so that the network sends it again', async () => {
    harness.webhook = null;
    const response = await deliver('{}');
    expect([response.status, response.headers['retry-after']]).toEqual([503, '5']);
  });

  it('knows no other connections', async () => {
    expect((await harness.send({ method: 'POST', url: '/hooks/nobody', body: '{}' })).status).toBe(404);
  });

  it('refuses more than 5 MB', async () => {
    expect((await deliver(Buffer.alloc(6 * 1_048_576))).status).toBe(413);
  });
});
