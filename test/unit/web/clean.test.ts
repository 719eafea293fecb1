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
  it('is empty when nothing in it can be seen', () => {
    expect(cleanName('\u200B\u2060 \u3164')).toBe('');
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
  it('shows what a look-alike host is really called', () => {
    expect(safeLink('https://аpple.com/')?.host).toBe('xn--pple-43d.com');
  });
});
