import { describe, expect, it } from 'vitest';
import { address } from '../../../../connectors/kit/address.ts';
import { createTokenCache } from '../../../../connectors/kit/tokens.ts';

describe('keeping tokens', () => {
  it('fetches once for many who ask, and again shortly before the token runs out', async () => {
    const cache = createTokenCache();
    let fetched = 0;
    const fetch = () => Promise.resolve({ accessToken: `t${(fetched += 1)}`, expiresInSeconds: 600 });
    expect(await Promise.all([cache.get(['a'], 0, fetch), cache.get(['a'], 0, fetch)])).toEqual(['t1', 't1']);
    expect(await cache.get(['a'], 500_000, fetch)).toBe('t1');
    expect(await cache.get(['a'], 545_000, fetch)).toBe('t2');
    expect(await cache.get(['b'], 0, fetch)).toBe('t3');
    cache.forget(['b']);
    expect(await cache.get(['b'], 0, fetch)).toBe('t4');
  });

  it('keeps no failure', async () => {
    const cache = createTokenCache();
    await expect(cache.get(['a'], 0, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await cache.get(['a'], 0, () => Promise.resolve({ accessToken: 't', expiresInSeconds: 600 }))).toBe('t');
  });
});

describe('addresses', () => {
  it('keep each segment one segment', () => {
    expect(address('https://a.example/x/', 'v1', 'a/b?c#d')).toBe('https://a.example/x/v1/a%2Fb%3Fc%23d');
    expect(() => address('https://a.example', '..')).toThrow(/dot/);
  });
});
