import { customerId, identityKey, unlinked, type Author, type Customer, type Identity, type Network } from '../domain/index.ts';
import type { CustomerStore } from '../ports/stores.ts';
import { rootsOf } from './person.ts';

/** An account that said something. */
export interface Contact {
  readonly brand: string;
  readonly network: Network;
  readonly author: Author;
}

const identityOf = ({ network, author }: Contact, at: string): Identity => ({
  network,
  externalId: author.externalId,
  handle: author.handle,
  name: author.name,
  followers: author.followers,
  verified: author.verified,
  evidence: 'first-contact',
  linkedAt: at,
  linkedBy: 'system',
});

function newCustomer(contact: Contact, at: string): Customer {
  return {
    id: customerId(contact.brand, contact.network, contact.author.externalId),
    brand: contact.brand,
    name: contact.author.name ?? contact.author.handle,
    identities: [identityOf(contact, at)],
    firstSeenAt: at,
    erasedAt: null,
    ...unlinked,
    linkEvents: [],
  };
}

/** Whether the network now shows the account otherwise than we know it; what it leaves out says nothing. */
function changed(known: Identity, author: Author): boolean {
  return (
    (author.handle !== null && author.handle !== known.handle) ||
    (author.name !== null && author.name !== known.name) ||
    (author.verified !== null && author.verified !== known.verified)
  );
}

function refreshed(known: Identity, author: Author): Identity {
  return {
    ...known,
    handle: author.handle ?? known.handle,
    name: author.name ?? known.name,
    followers: author.followers ?? known.followers,
    verified: author.verified ?? known.verified,
  };
}

export interface Identified {
  /** Customer ids by identity key: of whom the account stands for, where somebody linked it. */
  readonly ids: ReadonlyMap<string, string>;
  /** The accounts' own customers by identity key, where somebody linked them to another. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Those met for the first time now. */
  readonly met: ReadonlySet<string>;
  /**
   * Stores who changed, and of those met now the ones with a case. Somebody who never needed anything is known by what they
   * said alone; their id follows from the account, so nothing is lost by storing them when their first case opens.
   */
  save(withCase: ReadonlySet<string>): Promise<void>;
}

/**
 * Finds the customer behind each account, making one for an account never met. Accounts are never merged here: links between
 * them are made by people, on evidence, elsewhere, and only followed here.
 */
export async function identifyCustomers(store: CustomerStore, contacts: readonly Contact[], at: string): Promise<Identified> {
  const byKey = new Map<string, Contact>();
  for (const contact of contacts) byKey.set(identityKey(contact.brand, contact.network, contact.author.externalId), contact);
  const keys = [...byKey.keys()];
  if (keys.length === 0) return { ids: new Map(), accounts: new Map(), met: new Set(), save: async () => {} };
  const known = await store.byIdentity(keys);
  const roots = await rootsOf(store, known.values());
  const result = new Map<string, string>();
  const accounts = new Map<string, string>();
  const fresh: Customer[] = [];
  const updates: { customer: string; identity: Identity }[] = [];
  for (const [key, contact] of byKey) {
    const customer = known.get(key);
    if (!customer) {
      const made = newCustomer(contact, at);
      fresh.push(made);
      result.set(key, made.id);
      continue;
    }
    const root = roots.get(customer.id) ?? customer.id;
    result.set(key, root);
    if (root !== customer.id) accounts.set(key, customer.id);
    const identity = customer.identities.find(
      (one) => one.network === contact.network && one.externalId === contact.author.externalId,
    );
    if (identity && customer.erasedAt === null && changed(identity, contact.author)) {
      updates.push({ customer: customer.id, identity: refreshed(identity, contact.author) });
    }
  }
  return {
    ids: result,
    accounts,
    met: new Set(fresh.map(({ id }) => id)),
    // The id of a new customer follows from the account, so whoever loses a race has named the same one.
    save: async (withCase) => {
      await Promise.all([store.insert(fresh.filter(({ id }) => withCase.has(id))), store.refresh(updates)]);
    },
  };
}
