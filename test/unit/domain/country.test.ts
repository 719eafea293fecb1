import { describe, expect, it } from 'vitest';
import { countryCodes, countryOf } from '../../../src/domain/index.ts';

describe('Codes of countries', () => {
  it('are those of ISO 3166-1, and Kosovo', () => {
    expect(countryCodes).toHaveLength(250);
    expect(countryCodes).toEqual(expect.arrayContaining(['ZA', 'DE', 'AX', 'XK']));
    for (const code of ['EU', 'UN', 'ZZ', 'XA', 'AC', 'DD', 'UK']) expect(countryCodes).not.toContain(code);
  });

  it.each([
    ['za', 'ZA'],
    [' GB ', 'GB'],
    ['UK', 'GB'],
    ['DD', 'DE'],
    ['EU', null],
    ['QQ', null],
    ['ZAF', null],
    ['', null],
    [null, null],
  ])('%j is %j', (code, country) => expect(countryOf(code)).toBe(country));
});
