import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paceFor, usageOf } from '../../../../connectors/facebook/usage.ts';
import { sharedFixture } from '../../../fixtures.ts';

const business = (meter: object): Record<string, string> => ({
  'x-business-use-case-usage': JSON.stringify({ '123': [{ type: 'pages', ...meter }] }),
});

describe('the usage headers', () => {
  it('count by the fullest meter of all of them', () => {
    expect(
      usageOf({ 'x-app-usage': '{"call_count":10,"total_cputime":30,"total_time":20}', 'x-page-usage': '{"call_count":44}' }),
    ).toEqual({
      percent: 44,
      regainMs: undefined,
    });
    expect(usageOf(business({ call_count: 5, total_time: 91 }))).toMatchObject({ percent: 91 });
  });

  it('name the time to stay away in minutes', () => {
    expect(usageOf(business({ call_count: 100, estimated_time_to_regain_access: 20 }))).toEqual({
      percent: 100,
      regainMs: 1_200_000,
    });
  });

  it.each(['', '{', '[]', 'null', '{"call_count":"many"}', '{"123":{}}', '{"123":[7]}'])(
    'that are nonsense (%s) are no usage',
    (value) => {
      const none = { percent: 0, regainMs: undefined };
      expect(usageOf({ 'x-app-usage': value, 'x-business-use-case-usage': value })).toEqual(none);
    },
  );

  it('let calls go, slow them from 75 % and stop them at 100 %', () => {
    const at = (percent: number) => paceFor({ percent, regainMs: undefined });
    expect([0, 74.9].map((percent) => at(percent).type)).toEqual(['go', 'go']);
    expect(at(75)).toEqual({ type: 'slow', ms: 800 });
    expect(at(99)).toEqual({ type: 'slow', ms: 20_000 });
    expect(at(208)).toEqual({ type: 'stop', ms: 600_000 });
    expect(paceFor({ percent: 40, regainMs: 60_000 })).toEqual({ type: 'stop', ms: 60_000 });
  });

  const recorded = sharedFixture('facebook', 'usage-headers.json');
  it.runIf(recorded !== undefined)('read the recorded ones', () => {
    const rows = JSON.parse(readFileSync(recorded ?? '', 'utf8')) as Record<string, readonly { value: string }[]>;
    const usages = Object.entries(rows).map(([name, [first]]) => usageOf({ [name]: first?.value ?? '' }).percent);
    expect(usages).toEqual([208, 33]);
  });
});
