import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, decodeEntities, htmlToText, joinTitle, matchesTerms, plainText } from '../../../../connectors/kit/text.ts';

describe('decoding character references', () => {
  it.each([
    ['Caf&eacute; &amp; bar', 'Café & bar'],
    ['&#39;&#x1F600;&#128;', "'😀€"],
    ['&amp;lt;', '&lt;'],
    ['&#0;&#xD800;&#x110000;', '\uFFFD\uFFFD\uFFFD'],
    ['&nosuch; & &; AT&T', '&nosuch; & &; AT&T'],
  ])('makes %j into %j', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded);
  });
});

describe('reading HTML as text', () => {
  it('breaks lines where a browser would', () => {
    const html =
      '<div><p>One  two</p>\n<p>Three<br>four &amp; five</p><ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table></div>';
    expect(htmlToText(html)).toBe('One two\nThree\nfour & five\na\nb\nc d');
  });

  it('leaves out what is not shown', () => {
    expect(htmlToText('a<script>alert("<b>")</script><!-- <p>x --><style>p{}</style>b<script>open')).toBe('ab');
  });

  it('keeps signs that are no tags', () => {
    expect(htmlToText('3 < 4 and 5 > 4, <3')).toBe('3 < 4 and 5 > 4, <3');
  });

  it('leaves no tag of a document behind, and never throws', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<br/>',
      '<b class="x">',
      'text',
      ' ',
      '<',
      '>',
      '&lt;',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '\uD800',
    );
    fc.assert(fc.property(fc.array(piece), (pieces) => htmlToText(pieces.join('')).isWellFormed()));
  });

  it.each(['<a ', '<script', '<!--', '&#', '<', '<br', '<p>'])('takes hostile repeats of %j without effort', (piece) => {
    expect(htmlToText(piece.repeat(100_000)).length).toBeLessThanOrEqual(piece.length * 100_000);
  });
});

describe('texts of authors', () => {
  it('lose only what cannot be shown', () => {
    expect(plainText('a\u0000b\u0007\tc\r\nd\uD800')).toBe('ab\tc\r\nd\uFFFD');
  });

  it('have title and body apart', () => {
    expect(joinTitle('T', 'B')).toBe('T\n\nB');
    expect(joinTitle(' ', 'B ')).toBe('B ');
    expect(joinTitle('T', null)).toBe('T');
    expect(joinTitle(null, undefined)).toBe('');
  });

  it('are clipped between characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(20),
        (text, limit) => clip(text, limit).length <= limit && clip(text, limit).isWellFormed(),
      ),
    );
  });

  it('match terms whatever their case, unless excluded', () => {
    const listenFor = { terms: ['acme air'], exclude: ['airsoft'] };
    expect(matchesTerms('ACME AIR is late', listenFor)).toBe(true);
    expect(matchesTerms('acme airsoft', listenFor)).toBe(false);
    expect(matchesTerms('rain', listenFor)).toBe(false);
    expect(matchesTerms('rain', { terms: [], exclude: [] })).toBe(true);
  });
});
