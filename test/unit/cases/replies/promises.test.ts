import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradictedBy, contradictedByCode, outcomesOf } from '../../../../src/cases/replies/contradiction.ts';
import { promisesOf } from '../../../../src/cases/replies/promises.ts';
import { defaultResolutions, type Conclusion } from '../../../../src/domain/index.ts';

const outcomes = outcomesOf(defaultResolutions);
const told = (text: string, over: Partial<Conclusion> = {}): Conclusion => ({
  kind: 'reply',
  text,
  code: null,
  by: 'Ann',
  at: '2026-11-18T12:00:00.000Z',
  case: 'c1',
  caseNumber: 1,
  visibility: 'public',
  ...over,
});
const sums = (text: string) => Object.fromEntries([...promisesOf(text).sums].map(([code, amounts]) => [code, [...amounts]]));

describe('sums of money', () => {
  it.each([
    ['Your refund of R 2 310 is on its way', { ZAR: ['2310.00'] }],
    ['We owe you €1.250,50', { EUR: ['1250.50'] }],
    ['That is 1,250.50 EUR, and 20 GBP', { EUR: ['1250.50'], GBP: ['20.00'] }],
    ['A voucher of $50', { $: ['50.00'] }],
    ['Row R2 and flight 417 cost nothing', { ZAR: ['2.00'] }],
    ['No sum at all, gate 12, 30 minutes', {}],
  ])('are read from “%s”', (text, expected) => {
    expect(sums(text)).toEqual(expected);
  });
});

describe('grants and refusals', () => {
  it.each([
    ['Your refund was approved', 'yes'],
    ['We will refund you in full', 'yes'],
    ['You are eligible for a voucher', 'yes'],
    ['You are not eligible for a voucher', 'no'],
    ['Sorry, we cannot refund this ticket', 'no'],
    ['The refund has not been approved', 'no'],
    ['Ihre Erstattung wurde genehmigt', 'yes'],
    ['Wir können das leider nicht erstatten', 'no'],
    ['We are looking into it', null],
    ['We cannot refund the fee, but we will refund the ticket', null],
  ] as const)('“%s” says %s', (text, answer) => {
    expect(promisesOf(text).answer).toBe(answer);
  });

  it('reads anything without failing, and the same text the same way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(promisesOf(text)).toEqual(promisesOf(text));
      }),
    );
  });
});

describe('an answer contradicts', () => {
  it.each([
    ['another sum in the same currency', 'We will pay R 500', 'Your refund of R 2 310 is approved', true],
    ['a yes where it was no', 'Good news, it was approved', 'We cannot refund this', true],
    ['nothing with the same sum', 'R 2,310.00 is on its way', 'Your refund of R 2 310 is approved', false],
    ['nothing with a sum in another currency', 'That is € 20', 'Your refund of R 2 310 is approved', false],
    ['nothing by small talk', 'Thank you for waiting', 'We cannot refund this', false],
  ])('%s', (_, mine, theirs, contradicts) => {
    expect(contradictedBy(mine, [told(theirs)], outcomes).length > 0).toBe(contradicts);
  });

  it('a refusal by its code, whatever its words say', () => {
    const refused = told('', { kind: 'resolution', code: 'refused' });
    expect(contradictedBy('Your refund was approved', [refused], outcomes)).toEqual([refused]);
  });

  it('never itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(contradictedBy(text, [told(text)], outcomes)).toEqual([]);
      }),
    );
  });
});

describe('solving with a code contradicts', () => {
  const earlier = (code: string) => [told('', { kind: 'resolution', code })];
  it.each([
    ['compensated', 'refused', true],
    ['refused', 'compensated', true],
    ['refused', 'refused', false],
    ['duplicate', 'refused', false],
    ['refused', 'duplicate', false],
  ])('%s after %s: %s', (code, before, contradicts) => {
    expect(contradictedByCode(code, earlier(before), outcomes).length > 0).toBe(contradicts);
  });
});
