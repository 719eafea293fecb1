import type { Case, Customer, Mention, Visibility } from '../../domain/index.ts';
import type { SearchEntry } from '../../ports/search.ts';
import { foldWords } from './words.ts';

const EXCERPT = 200;

/** Never ends in the middle of a pair. */
function beginning(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).replace(/[\uD800-\uDBFF]$/u, '')}…` : text;
}

/** Found by its number, written `1042`, `C-1042` or `C1042`, and by its subject; as visible as the post the subject is from. */
export function caseEntry(item: Case, subjectFrom: Visibility): SearchEntry {
  return {
    kind: 'case',
    id: item.id,
    brand: item.brand,
    words: [...new Set([String(item.number), `c${item.number}`, ...foldWords(item.subject)])],
    title: `C-${item.number}`,
    excerpt: beginning(item.subject),
    at: item.openedAt,
    network: item.networks[0] ?? null,
    visibility: subjectFrom,
    revision: item.version,
  };
}

/** Found by names and handles; who a customer is, is for those who work cases. */
export function customerEntry(customer: Customer): SearchEntry {
  const names = customer.identities.flatMap(({ name, handle }) => [name ?? '', handle ?? '']);
  const handles = customer.identities.flatMap(({ network, handle }) => (handle === null ? [] : `${network} @${handle}`));
  return {
    kind: 'customer',
    id: customer.id,
    brand: customer.brand,
    words: foldWords([customer.name ?? '', ...names].join(' ')),
    title: customer.name ?? customer.identities.find(({ name }) => name !== null)?.name ?? handles[0] ?? '',
    excerpt: beginning(handles.join(', ')),
    at: customer.firstSeenAt,
    network: customer.identities[0]?.network ?? null,
    visibility: 'private',
    revision: null,
  };
}

/** Found by its text and its author. */
export function mentionEntry(mention: Mention): SearchEntry {
  const { name, handle } = mention.author;
  return {
    kind: 'mention',
    id: mention.id,
    brand: mention.brand,
    words: foldWords([name ?? '', handle ?? '', mention.text].join(' ')),
    title: name ?? handle ?? '',
    excerpt: beginning(mention.text),
    at: mention.postedAt,
    network: mention.network,
    visibility: mention.visibility,
    revision: mention.revisions.length,
  };
}
