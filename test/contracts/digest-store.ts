import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId } from '../../src/domain/index.ts';
import type { DigestStore, KeptDigest } from '../../src/ports/digests.ts';
import { at } from '../factories.ts';

/** What whoever keeps digests promises. */
export function describeDigestStore(
  label: string,
  open: () => Promise<{ readonly store: DigestStore; close(): Promise<void> }>,
): void {
  describe(`digests on ${label}`, () => {
    let store: DigestStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ store, close } = await open());
    });
    afterAll(() => close());

    const digest = (owner: string, over: Partial<KeptDigest> = {}): KeptDigest => ({
      id: freshId(),
      owner,
      brand: 'acme',
      every: 'day',
      weekday: 1,
      at: '07:00',
      timeZone: 'Europe/London',
      language: 'en',
      enabled: true,
      nextAt: at(0),
      lastAt: null,
      ...over,
    });
    const mine = async (owner: string) => (await store.due(at(1e9), 1_000)).filter((one) => one.owner === owner);

    it('are kept as given, in their order, and replaced as a whole', async () => {
      const [ada, bob] = [freshId(), freshId()];
      const [one, two, three] = [digest(ada), digest(ada, { brand: null, every: 'week', language: 'de' }), digest(ada)];
      const his = digest(bob);
      await store.replace(bob, [his]);
      await store.replace(ada, [one, two]);
      expect(await store.of(ada)).toEqual([one, two]);
      const changed = { ...two, at: '18:30' };
      await store.replace(ada, [changed, three]);
      expect(await store.of(ada)).toEqual([changed, three]);
      await store.replace(ada, []);
      expect(await store.of(ada)).toEqual([]);
      expect(await store.of(bob)).toEqual([his]);
    });

    it('are nobody else’s to change', async () => {
      const [ada, eve] = [freshId(), freshId()];
      const hers = digest(ada);
      await store.replace(ada, [hers]);
      await store.replace(eve, [{ ...hers, owner: eve, at: '03:00' }]);
      expect(await store.of(ada)).toEqual([hers]);
      expect(await store.of(eve)).toEqual([]);
    });

    it('are due when their time has come, the longest due first, and never while switched off', async () => {
      const ada = freshId();
      const late = digest(ada, { nextAt: at(2_000) });
      const early = digest(ada, { nextAt: at(1_000) });
      const off = digest(ada, { enabled: false, nextAt: null });
      await store.replace(ada, [late, early, off]);
      expect((await store.due(at(1_999), 1_000)).filter(({ owner }) => owner === ada)).toEqual([early]);
      expect(await mine(ada)).toEqual([early, late]);
      expect(await store.due(at(1e9), 1)).toHaveLength(1);
    });

    it('are done once, by one who is told so', async () => {
      const ada = freshId();
      const one = digest(ada);
      await store.replace(ada, [one]);
      const next = { nextAt: at(86_400_000), lastAt: at(5) };
      const both = await Promise.all([store.done(one.id, at(0), next), store.done(one.id, at(0), next)]);
      expect(both.toSorted()).toEqual([false, true]);
      expect(await store.of(ada)).toEqual([{ ...one, ...next }]);
      expect(await store.done(one.id, at(86_400_000), { nextAt: at(2e8), lastAt: null })).toBe(true);
      expect((await store.of(ada))[0]).toMatchObject({ nextAt: at(2e8), lastAt: at(5) });
      await store.replace(ada, [{ ...one, nextAt: at(3e8) }]);
      expect((await store.of(ada))[0]).toMatchObject({ nextAt: at(3e8), lastAt: at(5) });
      expect(await store.done('nothing', at(0), next)).toBe(false);
    });

    it('are switched off one at a time, and stay off until they are chosen anew', async () => {
      const ada = freshId();
      const [one, two] = [digest(ada), digest(ada)];
      await store.replace(ada, [one, two]);
      expect(await store.get(one.id)).toEqual(one);
      expect(await store.switchOff(one.id)).toBe(true);
      expect(await store.switchOff(one.id)).toBe(true);
      expect(await store.of(ada)).toEqual([{ ...one, enabled: false, nextAt: null }, two]);
      expect(await mine(ada)).toEqual([two]);
      expect(await store.done(one.id, at(0), { nextAt: at(86_400_000), lastAt: null })).toBe(false);
      expect(await store.switchOff('nothing')).toBe(false);
      expect(await store.get('nothing')).toBeUndefined();
    });
  });
}
