import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../connectors/kit/json.ts';

describe('JSON that keeps the digits of long ids', () => {
  it('turns integers beyond 2^53 into strings and leaves everything else', () => {
    const text =
      '{"a":9007199254740993,"b":[-12345678901234567890 ,1],"c":9007199254740991,"d":1.12345678901234567890,"e":"12345678901234567890"}';
    expect(parseJson(text)).toEqual({
      a: '9007199254740993',
      b: ['-12345678901234567890', 1],
      c: 9007199254740991,
      d: 1.1234567890123457,
      e: '12345678901234567890',
    });
  });

  it('leaves numbers inside strings alone, escapes included', () => {
    expect(parseJson(String.raw`{"a":"\"12345678901234567890\\","b":12345678901234567890}`)).toEqual({
      a: '"12345678901234567890\\',
      b: '12345678901234567890',
    });
  });

  it.each([
    '',
    '{',
    '{12345678901234567890:1}',
    '01234567890123456789',
    '"open',
    '[1,]',
    'undefined',
    '-',
    '1 12345678901234567890',
  ])('refuses %j as JSON.parse does', (text) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'not-json' }));
  });

  it('never quotes the text in its error', () => {
    expect(() => parseJson('{"text": private words}')).not.toThrow(/private/);
  });

  it('takes a byte order mark', () => {
    expect(parseJson('\uFEFF{}')).toEqual({});
  });

  it('refuses hostile nesting before anything recursive meets it', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(() => parseJson(deep)).toThrow(expect.objectContaining({ code: 'too-deep' }));
    expect(() => parseJson('['.repeat(128) + ']'.repeat(128))).not.toThrow();
    expect(() => parseJson('[[1]]', { maxDepth: 1 })).toThrow(expect.objectContaining({ code: 'too-deep' }));
  });

  it('reads every JSON value as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(quoteLong(JSON.parse(text))));
      }),
    );
  });

  it('accepts exactly the texts that JSON.parse accepts', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      '1',
      '-',
      '12345678901234567890',
      ' ',
      'null',
      'e',
      '.',
      '"a"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(accepts(() => parseJson(text))).toBe(accepts(() => JSON.parse(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the digits of any integer', () => {
    fc.assert(
      fc.property(fc.bigInt(), (integer) => {
        expect(String(parseJson(`[${integer}]`))).toBe(String(integer));
      }),
    );
  });
});

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}

/** JSON.stringify writes a long integral double with all its digits up to 1e21: those become strings too. */
function quoteLong(value: unknown): unknown {
  if (typeof value === 'number') {
    const written = JSON.stringify(value);
    return /^-?\d{16,}$/.test(written) && !Number.isSafeInteger(value) ? written : value;
  }
  if (Array.isArray(value)) return value.map(quoteLong);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, quoteLong(inner)]));
  }
  return value;
}
