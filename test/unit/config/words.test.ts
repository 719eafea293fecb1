import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKind, parseHttpAddress } from '../../../config/addresses.ts';
import { editDistance, nearest } from '../../../config/nearest.ts';
import { substitute } from '../../../config/variables.ts';

describe('the nearest known word', () => {
  it.each([
    ['nmae', 'name'],
    ['Credentails', 'credentials'],
    ['queu', 'queues'],
    ['pol', 'poll'],
    ['zzz', undefined],
    ['', undefined],
  ])('of %s is %s', (word, expected) => {
    expect(nearest(word, ['name', 'credentials', 'queues', 'poll'])).toBe(expected);
  });

  it('is told by a distance that is none to itself and the same both ways', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('variables in a text', () => {
  it('leave any text without "${" as it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('${')),
        (text) => {
          expect(substitute(text, {}).text).toBe(text);
        },
      ),
    );
  });

  it('are not filled in a second time when a value holds one', () => {
    expect(substitute('${A}', { A: '${B}', B: 'b' }).text).toBe('${B}');
  });
});

describe('an address', () => {
  it.each([
    ['https://api.x.com', 'public'],
    ['http://8.8.8.8', 'public'],
    ['http://localhost:1', 'loopback'],
    ['http://127.9.9.9', 'loopback'],
    ['http://2130706433', 'loopback'],
    ['http://[::ffff:127.0.0.1]', 'loopback'],
    ['http://10.1.2.3', 'private'],
    ['http://169.254.169.254', 'private'],
    ['http://[fd00::1]', 'private'],
    ['http://0.0.0.0', 'private'],
  ])('%s is %s', (text, kind) => {
    const url = parseHttpAddress(text);
    expect(url && addressKind(url)).toBe(kind);
  });

  it.each(['ftp://a.example', 'https://u:p@a.example', 'a.example', ''])('%j is none', (text) => {
    expect(parseHttpAddress(text)).toBeUndefined();
  });
});
