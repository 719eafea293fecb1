import type { Case, Customer, Mention } from '../../domain/index.ts';
import type { SearchKind } from '../../ports/search.ts';
import type { Stores } from '../../ports/stores.ts';
import { caseEntry, customerEntry, mentionEntry } from './entries.ts';

type Kept = Pick<Stores, 'search' | 'mentions' | 'cases' | 'customers'>;

/** Brings the index up to date with these cases. */
export async function indexCases(cases: readonly Case[], stores: Kept): Promise<void> {
  if (cases.length === 0) return;
  const firsts = await stores.mentions.getMany([...new Set(cases.map(({ firstMention }) => firstMention))]);
  const visibilities = new Map(firsts.map(({ id, visibility }) => [id, visibility]));
  await stores.search.put(cases.map((item) => caseEntry(item, visibilities.get(item.firstMention) ?? 'private')));
}

/** Brings the index up to date with these customers; who was erased is taken out. */
export async function indexCustomers(customers: readonly Customer[], stores: Pick<Kept, 'search'>): Promise<void> {
  const erased = customers.filter(({ erasedAt }) => erasedAt !== null);
  await stores.search.remove(
    'customer',
    erased.map(({ id }) => id),
  );
  await stores.search.put(customers.filter(({ erasedAt }) => erasedAt === null).map(customerEntry));
}

/** Brings the index up to date with these mentions; what was deleted is taken out. */
export async function indexMentions(mentions: readonly Mention[], stores: Pick<Kept, 'search'>): Promise<void> {
  const gone = mentions.filter(({ deletedAt }) => deletedAt !== null);
  await stores.search.remove(
    'mention',
    gone.map(({ id }) => id),
  );
  await stores.search.put(mentions.filter(({ deletedAt }) => deletedAt === null).map(mentionEntry));
}

const STEP = 500;

/**
 * Indexes the next things of a kind behind that id.
 * @returns the id to go on behind; null at the end
 */
export async function indexNext(kind: SearchKind, after: string | null, stores: Kept): Promise<string | null> {
  const walked = await walk(kind, after, stores);
  return walked.length < STEP ? null : (walked.at(-1)?.id ?? null);
}

async function walk(kind: SearchKind, after: string | null, stores: Kept): Promise<readonly { readonly id: string }[]> {
  switch (kind) {
    case 'case': {
      const cases = await stores.cases.walk(after, STEP);
      await indexCases(cases, stores);
      return cases;
    }
    case 'customer': {
      const customers = await stores.customers.walk(after, STEP);
      await indexCustomers(customers, stores);
      return customers;
    }
    case 'mention': {
      const mentions = await stores.mentions.walk(after, STEP);
      await indexMentions(mentions, stores);
      return mentions;
    }
  }
}
