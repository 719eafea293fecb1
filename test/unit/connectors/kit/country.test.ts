import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryInWords } from '../../../../connectors/kit/country.ts';
import { countryCodes } from '../../../../src/domain/index.ts';

describe('A place in an author’s own words', () => {
  it.each([
    ['South Africa', 'ZA'],
    ['Cape Town, South Africa', 'ZA'],
    ['Suid-Afrika', 'ZA'],
    ['  dEUTSCHLAND ', 'DE'],
    ['Genève, Suisse', 'CH'],
    ['Polska', 'PL'],
    ['日本', 'JP'],
    ['USA', 'US'],
    ['the Netherlands', 'NL'],
    ['Leeds, England', 'GB'],
    ['UK', 'GB'],
    ['🇿🇦', 'ZA'],
    ['Cape Town 🇿🇦', 'ZA'],
    ['Zürich, Schweiz 🇨🇭', 'CH'],
    ['\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', 'GB'],
  ])('%j certainly names %s', (place, country) => expect(countryInWords(place)).toBe(country));

  it.each([
    'Cape Town',
    'Atlanta, Georgia',
    'Congo',
    'Springfield, IL',
    'Los Angeles, CA',
    'south africa and beyond',
    'born in Ghana',
    '🇿🇦 in 🇬🇧',
    'Berlin, Germany 🇫🇷',
    '🇪🇺',
    'everywhere',
    '',
    null,
    undefined,
  ])('%j certainly names none', (place) => expect(countryInWords(place)).toBeNull());

  it('gives a country or nothing for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => [null, ...countryCodes].includes(countryInWords(text))));
  });
});
