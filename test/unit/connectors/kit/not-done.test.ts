import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AxiosError } from 'axios';
import { assertAddressAllowed, guardedLookup } from '../../../../connectors/kit/address-guard.ts';
import { address } from '../../../../connectors/kit/address.ts';
import { transportError } from '../../../../connectors/kit/http-errors.ts';
import { createHttp } from '../../../../connectors/kit/http.ts';
import { beforeSending } from '../../../../connectors/kit/not-done.ts';
import { remedyForStatus } from '../../../../connectors/kit/remedies.ts';
import { RemedyError } from '../../../../src/ports/remedy.ts';

const exchange = { method: 'POST', origin: 'https://network.example', timedOut: false, timeoutMs: 1000, maxBytes: 1000 };

function failed(code: string, syscall?: string): Error {
  return Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) });
}

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const place = server.address();
  await new Promise((done) => server.close(done));
  return typeof place === 'object' && place !== null ? place.port : 0;
}

describe('whether what was asked for certainly did not happen', () => {
  it.each([301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 410, 413, 415, 422, 426, 429, 451])(
    'is certain after %i',
    (status) => {
      expect(remedyForStatus({ status, headers: {}, what: 'it', now: 0 })).toMatchObject({ notDone: true, status });
    },
  );

  it.each([303, 408, 409, 425, 500, 501, 502, 503, 504, 507, 529])('is open after %i', (status) => {
    const headers = { 'retry-after': '5' };
    expect(remedyForStatus({ status, headers, what: 'it', now: 0 })).toMatchObject({ notDone: false, status });
  });

  it.each([
    ['a name that is not known', failed('ENOTFOUND', 'getaddrinfo')],
    ['a name that cannot be asked for', failed('EAI_AGAIN', 'getaddrinfo')],
    ['a refused connection', failed('ECONNREFUSED', 'connect')],
    ['a connection that never came about', failed('ETIMEDOUT', 'connect')],
    ['an unreachable network', failed('ENETUNREACH', 'connect')],
    [
      'several addresses none of which answered',
      new AggregateError([failed('ECONNREFUSED', 'connect'), failed('ENETUNREACH', 'connect')]),
    ],
  ])('is certain after %s', (_what, error) => {
    expect(transportError(error, exchange)).toMatchObject({ code: 'unreachable', notDone: true });
    expect(transportError(AxiosError.from(error, 'ERR_NETWORK'), exchange)).toMatchObject({ notDone: true });
  });

  it.each([
    ['a connection that was reset', failed('ECONNRESET', 'read')],
    ['a pipe that broke', failed('EPIPE', 'write')],
    ['a connection that went silent', failed('ETIMEDOUT', 'read')],
    ['a host that became unreachable', failed('EHOSTUNREACH', 'read')],
    ['an answer that broke off', new AxiosError('aborted', 'ECONNABORTED')],
    ['an answer that is too large', new AxiosError('maxContentLength size of 1000 exceeded', 'ERR_BAD_RESPONSE')],
    [
      'several failures, not all in connecting',
      new AggregateError([failed('ECONNREFUSED', 'connect'), failed('ECONNRESET', 'read')]),
    ],
    ['something unknown', new Error('boom')],
  ])('is open after %s', (_what, error) => {
    expect(transportError(error, exchange).notDone).toBe(false);
  });

  it('is open after a time-out, whatever lies under it', () => {
    const error = transportError(failed('ECONNREFUSED', 'connect'), { ...exchange, timedOut: true });
    expect(error).toMatchObject({ code: 'timeout', notDone: false });
  });

  it('is certain for an address that is refused before the call, by itself or by its name', async () => {
    const rules = { allowPrivate: false };
    expect(caught(() => assertAddressAllowed('http://10.0.0.1/', rules))).toMatchObject({
      code: 'forbidden-address',
      notDone: true,
    });
    expect(caught(() => address('https://network.example', '..'))).toMatchObject({ code: 'bad-address', notDone: true });
    const lookup = guardedLookup(rules, (_host, _options, callback) => callback(null, [{ address: '10.0.0.1', family: 4 }]));
    const error = await new Promise((done) => lookup('inside.example', {}, (failure) => done(failure)));
    expect(error).toMatchObject({ code: 'forbidden-address', notDone: true });
    expect(transportError(AxiosError.from(error instanceof Error ? error : new Error('none')), exchange)).toBe(error);
  });

  it('is certain when nobody listens, over a real connection', async () => {
    const url = `http://127.0.0.1:${await unusedPort()}/`;
    await expect(createHttp({ allowPrivate: true }).send({ method: 'POST', url })).rejects.toMatchObject({
      code: 'unreachable',
      notDone: true,
    });
    await expect(createHttp({ allowPrivate: false }).send({ method: 'POST', url })).rejects.toMatchObject({ notDone: true });
  });
});

describe('what comes before sending', () => {
  it('leaves no doubt however it fails, and keeps the rest of the error', async () => {
    const failure = new RemedyError({ remedy: 'wait', code: 'unavailable', message: 'busy', waitMs: 5000, status: 503 });
    await expect(beforeSending(() => Promise.reject(failure))).rejects.toMatchObject({
      remedy: 'wait',
      code: 'unavailable',
      message: 'busy',
      waitMs: 5000,
      status: 503,
      notDone: true,
    });
  });

  it('gives back what was prepared, and lets other errors pass', async () => {
    await expect(beforeSending(() => Promise.resolve('token'))).resolves.toBe('token');
    const stop = new Error('shutting down');
    await expect(beforeSending(() => Promise.reject(stop))).rejects.toBe(stop);
  });
});
