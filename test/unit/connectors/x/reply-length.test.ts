import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksIn } from '../../../../connectors/x/sending/links.ts';
import { replyLength } from '../../../../connectors/x/sending/length.ts';

const cut = (text: string): readonly string[] => linksIn(text).map(({ start, end }) => text.slice(start, end));

describe('the length of a post as X counts it', () => {
  it.each([
    ['', 0],
    ['Your bag is on its way.', 23],
    ['Liefde vir môre', 15],
    ['Привет', 6],
    ['かばん', 6],
    ['行李在哪里', 10],
    ['한국어', 6],
    ['“quoted” — dash', 15],
    ['a\u200Bb', 3],
    ['price 5€', 9],
    ['™', 2],
    ['©', 1],
    ['😀', 2],
    ['👍🏽', 2],
    ['👨‍👩‍👧‍👦', 2],
    ['🇿🇦', 2],
    ['1️⃣', 2],
    ['1⃣', 2],
    ['❤️', 2],
    ['🏳️‍🌈 ok', 5],
    ['e\u0301', 1],
  ])('of %j is %i', (text, length) => {
    expect(replyLength(text)).toBe(length);
  });

  it.each([
    ['https://acme.example/a/very/long', []],
    ['https://acme.co.za/help', ['https://acme.co.za/help']],
    ['see http://acme.com.', ['http://acme.com']],
    ['see acme.com/claims, then write', ['acme.com/claims']],
    ['(https://acme.com/a_(b))', ['https://acme.com/a_(b)']],
    ['a.co.uk und b.de', ['a.co.uk']],
    ['b.de/x und b.co', ['b.de/x', 'b.co']],
    ['Good.It is done.So what', []],
    ['münchen-acme.com', ['münchen-acme.com']],
    ['ACME.COM', ['ACME.COM']],
    ['https://acme.com:8443/x?y=1&z=2!', ['https://acme.com:8443/x?y=1&z=2']],
    ['https://münchen.de/路', ['https://münchen.de/']],
    ['見てhttps://acme.com/見て', ['https://acme.com/']],
    ['見てacme.comを', ['acme.com']],
    ['見て https://acme.com/見て', ['https://acme.com/']],
    ['write to care@acme.com', []],
    ['it is 12.50 at 3.30pm', []],
    ['e.g. this, i.e. that', []],
    ['report.docx', []],
    ['@acme.com #acme.com', []],
    ['https://t.co/abc', ['https://t.co/abc']],
  ])('finds the links of %j', (text, links) => {
    expect(cut(text)).toEqual(links);
  });

  it('counts every link as 23, however long it is', () => {
    expect(replyLength('https://t.co')).toBe(23);
    expect(replyLength(`https://acme.com/${'a'.repeat(500)}`)).toBe(23);
    expect(replyLength('see acme.com, or https://acme.com/x')).toBe(4 + 23 + 5 + 23);
  });

  it('counts plain text by its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcXYZ 019,!?-äöüß'), maxLength: 400 }), (text) => {
        expect(replyLength(text)).toBe([...text].length);
      }),
    );
  });

  it('counts composed and decomposed text alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(replyLength(text.normalize('NFD'))).toBe(replyLength(text.normalize('NFC')));
      }),
    );
  });

  it('counts whatever came as something between nothing and two for each character, links aside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const length = replyLength(text);
        const most = 2 * [...text.normalize('NFC')].length + 23 * linksIn(text.toWellFormed().normalize('NFC')).length;
        expect(length).toBeGreaterThanOrEqual(0);
        expect(length).toBeLessThanOrEqual(most);
        expect(length === 0).toBe(text === '');
      }),
    );
  });

  it('adds up over words that stand apart', () => {
    const word = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'abcdef😀行ä👍🏽'), minLength: 1, maxLength: 20 }),
      fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }),
      fc.constantFrom('acme.com', '@acme', '#bags', '👨‍👩‍👧‍👦'),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const apart = words.map((one) => replyLength(one)).reduce((sum, length) => sum + length, words.length - 1);
        expect(replyLength(words.join(' '))).toBe(apart);
      }),
    );
  });

  it('takes no longer than a moment for text made to tire it', () => {
    for (const text of [
      'a.'.repeat(20_000),
      'https://a.com/' + '('.repeat(20_000),
      '-'.repeat(20_000),
      `a${'-'.repeat(20_000)}`,
      '@a.'.repeat(10_000),
    ]) {
      expect(replyLength(text)).toBeGreaterThan(0);
    }
  });
});
