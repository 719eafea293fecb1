import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACK_OFF, backOffMs } from '../../../src/queues/policy.ts';
import { fromStoredId, toStoredId } from '../../../src/queues/job-id.ts';
import { readPayload, seal, unseal } from '../../../src/queues/payload.ts';

describe('waits between tries', () => {
  it('double from a second to a minute', () => {
    expect([1, 2, 3, 6, 7, 20].map((attempt) => backOffMs(attempt, BACK_OFF, () => 1))).toEqual([
      1000, 2000, 4000, 32_000, 60_000, 60_000,
    ]);
  });

  it('lie between half and the whole, by chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
        const most = backOffMs(attempt, BACK_OFF, () => 1);
        const wait = backOffMs(attempt, BACK_OFF, () => chance);
        expect(wait).toBeGreaterThanOrEqual(most / 2);
        expect(wait).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('what lies in a job', () => {
  it('is what was put in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(unseal(JSON.parse(JSON.stringify(seal(data))))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  it('is told broken by path without being shown', () => {
    const result = readPayload('poll', seal({ connection: 'acme-x', slot: ['secret words'] }));
    expect(result).toMatchObject({ ok: false });
    expect(JSON.stringify(result)).toMatch(/slot: /);
    expect(JSON.stringify(result)).not.toContain('secret words');
  });

  it('keeps its id', () => {
    for (const id of ['17', 'a', 'j-1']) expect(fromStoredId(toStoredId(id))).toBe(id);
  });
});
