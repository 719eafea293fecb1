import type { Author, NormalisedMention } from '../../../src/domain/index.ts';
import { idOf, type Fields, textOf } from './read.ts';

/** What is known about where a piece of a payload stands. */
export interface Scope {
  /** The brand's own accounts, lower case. */
  readonly own: ReadonlySet<string>;
  /** The page whose event or edge this is, where the payload or our envelope says so. */
  readonly pageId: string | undefined;
  /** When the `entry` round it was sent. */
  readonly entryTime: string | undefined;
  /** Where in the payload, with dots, for messages. */
  readonly path: string;
}

/** What a payload was found to hold; filled while it is walked. */
export interface Findings {
  readonly mentions: NormalisedMention[];
  readonly removed: string[];
  readonly removedAuthors: string[];
  readonly ignored: { readonly reason: string; readonly externalId?: string }[];
}

const MAX_NAME = 1024;
const MAX_MEDIA = 50;

export function noFindings(): Findings {
  return { mentions: [], removed: [], removedAuthors: [], ignored: [] };
}

export function ignore(found: Findings, reason: string, externalId?: string): void {
  found.ignored.push(externalId === undefined ? { reason } : { reason, externalId });
}

/** Whether one of the brand's own accounts said it. */
export function isOwnAccount(scope: Scope, authorId: string): boolean {
  return authorId === scope.pageId || scope.own.has(authorId.toLowerCase());
}

/**
 * The account that said it. Facebook leaves the author out where the app lacks a permission: such a stranger is
 * `unknown:<id of the thing said>`, so that two strangers are never taken for one person.
 */
export function authorOf(person: Fields | undefined, thingId: string): Author {
  const name = textOf(person?.['name']).slice(0, MAX_NAME);
  return {
    externalId: idOf(person?.['id']) ?? `unknown:${thingId}`,
    handle: null,
    name: name === '' ? null : name,
    followers: null,
    verified: null,
  };
}

export type MentionParts = Pick<
  NormalisedMention,
  'kind' | 'externalId' | 'author' | 'text' | 'threadId' | 'postedAt' | 'own' | 'url' | 'media'
> &
  Partial<Pick<NormalisedMention, 'visibility' | 'rating' | 'inReplyTo' | 'editedAt'>>;

/** A mention with what all of Facebook's have in common. */
export function mentionOf(parts: MentionParts): NormalisedMention {
  const seen = new Set<string>();
  const media = parts.media.filter(({ url }) => !seen.has(url) && seen.add(url)).slice(0, MAX_MEDIA);
  return {
    network: 'facebook',
    revisionOf: [],
    visibility: 'public',
    lang: null,
    rating: null,
    inReplyTo: null,
    editedAt: null,
    ...parts,
    media,
  };
}

/** The address under which Facebook shows the thing with this id. */
export function facebookUrl(id: string): string {
  return `https://www.facebook.com/${encodeURIComponent(id)}`;
}
