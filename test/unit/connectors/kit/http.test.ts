import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../../../connectors/kit/http.ts';

let server: Server | undefined;

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
  const address = started.address() as AddressInfo;
  return `http://127.0.0.1:${address.port}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

afterEach(async () => {
  const started = server;
  server = undefined;
  if (started === undefined) return;
  started.closeAllConnections();
  await new Promise((done) => started.close(done));
});

const http = createHttp({ allowPrivate: true });

describe('outgoing HTTP', () => {
  it('gives every status back as an answer, with its headers and body', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(503, { 'Retry-After': '7', 'Set-Cookie': ['a=1', 'b=2'] }).end('{"busy":true}');
    });
    const answer = await http.send({ method: 'GET', url });
    expect(answer.status).toBe(503);
    expect(answer.headers).toMatchObject({ 'retry-after': '7', 'set-cookie': 'a=1, b=2' });
    expect(answer.json()).toEqual({ busy: true });
  });

  it('encodes the query and keeps one that the address has', async () => {
    let seen = '';
    const url = await serve((request, response) => {
      seen = request.url ?? '';
      response.end('{}');
    });
    await http.send({ method: 'GET', url: `${url}/p?x=1#part`, query: { fields: 'a{b,c}', q: 'ü & +', n: 3, none: undefined } });
    expect(seen).toBe('/p?x=1&fields=a%7Bb%2Cc%7D&q=%C3%BC%20%26%20%2B&n=3');
  });

  it('sends an object as JSON, a string and bytes as they are', async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push(`${request.headers['content-type'] ?? 'none'} ${body}`);
        response.end();
      });
    });
    await http.send({ method: 'POST', url, body: { a: 'é' } });
    await http.send({ method: 'POST', url, body: 'a=1', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    await http.send({ method: 'PUT', url, body: new Uint8Array([104, 105]), headers: { 'content-type': 'text/plain' } });
    expect(seen).toEqual(['application/json {"a":"é"}', 'application/x-www-form-urlencoded a=1', 'text/plain hi']);
  });

  it('does not follow a redirect', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    await expect(http.send({ method: 'GET', url })).resolves.toMatchObject({ status: 302 });
  });

  it('says that an answer which is no JSON is none, without quoting it', async () => {
    const url = await serve((_request, response) => response.end('<html>private words</html>'));
    const answer = await http.send({ method: 'GET', url });
    expect(() => answer.json()).toThrow(expect.objectContaining({ code: 'not-json', remedy: 'retry' }));
    expect(() => answer.json()).not.toThrow(/private words/);
  });

  it('keeps the digits of long ids', async () => {
    const url = await serve((_request, response) => response.end('{"id":12345678901234567890}'));
    expect((await http.send({ method: 'GET', url })).json()).toEqual({ id: '12345678901234567890' });
  });

  it('takes no more than it was told to, unpacked', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(1_000_000)));
    });
    await expect(http.send({ method: 'GET', url, maxBytes: 50_000 })).rejects.toMatchObject({
      code: 'too-large',
      remedy: 'retry',
    });
  });

  it('gives up an exchange that takes too long, also in the middle of the body', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200);
      response.write('{');
    });
    await expect(http.send({ method: 'GET', url, timeoutMs: 80 })).rejects.toMatchObject({ code: 'timeout', remedy: 'retry' });
  });

  it('reports a connection that breaks off in the middle of the body', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    await expect(http.send({ method: 'GET', url })).rejects.toMatchObject({ code: 'unreachable', remedy: 'retry' });
  });

  it('ends at once with the reason of the signal', async () => {
    const stop = new AbortController();
    const url = await serve(() => stop.abort(new Error('shutting down')));
    await expect(http.send({ method: 'GET', url, signal: stop.signal, timeoutMs: 600_000 })).rejects.toThrow('shutting down');
    await expect(http.send({ method: 'GET', url, signal: stop.signal })).rejects.toThrow('shutting down');
  });

  it('names no token when the network cannot be reached', async () => {
    const url = await serve((_request, response) => response.destroy());
    const failure: unknown = await http
      .send({ method: 'GET', url, query: { access_token: 's3cret' }, headers: { authorization: 'Bearer s3cret' } })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unreachable' });
    expect(inspect(failure, { depth: 10 })).not.toContain('s3cret');
  });

  it('refuses private addresses unless they are allowed, by number and by name', async () => {
    const url = await serve((_request, response) => response.end('secret'));
    const guarded = createHttp({ allowPrivate: false });
    const port = new URL(url).port;
    for (const target of [url, `http://localhost:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`]) {
      await expect(guarded.send({ method: 'GET', url: target })).rejects.toMatchObject({
        code: 'forbidden-address',
        remedy: 'give-up',
      });
    }
    await expect(http.send({ method: 'GET', url: `http://localhost:${port}/` })).resolves.toMatchObject({ status: 200 });
  });
});
