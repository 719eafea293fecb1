import { describe, expect, it } from 'vitest';
import { caseJson } from '../../../src/cases/json.ts';
import { at, makeCase, NOON } from '../../factories.ts';

const MINUTE = 60_000;
const clock = (metAt: string | null) => ({ dueAt: at(30 * MINUTE), metAt, breached: false });

describe('how long a customer waits', () => {
  it('counts from the first post until now while the clock runs, past its due time too', () => {
    const item = makeCase({ sla: { firstResponse: clock(null), nextResponse: null, resolution: clock(null) } });
    expect(caseJson(item, NOON + 12.9 * MINUTE).sla).toMatchObject({
      firstResponse: { sincePost: 'PT12M' },
      nextResponse: null,
      resolution: { sincePost: 'PT12M' },
    });
    expect(caseJson(item, NOON + 95 * MINUTE).sla.firstResponse?.sincePost).toBe('PT1H35M');
  });

  it('stands still once the clock was met', () => {
    const item = makeCase({ sla: { firstResponse: clock(at(7 * MINUTE)), nextResponse: null, resolution: null } });
    expect(caseJson(item, NOON + 95 * MINUTE).sla.firstResponse?.sincePost).toBe('PT7M');
  });

  it('counts for the next response from the last post', () => {
    const item = makeCase({
      lastMentionAt: at(60 * MINUTE),
      sla: { firstResponse: clock(at(7 * MINUTE)), nextResponse: clock(null), resolution: null },
    });
    expect(caseJson(item, NOON + 64 * MINUTE).sla.nextResponse?.sincePost).toBe('PT4M');
  });

  it('is nothing, not less, for a post that is dated ahead of us', () => {
    const item = makeCase({
      firstMentionAt: at(MINUTE),
      sla: { firstResponse: clock(null), nextResponse: null, resolution: null },
    });
    expect(caseJson(item, NOON).sla.firstResponse?.sincePost).toBe('PT0S');
  });
});
