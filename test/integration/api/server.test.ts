import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeItem } from '../../factories.ts';
import { KEY, openApi, type Harness } from '../../unit/api/harness.ts';
import { speak } from './support.ts';

describe('over a real socket', () => {
  let harness: Harness;
  let url: string;
  beforeAll(async () => {
    harness = await openApi();
    url = await harness.api.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => harness.api.close());

  const head = (lines: readonly string[]): string =>
    [...lines, 'Host: 127.0.0.1', `Authorization: Bearer ${KEY}`, '', ''].join('\r\n');

  it('says where it serves, and nothing once it is closed', async () => {
    const other = await openApi();
    expect(other.api.address()).toBeNull();
    const address = await other.api.listen({ port: 0, host: '127.0.0.1' });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(other.api.address()).toBe(address);
    await other.api.close();
    expect(other.api.address()).toBeNull();
  });

  it.each([
    ['no HTTP at all', 'hello there\r\n\r\n', 400],
    ['a method that does not exist', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['two lengths', 'POST /v1/intake HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc', 400],
    [
      'a length and chunks',
      'POST /v1/intake HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
  ])('refuses %s with a problem document, and hangs up', async (_name, bytes, status) => {
    const heard = await speak(url, bytes);
    expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(heard).toContain('Content-Type: application/problem+json');
  });

  it('refuses a request without Host', async () => {
    expect(await speak(url, 'GET /healthz HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  });

  it('answers 413 to one who has announced too much, and lets them finish', async () => {
    const size = 11 * 1_048_576;
    const request = head(['POST /v1/intake HTTP/1.1', 'Content-Type: application/json', `Content-Length: ${size}`]);
    const next = head(['GET /healthz HTTP/1.1', 'Connection: close']);
    const heard = await speak(url, Buffer.concat([Buffer.from(request), Buffer.alloc(size, 0x20), Buffer.from(next)]));
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toContain('"code":"too-large"');
    expect(heard).toContain('HTTP/1.1 200 OK');
  });

  it('answers 413 to one who never said how much it would be', async () => {
    const chunk = Buffer.alloc(1_048_576, 0x20);
    const chunks = Array.from({ length: 12 }, () =>
      Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]),
    );
    const request = head(['POST /v1/intake HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked']);
    const next = head(['GET /healthz HTTP/1.1', 'Connection: close']);
    const heard = await speak(url, Buffer.concat([Buffer.from(request), ...chunks, Buffer.from('0\r\n\r\n'), Buffer.from(next)]));
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toContain('HTTP/1.1 200 OK');
  });

  it('takes a batch of nearly 10 MB', async () => {
    const items = Array.from({ length: 100 }, () => makeItem({ text: 'x'.repeat(99_000) }));
    const response = await fetch(`${url}/v1/intake`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ connection: 'acme-own', items }),
    });
    expect([response.status, await response.json()]).toMatchObject([202, { accepted: 100 }]);
  });

  it('has room for the next body once one was answered', async () => {
    const narrow = await openApi({ limits: { bodyBytesInFlight: 10 } });
    const address = await narrow.api.listen({ port: 0, host: '127.0.0.1' });
    const send = () =>
      fetch(`${address}/v1/intake`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ connection: 'acme-own', items: [makeItem()] }),
      });
    for (let count = 0; count < 3; count += 1) {
      const response = await send();
      expect(response.status).toBe(202);
      await response.text();
    }
    await narrow.api.close();
  });

  it('goes on serving after a client hung up in the middle of a body', async () => {
    const { hostname, port } = new URL(url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          head(['POST /v1/intake HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 1000']) + '{"connection":',
        );
        socket.destroy();
      });
      socket.on('close', () => resolve());
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('keeps the connection after a refusal', async () => {
    const bad = head(['POST /v1/intake HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 1']) + '{';
    const heard = await speak(url, bad + head(['GET /healthz HTTP/1.1', 'Connection: close']));
    expect(heard.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400', 'HTTP/1.1 200']);
  });

  it('refuses a port that is taken, with an error', async () => {
    const other = await openApi();
    await expect(other.api.listen({ port: Number(new URL(url).port), host: '127.0.0.1' })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await other.api.close();
  });
});
