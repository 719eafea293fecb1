import type { Customer, Mention } from '../domain/index.ts';
import type { Stores } from '../ports/stores.ts';
import { declinedAmong } from './decline.ts';
import { kindOfKey, matchKeysOf } from './match-keys.ts';
import { gradeMatches, type Match } from './matches.ts';
import { everLinked, personOf } from './person.ts';

/** How much of what was said is looked at; what is older says less of who somebody is today. */
const NEWEST_MENTIONS = 200;
const MOST_CANDIDATES = 200;
const MOST_SHOWN = 10;

type Needed = Pick<Stores, 'customers' | 'mentions'>;

const isBy = (mention: Mention, { brand, identities }: Customer): boolean =>
  mention.brand === brand &&
  identities.some(({ network, externalId }) => network === mention.network && externalId === mention.author.externalId);

/**
 * Makes the match keys of these customers anew from what they said and what is shown of them, so that nothing deleted is kept
 * in them. Done when somebody looks (see docs/decisions/0010-identity-links.md).
 */
async function refreshKeys(stores: Needed, customers: readonly Customer[]): Promise<readonly string[]> {
  const under = await everLinked(
    stores.customers,
    customers.map(({ id }) => id),
  );
  const said = (await stores.mentions.ofCustomers([...under], NEWEST_MENTIONS)).filter(
    ({ deletedAt, own }) => deletedAt === null && !own,
  );
  const keys = customers.map((customer) => ({
    id: customer.id,
    keys: matchKeysOf(
      customer,
      said.filter((mention) => isBy(mention, customer)).map(({ text }) => text),
    ),
  }));
  await Promise.all(keys.map(({ id, keys: own }) => stores.customers.setMatchKeys(id, own)));
  return keys.flatMap(({ keys: own }) => own);
}

/** Remembers by what these customers may be recognised, for whoever looks for matches later. Repeating changes nothing. */
export async function rememberKeys(stores: Needed, ids: readonly string[]): Promise<void> {
  for (const customer of await stores.customers.getMany([...new Set(ids)]))
    if (customer.erasedAt === null) await refreshKeys(stores, [customer]);
}

/** Who may be the same person as this customer, by what is stored; nobody for somebody erased, nobody who was declined. Found by index alone. */
export async function findMatches(stores: Needed, customer: Customer): Promise<readonly Match[]> {
  if (customer.erasedAt !== null) return [];
  const { members } = await personOf(stores.customers, customer);
  const keys = new Set(await refreshKeys(stores, members));
  // Names are too common to search by, and alone they are too little to show; beside something else they count.
  const telling = [...keys].filter((key) => kindOfKey(key) !== 'name');
  const found = await stores.customers.byMatchKeys(telling, MOST_CANDIDATES);
  const candidates = found.map(({ customer: one, keys: theirs }) => ({
    customer: one,
    keys: theirs.filter((key) => keys.has(key)),
  }));
  const networks = new Set<string>(members.flatMap(({ identities }) => identities.map(({ network }) => network)));
  const graded = gradeMatches({ brand: customer.brand, ids: new Set(members.map(({ id }) => id)), networks }, candidates);
  const declined = await declinedAmong(
    stores,
    members,
    graded.map(({ customer: one }) => one),
  );
  return graded.filter(({ customer: one }) => !declined.has(one.id)).slice(0, MOST_SHOWN);
}
