import { describe, expect, it } from 'vitest';
import { beatEveryMs, beatOf, dueBeat, elsewhere, idleAfterMs, type Known } from '../../../web/presence/beat.ts';
import { makeSpeakingTab } from '../../../web/presence/speaking-tab.ts';

const now = 1_000_000;
const known = (change: Partial<Known> = {}): Known => ({
  place: { case: 'case-1', activity: 'looking' },
  status: 'available',
  lastInputAt: now,
  ...change,
});

describe('what is told of somebody', () => {
  it('is where they are and what they do, until they touched nothing for two minutes', () => {
    expect(beatOf(known(), now)).toEqual({ case: 'case-1', activity: 'looking', status: 'available' });
    expect(beatOf(known({ lastInputAt: now - idleAfterMs + 1 }), now).activity).toBe('looking');
    expect(beatOf(known({ lastInputAt: now - idleAfterMs }), now).activity).toBe('idle');
    expect(beatOf(known({ place: elsewhere }), now).case).toBeNull();
  });
  it('is told at once, then each twenty seconds', () => {
    const first = dueBeat(known(), undefined, now);
    expect(first).toBeDefined();
    const told = { beat: beatOf(known(), now), at: now };
    expect(dueBeat(known(), told, now + beatEveryMs - 1)).toBeUndefined();
    expect(dueBeat(known({ lastInputAt: now + beatEveryMs }), told, now + beatEveryMs)).toEqual(told.beat);
  });
  it('is told when it changes, but not more often than each second', () => {
    const told = { beat: beatOf(known(), now), at: now };
    const typing = known({ place: { case: 'case-1', activity: 'typing' } });
    expect(dueBeat(typing, told, now + 999)).toBeUndefined();
    expect(dueBeat(typing, told, now + 1_000)?.activity).toBe('typing');
    expect(dueBeat(known({ status: 'break' }), told, now + 1_000)?.status).toBe('break');
  });
});

describe('of several tabs', () => {
  function memory() {
    const values = new Map<string, string>();
    return {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
  }
  it('the one used last speaks, and when it is left another may', () => {
    const shared = memory();
    const one = makeSpeakingTab(shared, 'one');
    const two = makeSpeakingTab(shared, 'two');
    expect([one.speaks(), two.speaks()]).toEqual([true, true]);
    one.take();
    expect([one.speaks(), two.speaks()]).toEqual([true, false]);
    two.take();
    expect([one.speaks(), two.speaks()]).toEqual([false, true]);
    one.leave();
    expect([one.speaks(), two.speaks()]).toEqual([false, true]);
    two.leave();
    expect([one.speaks(), two.speaks()]).toEqual([true, true]);
  });
  it('each speaks where the browser forbids storage', () => {
    const forbidden = () => {
      throw new Error('storage is forbidden');
    };
    const tab = makeSpeakingTab({ getItem: forbidden, setItem: forbidden, removeItem: forbidden }, 'one');
    tab.take();
    expect([tab.speaks(), makeSpeakingTab(null, 'two').speaks()]).toEqual([true, true]);
  });
});
