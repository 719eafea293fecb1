import { customerIdOfKey, identityKey, mentionId, type Mention, type Network } from '../domain/index.ts';
import { record } from '../cases/record.ts';
import { everLinked } from '../customers/person.ts';
import type { Stores } from '../ports/stores.ts';
import type { Arrival } from './draft.ts';
import { caseEntry } from './search/entries.ts';

const NO_LABELS = {
  lang: 'und',
  langConfidence: 0,
  sentiment: { label: 'neutral' as const, score: 0, confidence: 0, words: [] },
  topics: [],
  intent: 'other' as const,
  intentConfidence: 0,
  urgency: 0,
  urgencyReasons: [],
  spam: 0,
  contradictsRating: false,
  voices: [],
  labelsVersion: '',
};

/** What stands in for a thing that was deleted before we saw it, so that a late delivery doesn't bring it back. */
function tombstone(externalId: string, network: Network, arrival: Arrival): Mention {
  return {
    id: mentionId(arrival.brand, network, externalId),
    brand: arrival.brand,
    connection: arrival.connection,
    network,
    kind: 'post',
    externalId,
    url: null,
    visibility: 'public',
    author: { externalId: 'removed', handle: null, name: null, followers: null, verified: null },
    text: '',
    ...NO_LABELS,
    copies: 0,
    corrected: {},
    langHint: null,
    country: null,
    rating: null,
    inReplyTo: null,
    threadId: externalId,
    media: [],
    postedAt: arrival.receivedAt,
    receivedAt: arrival.receivedAt,
    editedAt: null,
    deletedAt: arrival.receivedAt,
    revisions: [],
    own: false,
    customer: null,
    case: null,
    disposition: { action: 'no-action', reason: 'deleted-before-arrival', at: arrival.receivedAt },
    batch: arrival.batch,
  };
}

/**
 * Purges what the network says is gone, and leaves a tombstone for what never came. Repeating changes nothing.
 * @returns ids of mentions purged now
 */
export async function removeMentions(
  gone: { readonly removed: readonly string[]; readonly removedAuthors: readonly string[]; readonly network: Network },
  arrival: Arrival,
  stores: Pick<Stores, 'mentions' | 'customers' | 'search' | 'replies' | 'answers'>,
): Promise<readonly string[]> {
  const ids = new Set<string>();
  if (gone.removed.length > 0) {
    const known = await stores.mentions.findByExternalId(arrival.brand, gone.network, gone.removed);
    for (const id of known.values()) ids.add(id);
    const unknown = gone.removed.filter((externalId) => !known.has(externalId));
    if (unknown.length > 0)
      await stores.mentions.insert([...new Set(unknown)].map((externalId) => tombstone(externalId, gone.network, arrival)));
  }
  if (gone.removedAuthors.length > 0) {
    const keys = gone.removedAuthors.map((author) => identityKey(arrival.brand, gone.network, author));
    const customers = await stores.customers.byIdentity(keys);
    const accounts = [...keys.map(customerIdOfKey), ...[...customers.values()].map(({ id }) => id)];
    const people = await everLinked(stores.customers, accounts);
    const theirs = await stores.mentions.ofCustomers([...people], 10_000);
    for (const mention of theirs)
      if (mention.network === gone.network && gone.removedAuthors.includes(mention.author.externalId)) ids.add(mention.id);
    for (const customer of customers.values())
      if (customer.identities.length === 1) await eraseCustomer(customer.id, arrival.receivedAt, stores);
  }
  return ids.size === 0 ? [] : purgeMentions([...ids], arrival.receivedAt, stores);
}

/**
 * Empties mentions, and with them what the search found them by. The search forgets first: should we die in between, the next try
 * still finds them to be purged.
 * @returns ids of mentions purged now
 */
export async function purgeMentions(
  ids: readonly string[],
  at: string,
  stores: Pick<Stores, 'mentions' | 'search'>,
): Promise<readonly string[]> {
  await stores.search.remove('mention', ids);
  return stores.mentions.purge(ids, at);
}

/** Removes who a person is, and what the search found them by. False when there is no such customer. */
export async function eraseCustomer(
  id: string,
  at: string,
  stores: Pick<Stores, 'customers' | 'search' | 'replies' | 'answers'>,
): Promise<boolean> {
  await stores.replies.eraseCustomer(id);
  await stores.answers.forgetCustomers([id]);
  await stores.search.remove('customer', [id]);
  return stores.customers.erase(id, at);
}

/** Keys of a linked account are kept with the account, its mentions with whom it stands for. */
async function forgetKeys(customers: Stores['customers'], authors: ReadonlySet<string>): Promise<void> {
  if (authors.size === 0) return;
  const linked = await customers.linkedTo([...authors], MOST_LINKED);
  await customers.dropMatchKeys([...authors, ...linked.map(({ id }) => id)]);
}

const MOST_LINKED = 10_000;
const DELETED_SUBJECT = 'Deleted on the network';
const ROUNDS = 5;

/**
 * Tells the cases of purged mentions, takes the text out of their subject where it came from one of them, and forgets what was
 * made of their words: what suggested answers are found by, and what their authors may be recognised by.
 * @returns ids of cases that changed
 */
export async function noteRemovals(
  purged: readonly string[],
  now: number,
  stores: Pick<Stores, 'mentions' | 'cases' | 'customers' | 'answers' | 'search'>,
): Promise<readonly string[]> {
  if (purged.length === 0) return [];
  const stored = await stores.mentions.existing(purged);
  const authors = new Set([...stored.values()].flatMap(({ customer }) => customer ?? []));
  await Promise.all([stores.answers.forgetMentions(purged), forgetKeys(stores.customers, authors)]);
  const byCase = new Map<string, string[]>();
  for (const { id, case: caseId } of stored.values())
    if (caseId !== null) byCase.set(caseId, [...(byCase.get(caseId) ?? []), id]);
  let left = [...byCase.keys()];
  const done: string[] = [];
  for (let round = 0; round < ROUNDS && left.length > 0; round++) {
    const cases = await stores.cases.getMany(left);
    const changes = cases.map((item) => {
      const gone = byCase.get(item.id) ?? [];
      const subject = gone.includes(item.firstMention) ? DELETED_SUBJECT : item.subject;
      const activities = gone.map((mention) => ({ by: 'network', type: 'mention-deleted', detail: null, mention }));
      return record(item, { patch: { subject }, activities, events: ['updated'] }, now);
    });
    // Before the case itself: a late indexer then puts nothing of an older version over it.
    const renamed = changes.map(({ next }) => next).filter(({ subject }) => subject === DELETED_SUBJECT);
    await stores.search.put(renamed.map((item) => caseEntry(item, 'public')));
    const saved = await stores.cases.save(changes);
    done.push(...saved);
    left = left.filter((id) => !saved.has(id) && cases.some((item) => item.id === id));
  }
  return done;
}
