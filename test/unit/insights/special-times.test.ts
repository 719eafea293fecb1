import { describe, expect, it } from 'vitest';
import { specialTimes } from '../../../src/insights/alerts/special-times.ts';

const HOUR = 3_600_000;
const days = { name: 'Sale', kind: 'campaign', from: '2026-10-24', to: '2026-10-25' } as const;

describe('days of a calendar', () => {
  it('run from midnight to midnight of their zone, the last one too', () => {
    const [time] = specialTimes([{ ...days, timeZone: 'Africa/Johannesburg', times: 3 }]);
    expect(time).toEqual({
      kind: 'campaign',
      from: Date.parse('2026-10-23T22:00:00Z'),
      to: Date.parse('2026-10-25T22:00:00Z'),
      times: 3,
    });
  });
  it('have an hour more when clocks go back', () => {
    const [time] = specialTimes([{ ...days, timeZone: 'Europe/London' }]);
    expect(((time?.to ?? 0) - (time?.from ?? 0)) / HOUR).toBe(49);
  });
});
