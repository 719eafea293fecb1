import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameText } from '../../../../connectors/x/sending/same-text.ts';

describe('whether a text that X shows is the one that was sent', () => {
  it.each([
    ['@jo_flies We are on it', 'We are on it'],
    ['@jo_flies @sam We are on it', '@jo_flies We are on it'],
    ['We are\n on  it ', 'We are on it'],
    ['See https://t.co/abc1', 'See https://acme.com/help'],
    ['See https://t.co/abc1', 'See acme.com/help'],
    ['See http://acme.com/help', 'See acme.com/help'],
    ['See https://acme.com/', 'See https://acme.com'],
    ['cafe\u0301', 'café'],
  ])('%j is %j', (shown, sent) => {
    expect(isSameText(shown, sent)).toBe(true);
  });

  it.each([
    ['@jo_flies We are on it!', 'We are on it'],
    ['We are', 'We are on it'],
    ['See https://acme.com/a', 'See https://acme.com/b'],
    ['See https://t.co/abc1', 'See you'],
    ['', 'x'],
  ])('%j is not %j', (shown, sent) => {
    expect(isSameText(shown, sent)).toBe(false);
  });

  it('knows every text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        expect(isSameText(`@jo_flies said: ${text}`, `said: ${text}`)).toBe(true);
      }),
    );
  });
});
