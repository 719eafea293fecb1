import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId } from '../../src/domain/index.ts';
import { PRESENCE_MS, type Beat, type PresenceStore } from '../../src/ports/presence.ts';
import { at } from '../factories.ts';

/** What whoever keeps presence promises. */
export function describePresenceStore(
  label: string,
  open: () => Promise<{ readonly store: PresenceStore; close(): Promise<void> }>,
): void {
  describe(`presence on ${label}`, () => {
    let store: PresenceStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ store, close } = await open());
    });
    afterAll(() => close());

    const beat = (agent: string, ms: number, over: Partial<Beat> = {}) =>
      store.beat({ agent, name: 'Kim', case: 'case-1', activity: 'looking', status: 'available', at: at(ms), ...over });

    it('remembers since when somebody does the same, and what they did before', async () => {
      const kim = freshId();
      expect((await beat(kim, 0)).before).toBeUndefined();
      const second = await beat(kim, 20_000);
      expect(second.before).toMatchObject({ case: 'case-1', lastSeenAt: at(0) });
      expect(second.now).toEqual({
        agent: kim,
        name: 'Kim',
        case: 'case-1',
        activity: 'looking',
        status: 'available',
        since: at(0),
        activeAt: at(20_000),
        lastSeenAt: at(20_000),
      });
      const third = await beat(kim, 40_000, { case: 'case-2' });
      expect(third.before?.case).toBe('case-1');
      expect(third.now.since).toBe(at(40_000));
      expect(await store.getMany([kim, 'nobody'], at(41_000))).toEqual([third.now]);
    });

    it('remembers when somebody was last at work while they are idle', async () => {
      const kim = freshId();
      await beat(kim, 0, { activity: 'typing' });
      const idle = await beat(kim, 20_000, { activity: 'idle' });
      expect(idle.now).toMatchObject({ activeAt: at(0), since: at(20_000) });
      expect((await beat(kim, 40_000, { activity: 'idle', case: null })).now.activeAt).toBe(at(0));
    });

    it('forgets who gave no sign of life for a minute', async () => {
      const [kim, lee, theirs] = [freshId(), freshId(), freshId()];
      await beat(kim, 0, { case: theirs });
      await beat(lee, 30_000, { case: theirs });
      const there = async (ms: number) => (await store.list({ case: theirs }, at(ms))).map(({ agent }) => agent);
      expect(await there(PRESENCE_MS - 1)).toEqual([kim, lee].toSorted());
      expect(await there(PRESENCE_MS)).toEqual([lee]);
      expect(await store.getMany([kim], at(PRESENCE_MS))).toEqual([]);
      expect((await beat(kim, PRESENCE_MS, { case: theirs })).before).toBeUndefined();
    });

    it('lists everybody, and takes out who signs out', async () => {
      const [kim, lee] = [freshId(), freshId()];
      await beat(kim, 0);
      await beat(lee, 0, { case: null });
      const agents = (await store.list({}, at(1))).map(({ agent }) => agent);
      expect(agents).toEqual(expect.arrayContaining([kim, lee]));
      expect(agents).toEqual(agents.toSorted());
      expect((await store.remove(kim, at(1)))?.agent).toBe(kim);
      expect(await store.remove(kim, at(1))).toBeUndefined();
      expect(await store.getMany([kim], at(1))).toEqual([]);
    });

    it('keeps one entry of an agent whose pages speak at once', async () => {
      const kim = freshId();
      await Promise.all(['a', 'b', 'c'].map((one) => beat(kim, 0, { case: one })));
      expect(await store.getMany([kim], at(1))).toHaveLength(1);
    });
  });
}
