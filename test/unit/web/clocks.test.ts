import { describe, expect, it } from 'vitest';
import type { CaseSummary, Sla } from '../../../web/api/types.ts';
import { mostPressing } from '../../../web/cases/pressing.ts';
import { dueOf, nextClock } from '../../../web/text/due.ts';
import { relativeText, spanText } from '../../../web/text/time.ts';

const now = Date.parse('2026-11-19T12:00:00Z');
const minute = 60_000;
const clock = (minutesLeft: number, facts: { readonly metAt?: string; readonly breached?: boolean } = {}) => ({
  dueAt: new Date(now + minutesLeft * minute).toISOString(),
  metAt: facts.metAt ?? null,
  breached: facts.breached ?? false,
});

describe('a clock of a case', () => {
  it('counts the seconds below ten minutes, and warns', () => {
    expect(dueOf(clock(5.84), now)).toMatchObject({ tone: 'soon', text: '5:50' });
    expect(dueOf(clock(0.05), now)).toMatchObject({ tone: 'soon', text: '0:03' });
  });
  it('is calm while there is time', () => {
    expect(dueOf(clock(22), now)).toMatchObject({ tone: 'calm', text: '22 min' });
    expect(dueOf(clock(80), now)).toMatchObject({ tone: 'calm', text: '1 h 20' });
  });
  it('says how late it is, also before the server noticed', () => {
    expect(dueOf(clock(-4), now)).toMatchObject({ tone: 'late', text: 'Late 4 min' });
    expect(dueOf(clock(-90, { breached: true }), now)).toMatchObject({ tone: 'late', text: 'Late 1 h 30' });
  });
  it('rests once met, and remembers when that was too late', () => {
    expect(dueOf(clock(-4, { metAt: '2026-11-19T11:00:00Z' }), now).tone).toBe('met');
    expect(dueOf(clock(-4, { metAt: '2026-11-19T11:58:00Z', breached: true }), now).tone).toBe('missed');
  });
  it('that runs out first is the one shown', () => {
    const sla: Sla = {
      firstResponse: clock(1, { metAt: '2026-11-19T11:00:00Z' }),
      nextResponse: clock(40),
      resolution: clock(30),
    };
    expect(nextClock(sla)?.name).toBe('resolution');
    expect(nextClock({ firstResponse: null, nextResponse: null, resolution: null })).toBeUndefined();
  });
});

describe('the most pressing case', () => {
  const one = (id: string, minutesLeft: number, status: CaseSummary['status'] = 'open'): CaseSummary => ({
    id,
    number: 1,
    brand: 'acme',
    customer: 'c',
    topic: 'baggage',
    subject: id,
    status,
    priority: 'normal',
    urgency: 0,
    sentiment: 'negative',
    language: 'en',
    networks: ['x'],
    queue: 'care',
    owner: { kind: 'queue', id: 'care', name: 'Sam', leaseUntil: null },
    mentionCount: 1,
    firstMentionAt: '',
    lastMentionAt: '',
    sla: { firstResponse: clock(minutesLeft), nextResponse: null, resolution: null },
    incident: null,
    routing: { state: 'none' },
    version: 1,
    openedAt: '',
    solvedAt: null,
    reopened: 0,
  });
  it('is the open one whose time ran out longest ago', () => {
    expect(mostPressing([one('a', 9), one('b', -30), one('c', -90, 'solved'), one('d', -2)])?.id).toBe('b');
    expect(mostPressing([one('a', 9, 'pending')])).toBeUndefined();
  });
});

describe('an age', () => {
  it('is written in the units that matter', () => {
    expect([40_000, 9 * minute, 65 * minute, 120 * minute, 50 * 60 * minute].map(spanText)).toEqual([
      '40 s',
      '9 min',
      '1 h 05',
      '2 h',
      '2 d',
    ]);
  });
  it('is "now" for a moment, then "ago", then a date', () => {
    expect(relativeText(now - 3_000, now)).toBe('now');
    expect(relativeText(now - 9 * minute, now)).toBe('9 min ago');
    expect(relativeText(now + 5 * minute, now)).toBe('in 5 min');
    expect(relativeText(Date.parse('2026-10-01T12:00:00Z'), now)).toBe('1 Oct');
    expect(relativeText(Number.NaN, now)).toBe('unknown time');
  });
});
