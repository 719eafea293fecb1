import { CUSTOMER_GAP, type Customer, type Mention } from '../domain/index.ts';

const ESCAPED = /[.*+?^${}()|[\]\\/-]/gu;
/** Scripts that write words without spaces between them: a name stands there right beside other words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const MOST_NAMES = 200;

const escaped = (text: string): string => text.replaceAll(ESCAPED, String.raw`\$&`);
/** Shorter ones would take out more than names. */
const tells = (name: string): boolean => name.length >= (UNSPACED.test(name) ? 2 : 3);

export interface Names {
  /** Whole names and handles, taken out in any spelling of small and capital letters. */
  readonly whole: readonly string[];
  /** The words of names, taken out where they are written as names are. */
  readonly parts: readonly string[];
}

/** How a person may be named in an answer to what these mentions say. */
export function namesOf(
  customers: readonly Pick<Customer, 'name' | 'identities'>[],
  mentions: readonly Pick<Mention, 'author'>[],
): Names {
  const shown = [
    ...customers.flatMap(({ name, identities }) => [name, ...identities.flatMap((one) => [one.name, one.handle])]),
    ...mentions.flatMap(({ author }) => [author.name, author.handle]),
  ].flatMap((name) => (name === null ? [] : [name.trim().replace(/^@/u, '')]));
  const whole = [...new Set(shown.filter(tells))].slice(0, MOST_NAMES);
  const words = whole.flatMap((name) => name.match(/[\p{L}\p{M}'’]+/gu) ?? []).filter(tells);
  const written = words.flatMap((word) => [
    word.slice(0, 1).toUpperCase() + word.slice(1),
    word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
    word.toUpperCase(),
  ]);
  return { whole, parts: [...new Set(written)] };
}

function anyOf(names: readonly string[], flags: string): RegExp | null {
  if (names.length === 0) return null;
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const pattern = (name: string): string =>
    UNSPACED.test(name) ? escaped(name) : `(?<![\\p{L}\\p{N}_])@?${escaped(name)}(?![\\p{L}\\p{N}_])`;
  return new RegExp(longestFirst.map(pattern).join('|'), flags);
}

/**
 * A text without the names of a person. A word of a name goes only where it begins with a capital, so that somebody called Will
 * or Grace costs an answer no verbs. Names beside each other leave one gap.
 */
export function maskNames(text: string, names: Names): string {
  const [whole, parts] = [anyOf(names.whole, 'giu'), anyOf(names.parts, 'gu')];
  const without = whole ? text.replaceAll(whole, CUSTOMER_GAP) : text;
  const bare = parts ? without.replaceAll(parts, CUSTOMER_GAP) : without;
  return bare.replaceAll(/\[customer\.name\](?:[ \t]+\[customer\.name\])+/gu, CUSTOMER_GAP);
}
