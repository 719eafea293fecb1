import { stableId, type Customer } from '../domain/index.ts';
import { findPrivateData } from '../understand/private/find.ts';
import type { PrivateKind } from '../understand/private/span.ts';
import { findReferences } from './references.ts';

/** What two accounts may have in common; a key begins with it. */
export const matchKinds = [
  'handle',
  'name',
  'reference',
  'phone',
  'email',
  'card',
  'account',
  'id-number',
  'iban',
  'passport',
] as const;
export type MatchKind = (typeof matchKinds)[number];

const SHORTEST_HANDLE = 5;
const MOST_KEYS = 60;
/** A number may be written with its country's code once and without it the next time: the last digits tell. */
const TELLING_DIGITS = 9;
const INVISIBLE = /[\p{Cf}\p{Cc}\p{M}]/gu;

/** The handle without what people vary between networks: case, accents, the leading @, dots, dashes and underscores. */
export function plainHandle(handle: string): string {
  return handle
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The words of a full name in one order, whatever the order and spelling they were written in; null unless there are two or more. */
export function plainName(name: string): string | null {
  const words =
    name
      .normalize('NFKD')
      .replace(INVISIBLE, '')
      .toLowerCase()
      .match(/[\p{L}']{2,}/gu) ?? [];
  return words.length < 2 ? null : words.toSorted().join(' ');
}

/** What two spellings of the same number or address have in common; null where too little is left to tell people apart. */
function plainDatum(kind: PrivateKind, written: string): string | null {
  const plain = written
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  const telling = kind === 'phone' ? plain.replaceAll(/\D/gu, '').slice(-TELLING_DIGITS) : plain;
  return telling.length < 6 ? null : telling;
}

/** A key says what sort of thing it is of, and nothing of the thing itself. */
function keyOf(brand: string, kind: MatchKind, value: string): string {
  return `${kind}:${stableId('match', brand, kind, value)}`;
}

export function kindOfKey(key: string): MatchKind | undefined {
  const kind = key.slice(0, key.indexOf(':'));
  return matchKinds.find((one) => one === kind);
}

/** Keys of what the networks show of an account: its handle and its full name. */
function shownKeys({ brand, identities }: Pick<Customer, 'brand' | 'identities'>): readonly string[] {
  return identities.flatMap(({ handle, name }) => {
    const plain = handle === null ? '' : plainHandle(handle);
    const full = name === null ? null : plainName(name);
    return [
      ...(plain.length < SHORTEST_HANDLE ? [] : [keyOf(brand, 'handle', plain)]),
      ...(full === null ? [] : [keyOf(brand, 'name', full)]),
    ];
  });
}

/** Keys of what somebody told us of themselves: telephone numbers, addresses, references of bookings and orders. */
function toldKeys(brand: string, texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [
    ...findPrivateData(text).flatMap(({ kind, start, end }) => {
      const plain = plainDatum(kind, text.slice(start, end));
      return plain === null ? [] : [keyOf(brand, kind, plain)];
    }),
    ...findReferences(text).map((reference) => keyOf(brand, 'reference', reference)),
  ]);
}

/** The keys under which an account is found as somebody's match. `texts` are its own words, newest first. Bounded. */
export function matchKeysOf(customer: Pick<Customer, 'brand' | 'identities'>, texts: readonly string[]): readonly string[] {
  return [...new Set([...shownKeys(customer), ...toldKeys(customer.brand, texts)])].slice(0, MOST_KEYS);
}
