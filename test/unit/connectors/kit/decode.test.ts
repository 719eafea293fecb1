import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../../../connectors/kit/decode.ts';

const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>`;

describe('decoding XML', () => {
  it.each([
    ['the declaration', Buffer.from(`${declared('ISO-8859-1')}é`, 'latin1'), undefined, 'é'],
    ['the header before the declaration', Buffer.from(`${declared('ISO-8859-1')}é`, 'utf8'), 'text/xml; charset="UTF-8"', 'é'],
    [
      'the byte order mark before everything',
      Buffer.from(`\uFEFF${declared('UTF-16')}é`, 'utf16le'),
      'text/xml; charset=utf-8',
      'é',
    ],
    ['nothing, so UTF-8', Buffer.from('é', 'utf8'), 'text/xml', 'é'],
    ['an unknown name, so UTF-8', Buffer.from(`${declared('klingon')}é`, 'utf8'), 'text/xml; charset=klingon', 'é'],
    ['Windows-1252 with its quotes', Buffer.from([...Buffer.from(declared('windows-1252')), 0x93, 0x80, 0x94]), undefined, '“€”'],
  ])('goes by %s', (_, bytes, contentType, text) => {
    expect(decodeXml(bytes, contentType).endsWith(text)).toBe(true);
  });
});
