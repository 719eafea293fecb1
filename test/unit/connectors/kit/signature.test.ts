import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, equalSecrets, hmac, verifyHmacBase64, verifyHmacHex } from '../../../../connectors/kit/signature.ts';
import { sharedFixture } from '../../../fixtures.ts';

const body = Buffer.from('{"object":"page","entry":[]}');
const hexOf = (secret: string, bytes: Uint8Array): string => `sha256=${hmac(secret, bytes).toString('hex')}`;

describe('signatures over raw bytes', () => {
  it('knows the test case 2 of RFC 4231', () => {
    const digest = hmac('Jefe', 'what do ya want for nothing?');
    expect(digest.toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
    expect(
      verifyHmacBase64({
        secret: 'Jefe',
        body: 'what do ya want for nothing?',
        signature: `sha256=${digest.toString('base64')}`,
        prefix: 'sha256=',
      }),
    ).toBe(true);
  });

  it('accepts the right signature, in capitals too', () => {
    const signature = hexOf('key', body);
    expect(verifyHmacHex({ secret: 'key', body, signature, prefix: 'sha256=' })).toBe(true);
    expect(
      verifyHmacHex({ secret: 'key', body, signature: `sha256=${signature.slice(7).toUpperCase()}`, prefix: 'sha256=' }),
    ).toBe(true);
  });

  it.each([
    undefined,
    '',
    'sha256=',
    'sha256=zz',
    'sha1=00',
    'sha256=00',
    hexOf('other', body),
    hexOf('key', Buffer.from('other')),
  ])('refuses %s', (signature) => {
    expect(verifyHmacHex({ secret: 'key', body, signature, prefix: 'sha256=' })).toBe(false);
    expect(verifyHmacBase64({ secret: 'key', body, signature, prefix: 'sha256=' })).toBe(false);
  });

  it('refuses everything while there is no secret', () => {
    expect(verifyHmacHex({ secret: '', body, signature: hexOf('', body), prefix: 'sha256=' })).toBe(false);
  });

  it('accepts only the body that was signed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 64 }), (signed, sent) => {
        const ok = verifyHmacHex({ secret: 'key', body: sent, signature: hexOf('key', signed), prefix: 'sha256=' });
        expect(ok).toBe(Buffer.compare(signed, sent) === 0);
      }),
    );
  });

  it('reads base64 of both alphabets, padded or not', () => {
    for (const text of ['+/8=', '-_8=', '+/8', '-_8']) expect(decodeBase64(text)).toEqual(Buffer.from([0xfb, 0xff]));
    expect(decodeBase64('not base64!')).toBeUndefined();
  });

  it('compares secrets of any length', () => {
    expect(equalSecrets('a', 'a')).toBe(true);
    expect(equalSecrets('a', 'ab')).toBe(false);
    expect(equalSecrets('', '')).toBe(true);
  });

  const vectors = sharedFixture('signatures', 'vectors.json');
  it.runIf(vectors !== undefined)('agrees with the published vectors', () => {
    const rows = JSON.parse(readFileSync(vectors ?? '', 'utf8')) as readonly Record<string, string>[];
    const hub = rows.find((row) => row['header'] !== undefined);
    expect(
      verifyHmacHex({ secret: hub?.['secret'] ?? '', body: hub?.['body'] ?? '', signature: hub?.['header'], prefix: 'sha256=' }),
    ).toBe(true);
    const x = rows.find((row) => row['response_token'] !== undefined);
    expect(
      verifyHmacBase64({
        secret: x?.['secret'] ?? '',
        body: x?.['message'] ?? '',
        signature: x?.['response_token'],
        prefix: 'sha256=',
      }),
    ).toBe(true);
  });
});
