import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsSchema } from '../../../src/domain/index.ts';
import { read, taxonomy, understand } from './helpers.ts';

const HOSTILE: Readonly<Record<string, string>> = {
  'one word of 100 KB': 'a'.repeat(100_000),
  'one word of 100 KB of mixed letters': 'abcdefghij'.repeat(10_000),
  '50,000 emoji': '😡'.repeat(50_000),
  '20,000 families': '👨‍👩‍👧‍👦'.repeat(20_000),
  'zalgo of 100,000 marks': `a${'\u0316\u0301'.repeat(50_000)}`,
  'lone surrogates': '\ud800'.repeat(100_000),
  'reversed surrogates': '\udc00\ud800'.repeat(50_000),
  'control characters': '\u0000\u0007\u001b'.repeat(30_000),
  'invisible characters': '\u200b\u202e\u2066'.repeat(30_000),
  'brackets of a face': `:${'('.repeat(100_000)}`,
  colons: ':'.repeat(100_000),
  hashes: '#'.repeat(100_000),
  'a hashtag of digits': `#${'1'.repeat(100_000)}`,
  'at signs': '@'.repeat(100_000),
  'reposts that are none': 'RT '.repeat(30_000),
  'quotes that are none': 'On \n'.repeat(25_000),
  'new lines': '\n'.repeat(100_000),
  apostrophes: "a'".repeat(50_000),
  'dots between letters': 'a.'.repeat(50_000),
  'half an address': 'http://'.repeat(14_000),
  ampersands: '&'.repeat(100_000),
  negations: 'not '.repeat(25_000),
  'a phrase that begins without end': 'lost my '.repeat(12_000),
  numbers: '1,'.repeat(50_000),
};

describe('the understanding pass', () => {
  it('gives as many labels as it got texts, in their order, and none for none', () => {
    const texts = ['love it', 'hate it', ''].map((text) => ({ text, lang: 'en', rating: null, followers: null }));
    expect(understand(texts, taxonomy).map(({ sentiment }) => sentiment.label)).toEqual(['positive', 'negative', 'neutral']);
    expect(understand([], taxonomy)).toEqual([]);
  });

  it('gives the same labels for the same texts, whatever was read between', () => {
    const first = read('@brand lost my luggage AGAIN, never arrived 😡');
    for (let index = 0; index < 50; index += 1) read(`another text ${index} mit deutschen Wörtern und nicht gut`);
    expect(read('@brand lost my luggage AGAIN, never arrived 😡')).toEqual(first);
  });

  it.each(Object.entries(HOSTILE))('comes through %s with labels that hold to the schema', (_, text) => {
    expect(labelsSchema.safeParse(read(text)).success).toBe(true);
  });

  it('never throws and keeps its ranges, for any string at all', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((codes) => String.fromCharCode(...codes)),
      fc
        .array(
          fc.constantFrom(
            'not',
            'but',
            'GREAT',
            'delay',
            '😡',
            ':(',
            '#LostMyBag',
            '@a',
            'http://x.y',
            '\ud83d',
            '!',
            '?',
            ' ',
            '\n',
            '5',
            'never arrived',
          ),
          { maxLength: 60 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(
        anyText,
        fc.option(fc.string(), { nil: null }),
        fc.option(fc.double({ min: -3, max: 12 }), { nil: null }),
        fc.option(fc.nat(), { nil: null }),
        (text, lang, rating, followers) => {
          const labels = read(text, { lang, rating, followers });
          expect(labelsSchema.parse(labels)).toEqual(labels);
          expect(labels.lang).toMatch(/^[a-z]{2,3}$/);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('explains with words that stand in the text', () => {
    const piece = fc.constantFrom(
      'not good',
      'NEVER arrived',
      'sooooo bad',
      'thanks',
      'rip off',
      '#WorstService',
      '😡',
      ':(',
      'dankie vir niks',
      'l\u00f6st',
      'ca\u200bncelled',
      'very helpful',
      '\uff27\uff32\uff25\uff21\uff34',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.constantFrom(' ', ', ', '. ', ' but '), (pieces, glue) => {
        const text = pieces.join(glue);
        for (const word of read(text).sentiment.words) {
          expect(text).toContain(word.text);
          expect(word.weight).not.toBe(0);
        }
      }),
    );
  });
});
