import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Characters } from '../../../../src/understand/private/characters.ts';
import { findIn, findPrivateData, maskPrivateData } from '../../../../src/understand/private/find.ts';
import { card, iban, identity, prose, shards } from './generate.ts';

const RUNS = 500;

describe('private data in a text', () => {
  it.each([
    ['Call me on 082 123 4567 please', 'Call me on [phone] please'],
    ['phone +27 (0) 82 123-4567', 'phone [phone]'],
    ['on 0044 7911 123456 today', 'on [phone] today'],
    ['020 7946 0958 or 07700 900123', '[phone] or [phone]'],
    ['(415) 555-2671', '[phone]'],
    ['1-800-555-0199, +1 415 555 2671', '[phone], [phone]'],
    ['0151 23456789 und 030/123456', '[phone] und [phone]'],
    ['Tel: 030 123456', 'Tel: [phone]'],
    ['my line is 08031234567', 'my line is [phone]'],
    ['+234 803 123 4567 / +254 712 345 678', '[phone] / [phone]'],
    ['0712345678', '[phone]'],
    ['airtel 98765 43210 and +91 98765-43210', 'airtel [phone] and [phone]'],
    ['message https://wa.me/27821234567', 'message https://wa.me/[phone]'],
    ['tel:0821234567', 'tel:[phone]'],
    ['٠٥٠١٢٣٤٥٦٧ / ९८७६५४३२१०', '[phone] / [phone]'],
    ['0\ufe0f\u20e38\ufe0f\u20e32\ufe0f\u20e31234567', '[phone]'],
    ['call 5551234', 'call [phone]'],
    ['082 123 4567(083 987 6543)', '[phone][phone])'],
    ['电话0821234567', '电话[phone]'],
  ])('finds the telephone number of %j', (text, masked) => {
    expect(maskPrivateData(text)).toBe(masked);
  });

  it.each([
    ['write jo@mail.example.com.', 'write [email].'],
    ['jo.m+x@mail.co.za, thanks', '[email], thanks'],
    ['jo at mail dot com', '[email]'],
    ['john dot smith at gmail dot com', '[email]'],
    ['jo [at] mail.com or jo(at)mail(dot)com', '[email] or [email]'],
    ['jo @ mail . com', '[email]'],
    ['jo.m at gmail.com', '[email]'],
    ['jo arroba mail punto com', '[email]'],
  ])('finds the address of %j', (text, masked) => {
    expect(maskPrivateData(text)).toBe(masked);
  });

  it.each([
    ['card 4111 1111 1111 1111 exp 12/27', 'card [card] exp 12/27'],
    ['3782 822463 10005', '[card]'],
    ['my id 8001015009087 ok', 'my id [id-number] ok'],
    ['800101 5009 087', '[id-number]'],
    ['into DE89 3704 0044 0532 0130 00 please', 'into [iban] please'],
    ['gb29nwbk60161331926819', '[iban]'],
    ['NI AB 12 34 56 C', 'NI [id-number]'],
    ['PAN ABCPK1234L', 'PAN [id-number]'],
    ['078-05-1120', '[id-number]'],
    ['2341 2341 2346', '[id-number]'],
    ['passport A12345678', 'passport [passport]'],
    ['BVN: 22123456789', 'BVN: [id-number]'],
    ['ID number 12345678', 'ID number [id-number]'],
    ['account number 62012345678', 'account number [account]'],
    ['my acc. no. is 1234567', 'my acc. no. is [account]'],
    ['a/c 12345678', 'a/c [account]'],
    ['rekeningnommer 4012345678', 'rekeningnommer [account]'],
    ['Kontonummer: 532013000', 'Kontonummer: [account]'],
    ['polis 123456 en policy POL-123456', 'polis [account] en policy [account]'],
    ['inombolo ye-akhawunti 62012345678', 'inombolo ye-akhawunti [account]'],
    ['62012345678 is my account number', '[account] is my account number'],
  ])('finds the number of %j', (text, masked) => {
    expect(maskPrivateData(text)).toBe(masked);
  });

  it.each([
    'order 1234567890 and Order #4032918271, ref 8001234567',
    'order no: 0821234567, order id 12345678',
    'tracking 9400111899223197428497, AWB 7712345678 since 18.11.2024',
    'flight SA 234 at 10:30 on 2024-11-18 12:30, 01.02.2024 08:00',
    'R1 299.00, R12999, $4,000,000, 1 299 000 rand, 3 000 000 000 people, paid 0821234567 rand',
    'https://x.example/a/status/1234567890123456789 and site.example/9876543210',
    '192.168.100.200, ISBN 978-0-13-468599-1, EAN 4006381333931, 302-8212345-0823456',
    'I paid 15000 into my account since 2019; my account was debited 15000',
    'look at shop.com, I was at home. Then @jo@social.example and @jo12345678 #0821234567',
    'call between 0800-1730 on gate 12, seat 14C, KX204, 2024-2025, 99%, 1/2, 50 000 miles',
    '4111111111111112 and 8001015009088 and DE88370400440532013000 and 9913325009087',
    'parcel 1Z999AA10123456784 and RR123456785ZA',
    'why is BA 55 to Jhb delayed by 15 hours, article PN 320008A',
    'policy of R1500.00, account for R3156, policy (1996-2021), my account on 2014/08/27, today is the 14/01/015',
    'via @jo.com, 49.99 @ shop.example.com, at that point in time, like Jo @mango.com',
    'number#16796609 and #3675078881 my membership',
  ])('leaves %j as it is', (text) => {
    expect(maskPrivateData(text)).toBe(text);
  });

  it('tells where it stands, in UTF-16 units', () => {
    expect(findPrivateData('😀 +27821234567, jo@mail.com')).toEqual([
      { kind: 'phone', start: 3, end: 15 },
      { kind: 'email', start: 17, end: 28 },
    ]);
  });

  const kinds = [
    ['card', card],
    ['id-number', identity],
    ['iban', iban],
  ] as const;
  it.each(kinds)('finds every %s in any prose and leaves none of its digits', (kind, secret) => {
    fc.assert(
      fc.property(prose, secret, prose, (left, number, right) => {
        // A number of the prose beside it would be read as part of it.
        const text = `${left} so: ${number} ; ${right}`;
        const start = left.length + 5;
        expect(findPrivateData(text)).toContainEqual({ kind, start, end: start + number.length });
        expect(maskPrivateData(text)).toBe(`${maskPrivateData(left)} so: [${kind}] ; ${maskPrivateData(right)}`);
      }),
      { numRuns: RUNS },
    );
  });

  it('masks the same text once: masking again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(shards, fc.string({ unit: 'binary' }), prose), (text) => {
        const masked = maskPrivateData(text);
        expect(maskPrivateData(masked)).toBe(masked);
      }),
      { numRuns: 4 * RUNS },
    );
  });

  it('gives findings in order that never overlap, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(shards, fc.string({ unit: 'binary' })), (text) => {
        let free = 0;
        for (const { start, end } of findPrivateData(text)) {
          expect(start).toBeGreaterThanOrEqual(free);
          expect(end).toBeGreaterThan(start);
          free = end;
        }
        expect(free).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 4 * RUNS },
    );
  });
});

/** How many characters are looked at while a text is read. */
function reads(text: string): number {
  let count = 0;
  const counted: Characters = {
    length: text.length,
    charCodeAt: (at) => {
      count += 1;
      return text.charCodeAt(at);
    },
    slice: (from, to) => {
      count += to - from;
      return text.slice(from, to);
    },
  };
  findIn(counted);
  return count;
}

describe('the work that private data takes', () => {
  const LENGTH = 20_000;
  const PARTS = [
    ...'1 1- a@ a1 + ((( \u200b 1\u200b @. a. 9876543210/ ٠ ab12- https:// \ud800 👍'.split(' '),
    ...'12 |0821234567 |a at |a1111 |DE12 |4111 1111 1111 1111 |acc 1 |id |a dot |[at] a.| |jo @ mail . com '.split('|'),
  ];
  it.each(PARTS.map((part) => [part]))('grows with the length of a text of %j and no faster', (part) => {
    const text = (length: number): string => part.repeat(length).slice(0, length);
    const [once, twice] = [reads(text(LENGTH)), reads(text(2 * LENGTH))];
    expect(twice).toBeLessThan(2.1 * once + 1000);
    expect(twice / (2 * LENGTH)).toBeLessThan(700);
  });

  it('grows no faster than the text, whatever it is made of', () => {
    fc.assert(
      fc.property(shards, (part) => {
        fc.pre(part.length > 3);
        const text = part.repeat(Math.ceil(4000 / part.length));
        const [once, twice] = [reads(text), reads(text + text)];
        expect(twice).toBeLessThan(2.2 * once + 5000);
      }),
      { numRuns: 100 },
    );
  });
});
