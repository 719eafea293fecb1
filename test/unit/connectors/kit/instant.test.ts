import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../../connectors/kit/instant.ts';

describe('reading times', () => {
  it.each([
    ['2026-10-01T08:00:00Z', '2026-10-01T08:00:00.000Z'],
    ['2026-10-01T08:00:00.123456789Z', '2026-10-01T08:00:00.123Z'],
    ['2026-10-01T08:00:00.5+02:00', '2026-10-01T06:00:00.500Z'],
    ['2026-10-01T08:00:00-0700', '2026-10-01T15:00:00.000Z'],
    ['2026-10-01 08:00:00', '2026-10-01T06:00:00.000Z'],
    ['2026-10-01T08:00', '2026-10-01T06:00:00.000Z'],
    ['2026-10-01', '2026-09-30T22:00:00.000Z'],
    ['Thu, 01 Oct 2026 08:00:00 GMT', '2026-10-01T08:00:00.000Z'],
    ['Thu, 1 Oct 26 08:00:00 EST', '2026-10-01T13:00:00.000Z'],
    ['01 Oct 2026 08:00 +0200', '2026-10-01T06:00:00.000Z'],
    [' Wed, 03 Jan 2018 13:47:00 GMT\n   ', '2018-01-03T13:47:00.000Z'],
  ])('reads %j', (text, instant) => {
    expect(parseInstant(text, '+02:00')).toBe(instant);
  });

  it.each([
    '',
    'yesterday',
    '40000-01-01T00:00:00Z',
    '+040000-01-01T00:00:00Z',
    '2026-13-01',
    '2026-02-30T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '17',
    '2026',
  ])('reads nothing from %j', (text) => {
    expect(parseInstant(text, 'Z')).toBeUndefined();
  });

  it('reads back whatever instant it may, and never throws', () => {
    const date = fc.date({ min: new Date(0), max: new Date('2099-12-31T23:59:59.999Z'), noInvalidDate: true });
    fc.assert(fc.property(date, (at) => parseInstant(at.toISOString(), 'Z') === at.toISOString()));
    fc.assert(fc.property(fc.string(), (text) => ['string', 'undefined'].includes(typeof parseInstant(text, 'Z'))));
  });
});
