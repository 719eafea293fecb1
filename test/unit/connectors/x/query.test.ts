import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesFor, isTooWide, packQueries } from '../../../../connectors/x/asking/query.ts';

function queries(
  terms: readonly string[],
  more: { exclude?: readonly string[]; ownAccounts?: readonly string[]; max?: number } = {},
): readonly string[] {
  const clauses = clausesFor({ terms, exclude: more.exclude ?? [], ownAccounts: more.ownAccounts ?? [] }, { ownReplies: false });
  return packQueries(clauses, more.max ?? 512).queries;
}

describe('writing queries for X', () => {
  it('quotes phrases and words, and leaves handles and hashtags as they are', () => {
    expect(queries(['acme air', '@acmeair', '#acmefail', 'acme'])).toEqual([
      '("acme air" OR @acmeair OR #acmefail OR "acme") -is:retweet',
    ]);
  });

  it('lets no term become an operator', () => {
    expect(queries(['acme" OR from:enemy', '-is:reply', 'from:jo'])).toEqual([
      '("acme OR from:enemy" OR "-is:reply" OR "from:jo") -is:retweet',
    ]);
  });

  it('excludes what is excluded and adds mentions of the own accounts, by handle or by id', () => {
    expect(
      queries(['acme air'], { exclude: ['acme airsoft'], ownAccounts: ['AcmeAir', '@acme_help', '2244994945123456'] }),
    ).toEqual(['("acme air" OR @AcmeAir OR @acme_help OR to:2244994945123456) -"acme airsoft" -is:retweet']);
  });

  it('says the same thing once', () => {
    expect(queries(['@AcmeAir'], { ownAccounts: ['acmeair'] })).toEqual(['@AcmeAir -is:retweet']);
  });

  it.each(['#', '@', '##', 'a', '"', '  ', 'the', 'HTTPS', '@.'])(
    'refuses the term %j, which matches nearly everything',
    (term) => {
      expect(isTooWide(term)).toBe(true);
    },
  );

  it.each(['3M', '@BA', '航空', 'KLM', '#BA', 'é1'])('accepts the term %j', (term) => {
    expect(isTooWide(term)).toBe(false);
  });

  it('asks nothing when there is nothing to listen for', () => {
    expect(queries(['#'])).toEqual([]);
  });

  it('puts every term that fits into exactly one query within the length, and names those that do not', () => {
    const term = fc.string({ minLength: 3, maxLength: 80 }).filter((text) => !isTooWide(text));
    fc.assert(
      fc.property(
        fc.array(term, { maxLength: 30 }),
        fc.array(term, { maxLength: 10 }),
        fc.integer({ min: 128, max: 1024 }),
        (terms, exclude, max) => {
          const clauses = clausesFor({ terms, exclude, ownAccounts: [] }, { ownReplies: true });
          const packed = packQueries(clauses, max);
          for (const query of packed.queries) {
            expect(query.length).toBeLessThanOrEqual(max);
            expect(query.endsWith('-is:retweet')).toBe(true);
          }
          for (const clause of clauses.wanted) {
            const fits = packed.tooLong.includes(clause) || packed.queries.some((query) => query.includes(clause));
            expect(fits).toBe(true);
          }
        },
      ),
    );
  });
});
