import { customerId, identityKey, unlinked, type Customer, type Mention } from '../domain/index.ts';
import type { CustomerStore, MentionStore } from '../ports/stores.ts';
import { MAX_DEPTH, MAX_LINKED, rootOf } from './links.ts';

/** All accounts that are one person, as far as somebody said so. */
export interface Person {
  /** The customer whom cases are opened for. */
  readonly root: Customer;
  /** The root first, then by first meeting. */
  readonly members: readonly Customer[];
}

/**
 * Follows the links of these customers to whom they stand for. Asks the store once per step of the longest chain, and not at
 * all where nobody is linked.
 * @returns the root's id of each that is linked
 */
export async function rootsOf(
  store: Pick<CustomerStore, 'getMany'>,
  customers: Iterable<Customer>,
): Promise<ReadonlyMap<string, string>> {
  const nodes = new Map(Array.from(customers, (one) => [one.id, one]));
  const linked = [...nodes.values()].filter(({ linkedTo }) => linkedTo !== null);
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    const next = [...nodes.values()].flatMap(({ linkedTo }) => (linkedTo === null || nodes.has(linkedTo) ? [] : [linkedTo]));
    if (next.length === 0) break;
    const found = await store.getMany([...new Set(next)]);
    if (found.length === 0) break;
    for (const one of found) nodes.set(one.id, one);
  }
  return new Map(linked.map(({ id }) => [id, rootOf(id, nodes)]));
}

/** Everybody who is the same person as this customer. At most {@link MAX_LINKED} are looked for. */
export async function personOf(store: Pick<CustomerStore, 'getMany' | 'linkedTo'>, customer: Customer): Promise<Person> {
  const roots = await rootsOf(store, [customer]);
  const rootId = roots.get(customer.id) ?? customer.id;
  const root = rootId === customer.id ? customer : ((await store.getMany([rootId]))[0] ?? customer);
  const members = new Map([[root.id, root]]);
  let reached: readonly string[] = [root.id];
  for (let depth = 0; depth < MAX_DEPTH && reached.length > 0 && members.size < MAX_LINKED; depth += 1) {
    const found = (await store.linkedTo(reached, MAX_LINKED)).filter(({ id }) => !members.has(id));
    for (const one of found) members.set(one.id, one);
    reached = found.map(({ id }) => id);
  }
  members.set(customer.id, customer);
  const others = [...members.values()].filter(({ id }) => id !== root.id);
  return { root, members: [root, ...others.toSorted((a, b) => (a.firstSeenAt < b.firstSeenAt ? -1 : 1))] };
}

/** Ids of everybody who is the same person as this customer, which may be stored or not; the root's first. */
export async function sameAs(store: Pick<CustomerStore, 'get' | 'getMany' | 'linkedTo'>, id: string): Promise<readonly string[]> {
  const customer = await store.get(id);
  return customer ? (await personOf(store, customer)).members.map((one) => one.id) : [id];
}

/**
 * Customers under whom something these accounts said may be stored: themselves, and everybody they, and those in turn, were ever
 * linked to. What was said while a link stood stays where it was put.
 */
export async function everLinked(store: Pick<CustomerStore, 'getMany'>, ids: Iterable<string>): Promise<ReadonlySet<string>> {
  const all = new Set(ids);
  let reached: readonly string[] = [...all];
  for (let depth = 0; depth < MAX_DEPTH && reached.length > 0; depth += 1) {
    const others = (await store.getMany(reached)).flatMap(({ linkEvents }) => linkEvents.map(({ other }) => other));
    reached = [...new Set(others)].filter((id) => !all.has(id));
    for (const id of reached) all.add(id);
  }
  return all;
}

/**
 * What these accounts said, newest first, also what was stored under somebody they were linked to; of those others, only what
 * these accounts said.
 */
export async function saidBy(
  stores: { readonly customers: Pick<CustomerStore, 'getMany'>; readonly mentions: Pick<MentionStore, 'ofCustomers'> },
  ids: readonly string[],
  limit: number,
): Promise<readonly Mention[]> {
  if (ids.length === 0) return [];
  const members = await stores.customers.getMany(ids);
  const accounts = new Set(
    members.flatMap(({ brand, identities }) => identities.map((one) => identityKey(brand, one.network, one.externalId))),
  );
  const found = await stores.mentions.ofCustomers([...(await everLinked(stores.customers, ids))], limit);
  return found.filter(
    ({ brand, network, author }) =>
      accounts.has(identityKey(brand, network, author.externalId)) || ids.includes(customerId(brand, network, author.externalId)),
  );
}

/** The customer that an account's mention makes known, who is stored when their first case opens. */
export function customerOfMention({ brand, network, author, receivedAt }: Mention): Customer {
  return {
    id: customerId(brand, network, author.externalId),
    brand,
    name: author.name ?? author.handle,
    identities: [
      {
        network,
        externalId: author.externalId,
        handle: author.handle,
        name: author.name,
        followers: author.followers,
        verified: author.verified,
        evidence: 'first-contact',
        linkedAt: receivedAt,
        linkedBy: 'system',
      },
    ],
    firstSeenAt: receivedAt,
    erasedAt: null,
    ...unlinked,
    linkEvents: [],
  };
}

/** A customer, stored or known by what they said alone. */
export async function findCustomer(
  stores: { readonly customers: Pick<CustomerStore, 'get'>; readonly mentions: Pick<MentionStore, 'ofCustomers'> },
  id: string,
): Promise<Customer | undefined> {
  const stored = await stores.customers.get(id);
  if (stored) return stored;
  const said = (await stores.mentions.ofCustomers([id], 20)).find(({ deletedAt, own }) => deletedAt === null && !own);
  const made = said && customerOfMention(said);
  return made?.id === id ? made : undefined;
}
