import { describe, expect, it } from 'vitest';
import { remedyForStatus, retryAfterMs } from '../../../../connectors/kit/remedies.ts';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);
const ask = (status: number, headers: Record<string, string> = {}) =>
  remedyForStatus({ status, headers, what: 'the reviews', now });

describe('what a status means', () => {
  it.each([
    [401, 'reauthorise', 'unauthorised'],
    [402, 'give-up', 'payment-required'],
    [403, 'give-up', 'forbidden'],
    [404, 'give-up', 'not-found'],
    [410, 'give-up', 'not-found'],
    [408, 'retry', 'timeout'],
    [422, 'give-up', 'refused'],
    [302, 'give-up', 'redirected'],
    [429, 'wait', 'rate-limited'],
    [500, 'retry', 'server-error'],
    [503, 'retry', 'server-error'],
  ])('%i means %s, %s', (status, remedy, code) => {
    expect(ask(status)).toMatchObject({ remedy, code, status });
  });

  it.each([200, 202, 204])('%i is no error', (status) => {
    expect(ask(status)).toBeUndefined();
  });

  it('waits as long as the server says, in seconds or until a date', () => {
    expect(ask(429, { 'retry-after': '30' })).toMatchObject({ waitMs: 30_000 });
    expect(ask(503, { 'retry-after': 'Sun, 22 Nov 2026 12:02:00 GMT' })).toMatchObject({ remedy: 'wait', waitMs: 120_000 });
    expect(ask(429)).toMatchObject({ waitMs: 60_000 });
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-5', undefined],
    ['0', 1000],
    ['999999999999', 86_400_000],
    ['Sun, 22 Nov 2020 12:00:00 GMT', 1000],
  ])('reads Retry-After %j as %j', (value, ms) => {
    expect(retryAfterMs(value, now)).toBe(ms);
  });
});
