import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, type Share } from '../../src/domain/index.ts';
import { MOST_SHARES, type ShareStore } from '../../src/ports/shares.ts';
import { at } from '../factories.ts';

const DAY = 86_400_000;

/** What whoever keeps shares promises. */
export function describeShareStore(
  label: string,
  open: () => Promise<{ readonly store: ShareStore; close(): Promise<void> }>,
): void {
  describe(`shares on ${label}`, () => {
    let store: ShareStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ store, close } = await open());
    });
    afterAll(() => close());

    // Far ahead of the server's own clock, by which it forgets what ended.
    const AHEAD = 40 * 365 * DAY;
    const now = (ms: number): string => at(AHEAD + ms);
    const share = (over: Partial<Share> = {}): Share => ({
      id: freshId(),
      page: 'topics',
      query: { brand: 'acme', range: '7d', network: 'x', topic: 'a.$b' },
      title: 'For the board',
      by: { id: 'ada@acme.example', name: 'Ada' },
      at: now(0),
      expiresAt: now(DAY),
      ...over,
    });

    it('are kept as they are, newest first, until they end', async () => {
      const [first, second] = [share(), share({ at: now(5), expiresAt: now(2 * DAY), title: null, query: { brand: 'b' } })];
      expect(await store.add(first)).toBe(true);
      expect(await store.add(second)).toBe(true);
      expect(await store.list(now(10))).toEqual([second, first]);
      expect(await store.get(first.id, now(DAY - 1))).toEqual(first);
      expect(await store.get(first.id, now(DAY))).toBeUndefined();
      expect(await store.list(now(DAY))).toEqual([second]);
      expect([await store.remove(second.id), await store.remove(second.id)]).toEqual([true, false]);
      expect(await store.get(second.id, now(0))).toBeUndefined();
    });

    it('are so many at most', async () => {
      const before = (await store.list(now(0))).length;
      for (let count = before; count < MOST_SHARES; count += 1) expect(await store.add(share())).toBe(true);
      expect(await store.add(share())).toBe(false);
      expect(await store.add(share({ at: now(2 * DAY), expiresAt: now(3 * DAY) }))).toBe(true);
    });
  });
}
