import type { NormalisedMention } from '../../../src/domain/index.ts';
import type { NormaliseContext } from '../../../src/ports/connector.ts';

/** What has been found in a payload so far; readers add to it. */
export interface Findings {
  readonly mentions: NormalisedMention[];
  readonly removed: string[];
  readonly removedAuthors: string[];
  placesGone?: { readonly things: string[]; readonly authors: string[] };
  readonly ignored: { readonly reason: string; readonly externalId?: string }[];
}

/** What a reader works with besides its piece of the payload. */
export interface Reading {
  readonly found: Findings;
  readonly context: NormaliseContext;
}

export function noFindings(): Findings {
  return { mentions: [], removed: [], removedAuthors: [], ignored: [] };
}

/** Notes whose place is to be forgotten: a post's, or that of all posts of an author. */
export function forgetPlace(found: Findings, of: { readonly thing: string } | { readonly author: string }): void {
  found.placesGone ??= { things: [], authors: [] };
  if ('thing' in of) found.placesGone.things.push(of.thing);
  else found.placesGone.authors.push(of.author);
}

/** Notes that something was understood and is none of our business. */
export function ignore(found: Findings, reason: string, externalId?: string): void {
  found.ignored.push(externalId === undefined ? { reason } : { reason, externalId });
}
