import type { Brand, Mention } from '../../domain/index.ts';

/**
 * The brand's own account that an answer to this mention shows, as the network calls it, without `@`. Null where the brand names
 * none on that network, names several, or names it by a number that tells nobody anything.
 */
export function sendsAs(brand: Pick<Brand, 'ownAccounts'> | undefined, { network }: Pick<Mention, 'network'>): string | null {
  const names = (brand?.ownAccounts[network] ?? []).map((name) => name.replace(/^@/u, '')).filter((name) => !/^\d+$/u.test(name));
  const [only, ...others] = names;
  return only === undefined || others.length > 0 ? null : only;
}
