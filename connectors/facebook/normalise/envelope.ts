import type { GraphKind } from './graph.ts';
import type { Fields } from './read.ts';

/**
 * Our own wrapping round something of Facebook's that doesn't say by itself what it is: an element of an edge that was
 * polled, or a person who asked to be deleted.
 */
export type Envelope =
  | {
      readonly earshot: 'graph';
      readonly kind: GraphKind;
      readonly pageId: string;
      readonly postId?: string;
      readonly body: Fields;
    }
  | { readonly earshot: 'data-deletion'; readonly userId: string };

/** Wraps one element of a polled edge. One each, so that a broken one is set aside without its neighbours. */
export function graphEnvelope(
  kind: GraphKind,
  place: { readonly pageId: string; readonly postId?: string },
  body: Fields,
): Envelope {
  return { earshot: 'graph', kind, ...place, body };
}

export function deletionEnvelope(userId: string): Envelope {
  return { earshot: 'data-deletion', userId };
}
