import type { Author, MentionKind, Network, NormalisedMention } from '../../src/domain/index.ts';
import type { NormaliseContext, Normalised } from '../../src/ports/connector.ts';
import { asRecord } from './shape.ts';

const NOTHING: Normalised = { mentions: [], removed: [], removedAuthors: [], ignored: [] };

export function ofMention(mention: NormalisedMention): Normalised {
  return { ...NOTHING, mentions: [mention] };
}

export function ofRemoved(externalId: string): Normalised {
  return { ...NOTHING, removed: [externalId] };
}

export function ofIgnored(reason: string, externalId?: string): Normalised {
  return { ...NOTHING, ignored: [externalId === undefined ? { reason } : { reason, externalId }] };
}

/** Several results as one, in order. */
export function combine(parts: readonly Normalised[]): Normalised {
  return {
    mentions: parts.flatMap((part) => part.mentions),
    removed: parts.flatMap((part) => part.removed),
    removedAuthors: parts.flatMap((part) => part.removedAuthors),
    ignored: parts.flatMap((part) => part.ignored),
  };
}

/** Reads each entry of a list; holes (`null`), which networks do send, are ignored. */
export function eachEntry(
  entries: readonly unknown[],
  path: string,
  read: (entry: Readonly<Record<string, unknown>>, path: string) => Normalised,
): Normalised {
  return combine(
    entries.map((entry, index) => {
      if (entry === null) return ofIgnored('empty-entry');
      const where = `${path}.${index}`;
      return read(asRecord(entry, where), where);
    }),
  );
}

/** Whether one of these names (ids, handles) is an account of the brand. */
export function isOwn(context: NormaliseContext, ...names: readonly (string | null)[]): boolean {
  return names.some((name) => name !== null && context.ownAccounts.has(name.toLowerCase().replace(/^@/, '')));
}

export interface ReviewParts {
  readonly network: Network;
  readonly externalId: string;
  readonly url: string | null;
  /** Null where the network names no account: the review itself then stands for its author, so that strangers are never taken for one person. */
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly text: string;
  readonly lang: string | null;
  /** Null or missing where the network does not tell. */
  readonly country?: string | null;
  readonly rating: number | null;
  readonly postedAt: string;
  readonly editedAt: string | null;
}

/** What most things said in public have in common: they answer nothing, begin their own thread and hold no media. */
function publicMention(
  parts: Omit<ReviewParts, 'authorId' | 'authorName'>,
  kind: MentionKind,
  author: Author,
  own: boolean,
): NormalisedMention {
  const { country = null, ...rest } = parts;
  return {
    ...rest,
    ...(country === null ? {} : { country }),
    kind,
    author,
    own,
    revisionOf: [],
    inReplyTo: null,
    threadId: parts.externalId,
    media: [],
    visibility: 'public',
  };
}

/** A public review: answers nothing, begins its own thread. */
export function reviewMention(parts: ReviewParts, context: NormaliseContext): NormalisedMention {
  const { authorId, authorName, ...rest } = parts;
  const author = {
    externalId: authorId ?? `review:${parts.externalId}`,
    handle: null,
    name: authorName,
    followers: null,
    verified: null,
  };
  return publicMention(rest, 'review', author, isOwn(context, authorId));
}

/** A public post of a named author, such as an article: answers nothing, begins its own thread. */
export function postMention(
  parts: Omit<ReviewParts, 'rating' | 'authorId'> & { readonly authorId: string },
  context: NormaliseContext,
): NormalisedMention {
  const { authorId, authorName, ...rest } = parts;
  const author = { externalId: authorId, handle: null, name: authorName, followers: null, verified: null };
  return publicMention({ ...rest, rating: null }, 'post', author, isOwn(context, authorId, authorName));
}
