import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { assertAddressAllowed, guardedLookup, isAddressAllowed } from '../../../../connectors/kit/address-guard.ts';
import { RemedyError } from '../../../../src/ports/remedy.ts';

const forbidden = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '100.100.100.200',
  '127.0.0.1',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.192',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '64:ff9b:1::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'not an address',
  '',
];

describe('which addresses may be called', () => {
  it.each(forbidden)('refuses %s', (ip) => {
    expect(isAddressAllowed(ip, { allowPrivate: false })).toBe(false);
  });

  it.each(['8.8.8.8', '157.240.1.35', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    'lets the public %s through',
    (ip) => {
      expect(isAddressAllowed(ip, { allowPrivate: false })).toBe(true);
    },
  );

  it.each(['127.0.0.1', '10.0.0.1', '192.168.7.7', '::1', 'fd12::1', '::ffff:127.0.0.1'])(
    'lets %s through when private is allowed',
    (ip) => {
      expect(isAddressAllowed(ip, { allowPrivate: true })).toBe(true);
    },
  );

  it.each([
    '169.254.169.254',
    'fe80::1',
    'fd00:ec2::254',
    '100.100.100.200',
    '168.63.129.16',
    '0.0.0.0',
    '224.0.0.1',
    '::ffff:169.254.169.254',
  ])('refuses %s even when private is allowed', (ip) => {
    expect(isAddressAllowed(ip, { allowPrivate: true })).toBe(false);
  });

  it('never lets an IPv4 address through in IPv6 clothes that it refuses without', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        expect(isAddressAllowed(`::ffff:${ip}`, { allowPrivate: false })).toBe(isAddressAllowed(ip, { allowPrivate: false }));
      }),
    );
  });
});

describe('checking an address before the call', () => {
  it.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]:8080/',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://example.org/',
    'https://user:pass@example.org/',
    'https://user@example.org/',
    'https://:pass@example.org/',
    'no address',
  ])('refuses %s', (url) => {
    expect(() => assertAddressAllowed(url, { allowPrivate: false })).toThrow(
      expect.objectContaining({ name: 'RemedyError', remedy: 'give-up', code: 'forbidden-address' }),
    );
  });

  it('lets https through and gives back the parsed address', () => {
    expect(assertAddressAllowed('https://example.org/a', { allowPrivate: false }).hostname).toBe('example.org');
  });

  it('names neither query nor password in its message', () => {
    const messageOf = (url: string): string => {
      try {
        assertAddressAllowed(url, { allowPrivate: false });
        return 'nothing was thrown';
      } catch (error) {
        return error instanceof RemedyError ? error.message : 'another error';
      }
    };
    expect(messageOf('http://10.0.0.1/hook/s3cret?token=s3cret')).not.toContain('s3cret');
    expect(messageOf('https://jo:s3cret@example.org/')).not.toContain('s3cret');
  });
});

describe('resolving a host name', () => {
  const resolveTo = (addresses: readonly { address: string; family: number }[]) =>
    guardedLookup({ allowPrivate: false }, (_host, _options, callback) => callback(null, [...addresses]));

  const ask = (lookup: ReturnType<typeof guardedLookup>, all: boolean): Promise<unknown> =>
    new Promise((done, fail) => {
      lookup('host.example', { all }, (error, address) => (error === null ? done(address) : fail(error)));
    });

  it('hands over exactly the addresses that were checked', async () => {
    const lookup = resolveTo([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
    await expect(ask(lookup, true)).resolves.toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
    await expect(ask(lookup, false)).resolves.toBe('8.8.8.8');
  });

  it('refuses a host one of whose addresses is private', async () => {
    const lookup = resolveTo([
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
    await expect(ask(lookup, true)).rejects.toMatchObject({ code: 'forbidden-address' });
  });

  it('passes on that a host does not exist', async () => {
    const lookup = guardedLookup({ allowPrivate: false }, (_host, _options, callback) =>
      callback(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }), []),
    );
    await expect(ask(lookup, true)).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(ask(resolveTo([]), true)).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
