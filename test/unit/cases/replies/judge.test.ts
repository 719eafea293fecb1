import { describe, expect, it } from 'vitest';
import { abilityOf, judgeReply } from '../../../../src/cases/replies/judge.ts';
import { NOON } from '../../../factories.ts';

const able = { canReply: true, reason: 'test', deadlineAt: null, maxLength: 20 };
const base = { text: 'hello', visibility: 'public' as const, ability: able, length: 5, now: NOON, heard: [] };
const codes = (over: Partial<Parameters<typeof judgeReply>[0]>) => judgeReply({ ...base, ...over }).map(({ code }) => code);

describe('an answer before it goes out', () => {
  it('has nothing against it when it fits', () => expect(codes({})).toEqual([]));
  it('must say something', () => expect(codes({ text: '  \n' })).toEqual(['empty']));
  it('must be allowed by the network', () => {
    expect(codes({ ability: { ...able, canReply: false, reason: 'not summoned: X takes none' } })).toEqual([
      'reply-not-available',
    ]);
    expect(codes({ ability: undefined })).toEqual(['reply-not-available']);
  });
  it('must come in time', () => {
    const until = (ms: number) => ({ ...able, deadlineAt: new Date(NOON + ms).toISOString() });
    expect([codes({ ability: until(0) }), codes({ ability: until(1) })]).toEqual([['window-closed'], []]);
  });
  it('is counted as the network counts, and never cut', () => {
    expect([codes({ length: 20 }), codes({ length: 21 })]).toEqual([[], ['too-long']]);
  });
  it('repeats no private datum of the customer in public, and may in private', () => {
    const text = 'We wrote to jo@mail.example';
    const heard = ['my address is jo@mail.example'];
    expect(judgeReply({ ...base, text, heard })).toMatchObject([
      { code: 'private-data-in-public-reply', spans: [{ kind: 'email', start: 12, end: 27 }] },
    ]);
    expect(codes({ text, heard, visibility: 'private' })).toEqual([]);
    expect(codes({ text: 'Write to care@acme.example' })).toEqual([]);
  });
});

describe('the ways to answer', () => {
  const both = { ...able, privately: { ...able, maxLength: 1000 } };
  it('are two for a public mention where the network has both', () => {
    expect(abilityOf({ visibility: 'public' }, both, 'public')?.maxLength).toBe(20);
    expect(abilityOf({ visibility: 'public' }, both, 'private')?.maxLength).toBe(1000);
    expect(abilityOf({ visibility: 'public' }, able, 'private')).toBeUndefined();
  });
  it('are private only for a private one', () => {
    expect(abilityOf({ visibility: 'private' }, both, 'private')?.maxLength).toBe(20);
    expect(abilityOf({ visibility: 'private' }, both, 'public')).toBeUndefined();
  });
});
