import type { Customer } from '../domain/index.ts';
import { kindOfKey, type MatchKind } from './match-keys.ts';

/**
 * How much each thing in common says, as the chance that it is the same person and not two. Set by hand from what the thing is:
 * papers and addresses belong to one person; a telephone or a booking may be shared by a family; handles are taken anew on
 * every network, first come first served; full names are common. docs/decisions/0010-identity-links.md has the reasons.
 */
export const matchWeights: Readonly<Record<MatchKind, number>> = {
  'id-number': 0.95,
  passport: 0.95,
  card: 0.9,
  account: 0.9,
  iban: 0.9,
  email: 0.9,
  phone: 0.8,
  reference: 0.75,
  handle: 0.55,
  name: 0.3,
};

/** Two accounts of one network are seldom one person's, so everything says less. */
const SAME_NETWORK = 0.6;
/** Less than this is not shown: a full name alone is no reason to bother anybody. */
export const WEAKEST_SHOWN = 0.4;

const words: Readonly<Record<MatchKind, string>> = {
  'id-number': 'Both gave the same identity number',
  passport: 'Both gave the same passport number',
  card: 'Both gave the same card number',
  account: 'Both gave the same account number',
  iban: 'Both gave the same bank account',
  email: 'Both gave the same e-mail address',
  phone: 'Both gave the same telephone number',
  reference: 'Both named the same booking or order',
  handle: 'The handle is the same',
  name: 'The full name is the same',
};

export interface Evidence {
  readonly kind: MatchKind;
  readonly text: string;
}

export interface Match {
  readonly customer: Customer;
  readonly evidence: readonly Evidence[];
  /** From 0 to 1. */
  readonly strength: number;
}

/** What several things in common say together: each takes its share of the doubt that the others left. */
export function strengthOf(kinds: readonly MatchKind[], sameNetwork: boolean): number {
  const doubt = [...new Set(kinds)].reduce((left, kind) => left * (1 - matchWeights[kind]), 1);
  return Math.round((1 - doubt) * (sameNetwork ? SAME_NETWORK : 1) * 100) / 100;
}

/**
 * Grades candidates by what they have in common with a person, strongest first. Members of the person, other brands' customers
 * and erased ones are no candidates. Nothing is ever done on the strength of it: people decide.
 */
export function gradeMatches(
  person: { readonly brand: string; readonly ids: ReadonlySet<string>; readonly networks: ReadonlySet<string> },
  candidates: readonly { readonly customer: Customer; readonly keys: readonly string[] }[],
): readonly Match[] {
  return candidates
    .filter(({ customer }) => customer.brand === person.brand && customer.erasedAt === null && !person.ids.has(customer.id))
    .map(({ customer, keys }) => {
      const kinds = [...new Set(keys.flatMap((key) => kindOfKey(key) ?? []))].toSorted(
        (a, b) => matchWeights[b] - matchWeights[a],
      );
      const sameNetwork = customer.identities.every(({ network }) => person.networks.has(network));
      return { customer, evidence: kinds.map((kind) => ({ kind, text: words[kind] })), strength: strengthOf(kinds, sameNetwork) };
    })
    .filter(({ strength }) => strength >= WEAKEST_SHOWN)
    .toSorted((a, b) => b.strength - a.strength || (a.customer.id < b.customer.id ? -1 : 1));
}
