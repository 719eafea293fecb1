import type { ListenFor } from '../../../src/ports/connector.ts';

const HANDLE = /^@?(\w{1,15})$/;
const NUMERIC = /^\d{5,19}$/;
/** Words that stand in a great part of all posts. */
const EVERYWHERE = new Set([
  'the',
  'and',
  'you',
  'for',
  'rt',
  'http',
  'https',
  'com',
  'www',
  'is',
  'to',
  'of',
  'in',
  'it',
  'de',
  'la',
]);

/** Whether a term would match a great part of everything said on X: a lone sign, one letter, one of the commonest words. */
export function isTooWide(term: string): boolean {
  const bare = term.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(bare);
  return bare.length < (ideographs ? 1 : 2) || EVERYWHERE.has(bare.toLowerCase());
}

/** A term in X's query language. Everything but a handle or a hashtag is a quoted phrase, so that no word of it is an operator. */
function clauseOf(term: string): string {
  const trimmed = term.trim();
  if (/^@\w{1,15}$/.test(trimmed) || /^#[\p{L}\p{N}_]+$/u.test(trimmed)) return trimmed;
  return `"${trimmed.replaceAll(/["\\]/g, ' ').replaceAll(/\s+/g, ' ').trim()}"`;
}

export interface Clauses {
  /** Each matches something we listen for. */
  readonly wanted: readonly string[];
  /** Stands at the end of every query. */
  readonly unwanted: readonly string[];
  /** Terms left out because they match everything. */
  readonly tooWide: readonly string[];
}

/** What is listened for, as clauses of X's query language: terms, mentions of the own accounts and, if wanted, their replies. */
export function clausesFor(listenFor: ListenFor, { ownReplies }: { readonly ownReplies: boolean }): Clauses {
  const tooWide = [...listenFor.terms, ...listenFor.exclude].filter(isTooWide);
  const terms = listenFor.terms.filter((term) => !isTooWide(term)).map(clauseOf);
  const accounts = listenFor.ownAccounts.flatMap((account) => {
    const handle = HANDLE.exec(account)?.[1];
    if (handle === undefined) return NUMERIC.test(account) ? [`to:${account}`] : [];
    const heard = NUMERIC.test(handle) ? `to:${handle}` : `@${handle}`;
    return ownReplies ? [heard, `(from:${handle} is:reply)`] : [heard];
  });
  const excluded = listenFor.exclude.filter((term) => !isTooWide(term)).map((term) => `-${clauseOf(term)}`);
  return { wanted: unique([...terms, ...accounts]), unwanted: [...unique(excluded), '-is:retweet'], tooWide };
}

function unique(values: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = value.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function assemble(wanted: readonly string[], suffix: string): string {
  const head = wanted.length === 1 ? (wanted[0] ?? '') : `(${wanted.join(' OR ')})`;
  return `${head} ${suffix}`;
}

export interface Packed {
  readonly queries: readonly string[];
  /** Clauses that fit into no query. */
  readonly tooLong: readonly string[];
}

/** Puts the clauses into as few queries as fit the length; exclusions that leave no room for a term are left out. */
export function packQueries({ wanted, unwanted }: Clauses, maxLength: number): Packed {
  const suffix = [...unwanted];
  const longest = Math.max(0, ...wanted.map((clause) => clause.length).filter((length) => length <= maxLength / 2));
  const dropped: string[] = [];
  while (suffix.length > 1 && suffix.join(' ').length + longest + 3 > maxLength) dropped.push(...suffix.splice(0, 1));
  const end = suffix.join(' ');
  const queries: string[] = [];
  const tooLong = [...dropped];
  let current: string[] = [];
  for (const clause of wanted) {
    if (assemble([clause], end).length > maxLength) tooLong.push(clause);
    else if (assemble([...current, clause], end).length <= maxLength) current.push(clause);
    else {
      queries.push(assemble(current, end));
      current = [clause];
    }
  }
  if (current.length > 0) queries.push(assemble(current, end));
  return { queries, tooLong };
}
