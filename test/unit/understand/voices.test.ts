import { describe, expect, it } from 'vitest';
import { withVoices } from '../../../src/domain/index.ts';
import { termFinder, voicesIn } from '../../../src/understand/voices.ts';
import { brand } from '../../factories.ts';

const voices = {
  brand: 'acme',
  terms: ['acme air', '@acmeair'],
  competitors: [
    { id: 'zenith', terms: ['zenith airlines'] },
    { id: 'nadir', terms: ['nadir', '#nadirair'] },
  ],
};

describe('whom a text names', () => {
  it.each([
    ['my bag is gone', []],
    ['ACME AIR lost my bag', []],
    ['Zenith Airlines never loses one', ['zenith']],
    ['from @AcmeAir to zenith airlines or #nadirair', ['acme', 'zenith', 'nadir']],
    ['', []],
  ])('%s', (text, named) => {
    expect(voicesIn(text, { voices })).toEqual(named);
  });

  it('is looked for by what is configured', () => {
    const taxonomy = { id: 't', name: 'T', topics: [] };
    const rivals = [{ id: 'zenith', name: 'Zenith', terms: ['zenith airlines'] }];
    expect(voicesIn('zenith airlines', withVoices(taxonomy, { ...brand, competitors: rivals }))).toEqual(['zenith']);
    expect(withVoices(taxonomy, { ...brand, competitors: [] })).toBe(taxonomy);
  });

  it('is nobody where nobody competes', () => {
    expect(voicesIn('zenith airlines', {})).toEqual([]);
    expect(voicesIn('zenith airlines', { voices: { ...voices, competitors: [] } })).toEqual([]);
  });
});

describe('terms', () => {
  it('are found as words of their own, in any case, whatever signs they hold', () => {
    const finds = termFinder(['@acmeair', 'acme (air)', 'flyg']);
    expect(['hi @AcmeAir!', 'ACME (air)', 'flyg.'].map(finds)).toEqual([true, true, true]);
    expect(['@acmeairsoft', 'flygplan', 'acme air'].map(finds)).toEqual([false, false, false]);
    expect(termFinder([])('anything')).toBe(false);
  });
});
