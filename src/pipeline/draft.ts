import type { Disposition, Labels, Mention, Rule } from '../domain/index.ts';
import { triage, type Triage } from '../cases/triage.ts';
import type { Item } from './recall.ts';

/** What a batch gives every mention in it. */
export interface Arrival {
  readonly brand: string;
  readonly connection: string;
  readonly batch: string;
  readonly receivedAt: string;
}

const UNDECIDED: Disposition | null = null;

/** Puts a mention together from what was said and what was understood; the decision is still to come. */
export function draftMention(
  item: Item,
  labels: Labels,
  arrival: Arrival & { readonly customer: string | null; readonly copies: number },
): Mention {
  const { said, id } = item;
  return {
    id,
    brand: arrival.brand,
    connection: arrival.connection,
    network: said.network,
    kind: said.kind,
    externalId: said.externalId,
    url: said.url,
    visibility: said.visibility,
    author: said.author,
    text: said.text,
    ...labels,
    corrected: {},
    langHint: said.lang,
    country: said.country ?? null,
    rating: said.rating,
    inReplyTo: said.inReplyTo,
    threadId: said.threadId,
    media: [...said.media],
    postedAt: said.postedAt,
    receivedAt: arrival.receivedAt,
    editedAt: said.editedAt,
    deletedAt: null,
    revisions: [],
    own: said.own,
    customer: arrival.customer,
    case: null,
    disposition: UNDECIDED,
    batch: arrival.batch,
    copies: arrival.copies,
  };
}

/** Decides what becomes of a mention by the rules. */
export function decide(mention: Mention, rules: readonly Rule[]): Triage {
  return triage(
    {
      brand: mention.brand,
      network: mention.network,
      kind: mention.kind,
      visibility: mention.visibility,
      text: mention.text,
      rating: mention.rating,
      followers: mention.author.followers,
      verified: mention.author.verified,
      own: mention.own,
      labels: mention,
    },
    rules,
  );
}
