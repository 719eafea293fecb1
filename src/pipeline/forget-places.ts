import { identityKey, customerIdOfKey, type Network } from '../domain/index.ts';
import { everLinked } from '../customers/person.ts';
import type { Stores } from '../ports/stores.ts';

const MOST = 10_000;

/** Things, and authors of things, whose place the network asks to forget, by its ids. */
export interface PlacesGone {
  readonly things: readonly string[];
  readonly authors: readonly string[];
}

/** Forgets in which country these were said. Repeating changes nothing. */
export async function forgetPlaces(
  gone: PlacesGone,
  { brand, network }: { readonly brand: string; readonly network: Network },
  stores: Pick<Stores, 'mentions' | 'customers'>,
): Promise<void> {
  const ids = new Set<string>();
  if (gone.things.length > 0)
    for (const id of (await stores.mentions.findByExternalId(brand, network, gone.things)).values()) ids.add(id);
  if (gone.authors.length > 0) {
    const keys = gone.authors.map((author) => identityKey(brand, network, author));
    const customers = await stores.customers.byIdentity(keys);
    const people = await everLinked(stores.customers, [
      ...keys.map(customerIdOfKey),
      ...[...customers.values()].map(({ id }) => id),
    ]);
    for (const mention of await stores.mentions.ofCustomers([...people], MOST))
      if (mention.network === network && gone.authors.includes(mention.author.externalId)) ids.add(mention.id);
  }
  if (ids.size > 0) await stores.mentions.forgetCountries([...ids]);
}
