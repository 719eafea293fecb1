import { personOf } from '../../../customers/person.ts';
import type { MacroValues } from '../../../cases/macros.ts';
import type { Case, Customer } from '../../../domain/index.ts';
import type { Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';

/** The handle that the customer has where they spoke last, else any. */
function handleOf(members: readonly Customer[], network: string | undefined): string | null {
  const identities = members.flatMap((member) => member.identities);
  const here = identities.find((identity) => identity.network === network && identity.handle !== null);
  return (here ?? identities.find(({ handle }) => handle !== null))?.handle ?? null;
}

/** What a macro's variables stand for on a case, for somebody who works on it. */
export async function macroValues(deps: ApiDeps, item: Case, caller: Caller): Promise<MacroValues> {
  const [customer, last] = await Promise.all([
    deps.stores.customers.get(item.customer),
    deps.stores.mentions.get(item.lastMention),
  ]);
  const members = customer ? (await personOf(deps.stores.customers, customer)).members : [];
  const { brands, taxonomies } = deps.configuration();
  const taxonomy = Object.hasOwn(taxonomies, item.brand) ? taxonomies[item.brand] : undefined;
  const erased = customer !== undefined && customer.erasedAt !== null;
  return {
    'customer.name': erased ? null : (customer?.name ?? last?.author.name ?? null),
    'customer.handle': erased ? null : (handleOf(members, last?.network) ?? last?.author.handle ?? null),
    'agent.name': caller.name,
    'case.number': String(item.number),
    'brand.name': brands.find(({ id }) => id === item.brand)?.name ?? null,
    'case.topic': taxonomy?.topics.find(({ id }) => id === item.topic)?.name ?? item.topic,
  };
}
