import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, endOf, quotes } from '../../../src/insights/answers.ts';
import { bm25 } from '../../../src/insights/bm25.ts';
import { maskNames, namesOf } from '../../../src/insights/mask-names.ts';
import { rank, type Candidate } from '../../../src/insights/suggest.ts';
import { foldedWords } from '../../../src/insights/words.ts';
import type { Reply } from '../../../src/domain/index.ts';
import { makeCustomer } from '../../contracts/people.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';

const word = fc.constantFrom('bag', 'late', 'refund', 'where', 'plane', 'crew', 'gate');
const words = fc.array(word, { maxLength: 12 });
const counts = { uses: fc.nat(50), solved: fc.nat(50), reopened: fc.nat(50) };
const candidates = fc
  .array(fc.record({ words, ...counts }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((one, index): Candidate => ({ ...one, id: `c${index}` })));

describe('words of a text', () => {
  it('are folded: one case, no accents, nothing invisible', () => {
    expect(foldedWords('Où est MA va\u00adlise? A 42')).toEqual(['ou', 'est', 'ma', 'valise', '42']);
  });

  it('are never too many, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => foldedWords(text).length <= 300));
  });
});

describe('likeness', () => {
  it('is greatest for the text that has the rarer words of the question, and nothing without a common word', () => {
    const scores = bm25(
      ['where', 'is', 'suitcase'],
      [['where', 'is', 'it'], ['suitcase', 'is', 'there'], ['hello'], ['where', 'now']],
    );
    expect(scores[1]).toBeGreaterThan(scores[0] ?? 0);
    expect(scores[2]).toBe(0);
  });

  it('is a number and never negative', () => {
    fc.assert(
      fc.property(words, fc.array(words), (question, texts) =>
        bm25(question, texts).every((score) => Number.isFinite(score) && score >= 0),
      ),
    );
  });
});

describe('the ranking of suggestions', () => {
  const scoreOf = (question: readonly string[], all: readonly Candidate[], id: string): number =>
    rank(question, all).find((one) => one.id === id)?.score ?? Number.NaN;
  const changed = (all: readonly Candidate[], change: Partial<Candidate>) =>
    all.map((one, index) => (index === 0 ? { ...one, ...change } : one));
  const first = (all: readonly Candidate[]): Candidate => all[0] ?? { id: '', words: [], uses: 0, solved: 0, reopened: 0 };

  it('never falls with another use or another case that stayed solved, and never rises with one that came back', () => {
    fc.assert(
      fc.property(words, candidates, (question, all) => {
        const { id, uses, solved, reopened } = first(all);
        const before = scoreOf(question, all, id);
        expect(scoreOf(question, changed(all, { uses: uses + 1 }), id)).toBeGreaterThanOrEqual(before);
        expect(scoreOf(question, changed(all, { solved: solved + 1 }), id)).toBeGreaterThanOrEqual(before);
        expect(scoreOf(question, changed(all, { reopened: reopened + 1 }), id)).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('keeps everything, once, best first, in 0 to 1', () => {
    fc.assert(
      fc.property(words, candidates, (question, all) => {
        const ranked = rank(question, all);
        expect(ranked.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        ranked.forEach(({ score }, index) => {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          expect(score).toBeLessThanOrEqual(ranked[index - 1]?.score ?? 1);
        });
      }),
    );
  });
});

describe('an answer that is kept', () => {
  const customer = { ...makeCustomer({ name: 'Grace van Wyk' }), identities: [] };
  const mention = makeMention({
    id: 'm1',
    text: 'You people left my blue suitcase in the rain again, call 082 555 0142',
    author: { externalId: 'g', handle: '@gracevw', name: 'Grace van Wyk', followers: null, verified: null },
  });
  const reply = (text: string, over: Partial<Reply> = {}): Reply => ({
    id: 'r1',
    brand: 'acme',
    network: 'x',
    connection: 'acme-x',
    case: 'c1',
    customer: customer.id,
    topic: 'baggage',
    mention: 'm1',
    visibility: 'public',
    text,
    caseVersion: 1,
    turn: 1,
    state: 'sent',
    by: { id: 'kim', name: 'Kim' },
    at: at(0),
    approvalReason: null,
    decidedBy: null,
    decidedAt: null,
    triedAt: null,
    attempts: 1,
    heldUntil: null,
    nextAt: null,
    sentAt: at(1),
    externalId: null,
    url: null,
    moderated: false,
    error: null,
    source: null,
    ...over,
  });
  const item = makeCase({ id: 'c1', status: 'solved', solvedAt: at(2) });
  const kept = (text: string, over: Partial<Reply> = {}) => answerOf(reply(text, over), { item, mention, customers: [customer] });

  it('has neither names nor private data', () => {
    const answer = kept(
      'Hi Grace (GRACE VAN WYK, @GraceVW), we will ring +27 82 555 0142 about your suitcase, by the grace of our crew',
    );
    expect(answer?.text).toBe(
      'Hi [customer.name] ([customer.name], [customer.name]), we will ring [phone] about your suitcase, by the grace of our crew',
    );
    expect(answer?.words).toContain('suitcase');
    expect(answer?.asked.join(' ')).not.toContain('0142');
  });

  it.each([
    ['it repeats what the customer said', 'Sorry that we left my blue suitcase in the rain', {}],
    ['it says too little', 'Thank you', {}],
    ['it was not sent', 'We found your suitcase and send it today', { state: 'failed' as const }],
    ['its words were taken out', '', {}],
  ])('is none where %s', (_why, text, over) => {
    expect(kept(text, over)).toBeUndefined();
  });

  it('is none where what it answers is gone, or its customer', () => {
    const text = 'We found your suitcase and send it today';
    expect(kept(text)).toBeDefined();
    const of = (over: object) => answerOf(reply(text), { item, mention, customers: [customer], ...over });
    expect(of({ mention: undefined })).toBeUndefined();
    expect(of({ mention: { ...mention, deletedAt: at(3) } })).toBeUndefined();
    expect(of({ customers: [{ ...customer, erasedAt: at(3) }] })).toBeUndefined();
  });

  it('has names taken out of any text without failing, and taking them out again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (text, name) => {
        const names = namesOf([{ name, identities: [] }], []);
        expect(typeof maskNames(text, names)).toBe('string');
      }),
    );
    expect(maskNames('您好李明，行李找到了', namesOf([{ name: '李明', identities: [] }], []))).toBe(
      '您好[customer.name]，行李找到了',
    );
  });

  it('knows a quotation by six words in a row', () => {
    const said = foldedWords('one two three four five six seven');
    expect(quotes(foldedWords('he said two three four five six seven'), said)).toBe(true);
    expect(quotes(foldedWords('two three four five six'), said)).toBe(false);
  });

  it('is judged by whether its case came back or stayed solved for 14 days', () => {
    const days = (count: number): number => NOON + count * 86_400_000;
    const solved = makeCase({ status: 'solved', solvedAt: at(0) });
    expect(endOf(solved, days(13))).toBeNull();
    expect(endOf(solved, days(14))).toBe('solved');
    expect(endOf({ ...solved, reopened: 1 }, days(1))).toBe('reopened');
    expect(endOf(makeCase(), days(99))).toBeNull();
  });
});
