import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, cleanText, safeLink } from '../../../web/text/clean.ts';

describe('texts of authors, before they are shown', () => {
  it('lose what turns their direction around, and keep joiners that scripts and emoji need', () => {
    expect(cleanText('pay \u202Egro.elpmaxe\u2066')).toBe('pay gro.elpmaxe');
    expect(cleanText('👩‍🚀 می‌خواهم')).toBe('👩‍🚀 می‌خواهم');
  });
  it('lose controls and keep line breaks and tabs', () => {
    expect(cleanText('a\u0000b\u001Bc\n\td\u009F')).toBe('abc\n\td');
  });
  it('lose marks stacked higher than four', () => {
    expect(cleanText(`Z${'\u0335'.repeat(50)}`)).toBe(`Z${'\u0335'.repeat(4)}`);
  });
  it('lose what draws nothing and splits or hides words', () => {
    expect(cleanText('re\u200Bfund\u00AD no\u2060w\u206A')).toBe('refund now');
    expect(cleanText('a\uFE0F\uFE0F\uFE01b')).toBe('a\uFE0Fb');
    expect(cleanText('hi\u{E0101}\u{E0140}')).toBe('hi');
    expect(cleanText('葛\u{E0100}')).toBe('葛\u{E0100}');
    expect(cleanText('x\u200D\u200D\u200Dy')).toBe('x\u200Dy');
  });
  it('end their lines alike, whatever system wrote them', () => {
    expect(cleanText('a\r\nb\rc\u2028d\u2029e\u0085f')).toBe('a\nb\nc\nd\ne\nf');
  });
  it('never hold a lone surrogate or a direction trick', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});

describe('a name', () => {
  it('stands on one line and is never endless', () => {
    expect(cleanName('  Jo\n\n  Ann ')).toBe('Jo Ann');
    expect(cleanName('x'.repeat(500))).toHaveLength(80);
  });
  it('keeps the joiners inside of it, and no others', () => {
    expect(cleanName('می\u200Cخواهم')).toBe('می\u200Cخواهم');
    expect(cleanName('👩\u200D🚀 Jo')).toBe('👩\u200D🚀 Jo');
    expect(cleanName('\u200DJo\u200C Ann\u200D')).toBe('Jo Ann');
  });
  it('cannot turn what stands after it around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanName(text)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\n\t]/u);
      }),
    );
  });
  it('is empty when nothing in it can be seen', () => {
    expect(cleanName('\u200B\u2060 \u3164\u200D\u2800\uFEFF')).toBe('');
    expect(cleanName(null)).toBe('');
  });
});

describe('a link', () => {
  it('leads to the web or nowhere', () => {
    expect(safeLink('javascript:alert(1)')).toBeNull();
    expect(safeLink('data:text/html,x')).toBeNull();
    expect(safeLink('not an address')).toBeNull();
    expect(safeLink('https://x.example/1')).toEqual({ href: 'https://x.example/1', host: 'x.example' });
  });
  it('leads to no other host than the one that is shown', () => {
    expect(safeLink('https://bank.example@evil.example/x')).toEqual({ href: 'https://evil.example/x', host: 'evil.example' });
    expect(safeLink('https://bank.example:secret@evil.example/')?.href).toBe('https://evil.example/');
    expect(safeLink('https://evil.example\\@bank.example/')?.host).toBe('evil.example');
  });
  it('shows what a look-alike host is really called', () => {
    expect(safeLink('https://аpple.com/')?.host).toBe('xn--pple-43d.com');
    expect(safeLink('https://bank\u200B.example/')?.host).toBe('bank.example');
    expect(safeLink('https://ｂａｎｋ.example/')?.host).toBe('bank.example');
    expect(safeLink('https://b\u202Eank.example/')).toBeNull();
  });
});
