import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredWeights, WeightStore } from '../../src/ports/weight-store.ts';

const MEGABYTE = 2 ** 20;

const weights = (version: string, files: Readonly<Record<string, Uint8Array>>): StoredWeights => ({
  version,
  madeAt: '2026-11-18T12:00:00.000Z',
  manifest: JSON.stringify({ version, names: Object.keys(files) }),
  files: new Map(Object.entries(files)),
});
const everyByte = Uint8Array.from({ length: 1024 }, (_, at) => (at * 7) % 256);

/** What whoever keeps weights promises. */
export function describeWeightStore(
  label: string,
  open: () => Promise<{ readonly store: WeightStore; close(): Promise<void> }>,
): void {
  describe(`weights on ${label}`, () => {
    let store: WeightStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ store, close } = await open());
    });
    afterAll(() => close());

    const expectKept = async (kept: StoredWeights): Promise<void> => {
      const loaded = await store.load(kept.version);
      expect(loaded).toMatchObject({ version: kept.version, madeAt: kept.madeAt, manifest: kept.manifest });
      expect([...(loaded?.files.keys() ?? [])].toSorted()).toEqual([...kept.files.keys()].toSorted());
      for (const [name, bytes] of kept.files) {
        const found = loaded?.files.get(name);
        expect(found).toBeInstanceOf(Uint8Array);
        expect(Buffer.from(found ?? []).equals(Buffer.from(bytes))).toBe(true);
      }
    };

    it('are none at first: those that came with the program are in use', async () => {
      expect(await store.inUse()).toBeNull();
      expect(await store.load('never-was')).toBeUndefined();
    });

    it('come back byte by byte, also of a file of nothing', async () => {
      const kept = weights('v-bytes', {
        'sentiment.bin': everyByte,
        'language.bin': everyByte.toReversed(),
        'spam.bin': new Uint8Array(0),
      });
      await store.keep(kept);
      await expectKept(kept);
    });

    it('come back byte by byte when they were a part of a larger buffer', async () => {
      const larger = Buffer.alloc(4096, 255);
      larger.set(everyByte, 100);
      const part = larger.subarray(100, 1124);
      await store.keep(weights('v-part', { 'sentiment.bin': new Uint8Array(part.buffer, part.byteOffset, part.length) }));
      await expectKept(weights('v-part', { 'sentiment.bin': everyByte }));
    });

    it('are kept once: the same version again changes nothing', async () => {
      const kept = weights('v-twice', { 'sentiment.bin': everyByte });
      await store.keep(kept);
      await store.keep({ ...kept, madeAt: '2026-12-01T00:00:00.000Z' });
      await expectKept(kept);
      await Promise.all([store.keep(kept), store.keep(kept)]);
      await expectKept(kept);
    });

    it('may share files with other versions', async () => {
      const [one, other] = [
        weights('v-one', { 'sentiment.bin': everyByte, 'language.bin': everyByte }),
        weights('v-other', { 'sentiment.bin': everyByte.toReversed(), 'language.bin': everyByte }),
      ];
      await store.keep(one);
      await store.keep(other);
      await expectKept(one);
      await expectKept(other);
    });

    it('are in use when somebody says so, one version at a time, and no more after null', async () => {
      await store.keep(weights('v-use', { 'sentiment.bin': everyByte }));
      expect(await store.inUse()).toBeNull();
      await store.use('v-use');
      expect(await store.inUse()).toBe('v-use');
      await store.keep(weights('v-kept-only', { 'sentiment.bin': everyByte }));
      expect(await store.inUse()).toBe('v-use');
      await store.use('v-kept-only');
      expect(await store.inUse()).toBe('v-kept-only');
      await store.use(null);
      expect(await store.inUse()).toBeNull();
      expect(await store.load('v-use')).toBeDefined();
    });

    it('may be of many megabytes', async () => {
      const large = new Uint8Array(8 * MEGABYTE);
      for (let at = 0; at < large.length; at += 1) large[at] = (at * 31 + (at >> 13)) & 255;
      const kept = weights('v-large', { 'sentiment.bin': large, 'topics.bin': large.subarray(0, 6 * MEGABYTE) });
      await store.keep(kept);
      await expectKept(kept);
    });
  });
}
