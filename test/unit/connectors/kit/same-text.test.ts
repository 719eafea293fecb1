import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparableText, sameText } from '../../../../connectors/kit/same-text.ts';

const ENCODED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const encode = (text: string): string => text.replace(/[&<>"']/g, (character) => ENCODED[character] ?? character);

/** Texts of words, marks and entities as people and networks write them. */
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '&amp;',
        '&amp;lt;',
        'a & b',
        '<b>',
        '\u00A0',
        '\n\n',
        'cafe\u0301',
        'https://acme.example/a?b=1&c=2',
        '@acme',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

describe('whether a network shows our text', () => {
  it.each([
    ['the very text', 'Sorry, Jo. We look into it.', 'Sorry, Jo. We look into it.'],
    ['entities', 'Bags & boxes < 20 kg', 'Bags &amp; boxes &lt; 20 kg'],
    ['entities encoded twice', 'Bags & boxes', 'Bags &amp;amp; boxes'],
    ['composed characters', 'Cafe\u0301', 'Caf\u00E9'],
    ['folded white space', 'Hello Jo,\n\n  thanks\u00A0a lot ', ' Hello Jo, thanks a lot'],
    ['zero-width marks', 'thanks\u200B a lot', 'thanks a\u200E lot'],
    ['a shortened link', 'See https://acme.example/help?id=1 please', 'See https://t.co/aB3dE please'],
    ['a shortened link inside brackets', 'Here (https://acme.example/a).', 'Here (https://t.co/aB3dE).'],
    ['a bare domain made a link', 'Write to us at acme.example today', 'Write to us at https://t.co/Zz9 today'],
    ['a link between words without spaces', '詳細はhttps://acme.example/をご覧', '詳細はhttps://t.co/aB3dEをご覧'],
    ['two links in one word', 'a.example/1|b.example/2', 'https://t.co/aa|https://t.co/bb'],
    ['the link of a picture behind it', 'Look at this', 'Look at this https://t.co/aB3dE'],
  ])('sees through %s', (_what, ours, shown) => {
    expect(sameText(ours, shown)).toBe(true);
  });

  it.each([
    ['another word', 'We look into it', 'We looked into it'],
    ['another case', 'no', 'No'],
    ['a missing end', 'We look into it today', 'We look into it'],
    ['a longer text', 'We look', 'We look into it'],
    ['a word where a link is shown', 'See tomorrow please', 'See https://t.co/aB3dE please'],
    ['a word where the first of two links is shown', 'first|b.example/2', 'https://t.co/aa|https://t.co/bb'],
    ['a link in the middle that we did not write', 'See please', 'See https://t.co/aB3dE please'],
    ['other words round a link', 'Here (https://acme.example/a).', 'There (https://t.co/aB3dE).'],
    ['a name in front, unless told', 'Thanks', '@jo Thanks'],
    ['nothing', 'Thanks', ''],
  ])('is not misled by %s', (_what, ours, shown) => {
    expect(sameText(ours, shown)).toBe(false);
  });

  it('leaves out the names that a network puts in front, where told', () => {
    const options = { ignoreLeadingHandles: true };
    expect(sameText('Thanks, we look into it', '@jo @acme_help Thanks, we look into it', options)).toBe(true);
    expect(sameText('@jo Thanks', '@acme_help @jo Thanks', options)).toBe(true);
    expect(sameText('@jo Thanks', 'Thanks', options)).toBe(false);
    expect(sameText('Thanks', '@jo Thank you', options)).toBe(false);
  });

  it('knows every text again after encoding, decomposing and wrapping', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(sameText(text, text)).toBe(true);
        expect(sameText(text, encode(text))).toBe(true);
        expect(sameText(text, text.normalize('NFD'))).toBe(true);
        expect(sameText(text, ` ${text.replaceAll(' ', '\n ')}\n`)).toBe(true);
      }),
    );
  });

  it('never takes a text for one with a word more', () => {
    fc.assert(
      fc.property(texts, fc.stringMatching(/^[a-z]{1,8}$/), (text, word) => {
        expect(sameText(text, `${text} ${word}`)).toBe(false);
        expect(sameText(`${text} ${word}`, text)).toBe(false);
      }),
    );
  });

  it('brings a text into one form only once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(comparableText(comparableText(text))).toBe(comparableText(text));
      }),
    );
  });
});
