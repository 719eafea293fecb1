import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, children, childText, parseXml } from '../../../../connectors/kit/xml.ts';
import { MalformedPayloadError } from '../../../../src/ports/connector.ts';

describe('parsing XML', () => {
  it('gives texts decoded once, attributes, and children one or many', () => {
    const root = parseXml(
      '<?xml version="1.0"?><!-- > --><a x="1 &gt; 0"><b>&lt;i&gt; &amp;amp;</b><b><![CDATA[<&amp;]]></b><c y=">"/></a>',
    );
    const a = children(root, 'a')[0];
    expect(attribute(a, 'x')).toBe('1 > 0');
    expect(children(a, 'b').map((b) => b['#text'])).toEqual(['<i> &amp;', '<&amp;']);
    expect([childText(a, 'nowhere', 'b'), attribute(children(a, 'c')[0], 'y'), children(a, 'none')]).toEqual([
      '<i> &amp;',
      '>',
      [],
    ]);
  });

  it.each([
    ['<a>', 'never closed'],
    ['<a></b>', 'not open'],
    ['<a/><b/>', 'more than one root'],
    ['<a/>words', 'outside'],
    ['words', 'outside'],
    ['', 'no element'],
    ['<a', 'never ends'],
    ['<a><!-- </a>', 'never ends'],
    ['<a x="></a>', 'never ends'],
    ['<a><3</a>', 'no name'],
    ['<a>'.repeat(101) + '</a>'.repeat(101), 'levels deep'],
    ['<__proto__>x</__proto__>', 'cannot be read'],
  ])('refuses %j', (xml, message) => {
    expect(() => parseXml(xml)).toThrow(MalformedPayloadError);
    expect(() => parseXml(xml)).toThrow(message);
  });

  it('reads over a document type, whose entities stay as they are', () => {
    const root = parseXml('<!DOCTYPE a SYSTEM "http://evil.example/x" [<!ENTITY b "boom">]><a>&b;</a>');
    expect(childText(root, 'a')).toBe('&b;');
  });

  it('throws nothing but MalformedPayloadError, whatever text comes', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1">',
      '</b>',
      '<c/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?p',
      '?>',
      '<!DOCTYPE a [',
      ']>',
      '"',
      '&amp;',
      '&',
      'x',
      '<',
      '>',
    );
    const reads = (text: string): boolean => {
      try {
        return typeof parseXml(text) === 'object';
      } catch (error) {
        return error instanceof MalformedPayloadError;
      }
    };
    fc.assert(fc.property(fc.array(piece), (pieces) => reads(pieces.join(''))));
    fc.assert(fc.property(fc.array(piece), (pieces) => reads(`<a>${pieces.join('')}</a>`)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), reads));
  });
});
