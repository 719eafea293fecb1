import type { Customer, MatchDecision } from '../domain/index.ts';
import type { Stores } from '../ports/stores.ts';
import { stored } from './link.ts';
import { findCustomer } from './person.ts';

export type DeclineOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'itself' | 'unknown' | 'another-brand' | 'erased' | 'too-many-changes' };

type Needed = Pick<Stores, 'customers' | 'mentions'>;

/** Says that two customers are not one person, so that neither is suggested for the other. Saying it again changes nothing. */
export async function declineMatch(
  stores: Needed,
  { id, ...decision }: { readonly id: string } & MatchDecision,
): Promise<DeclineOutcome> {
  const no = (reason: Extract<DeclineOutcome, { ok: false }>['reason']): DeclineOutcome => ({ ok: false, reason });
  if (id === decision.other) return no('itself');
  const one = await stored(stores, id);
  const other = await findCustomer(stores, decision.other);
  if (!one || !other) return no('unknown');
  if (one.brand !== other.brand) return no('another-brand');
  if (one.erasedAt !== null || other.erasedAt !== null) return no('erased');
  return (await stores.customers.declineMatch(id, decision)) ? { ok: true } : no('too-many-changes');
}

/** Takes back that two customers are not one person, whichever of them it was said of. */
export async function allowMatch(stores: Pick<Stores, 'customers'>, id: string, other: string): Promise<void> {
  await stores.customers.allowMatch(id, other);
  await stores.customers.allowMatch(other, id);
}

/** Those of these customers whom somebody said to be another person than these members are, in either direction. */
export async function declinedAmong(
  stores: Pick<Stores, 'customers'>,
  members: readonly Pick<Customer, 'id'>[],
  others: readonly Pick<Customer, 'id'>[],
): Promise<ReadonlySet<string>> {
  if (others.length === 0) return new Set();
  const ours = new Set(members.map(({ id }) => id));
  const theirs = new Set(others.map(({ id }) => id));
  const pairs = await stores.customers.declined([...ours, ...theirs]);
  return new Set(
    pairs.flatMap(({ id, other }) => {
      if (ours.has(id) && theirs.has(other)) return [other];
      return theirs.has(id) && ours.has(other) ? [id] : [];
    }),
  );
}
