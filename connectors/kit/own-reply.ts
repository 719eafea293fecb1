import type { Network, NormalisedMention } from '../../src/domain/index.ts';
import { plainText } from './text.ts';

const SUFFIX = ':reply';

/** The id under which our answer to a review is known, where the site has one answer to each and gives it no lasting id of its own. */
export function replyIdOf(reviewId: string): string {
  return `${reviewId}${SUFFIX}`;
}

/** The review that an id of {@link replyIdOf} is about; undefined for any other id. */
export function answeredReview(externalId: string): string | undefined {
  return externalId.endsWith(SUFFIX) && externalId.length > SUFFIX.length ? externalId.slice(0, -SUFFIX.length) : undefined;
}

export interface OwnReplyParts {
  readonly network: Network;
  /** The review that is answered. */
  readonly review: string;
  readonly url: string | null;
  /** Names our account on the site: the business, the app. */
  readonly account: string;
  readonly text: string;
  readonly postedAt: string;
  /** When the site says the answer was changed; null where it doesn't, or no later than `postedAt`. */
  readonly editedAt: string | null;
}

/** Our answer inside a review as a mention of our own, in the conversation of the review, whoever wrote it and wherever. */
export function ownReply(parts: OwnReplyParts): NormalisedMention {
  const { network, review, url, postedAt, editedAt } = parts;
  return {
    network,
    kind: 'reply',
    externalId: replyIdOf(review),
    revisionOf: [],
    url,
    visibility: 'public',
    author: { externalId: `own:${parts.account}`, handle: null, name: null, followers: null, verified: null },
    text: plainText(parts.text),
    lang: null,
    rating: null,
    inReplyTo: review,
    threadId: review,
    postedAt,
    editedAt: editedAt !== null && editedAt > postedAt ? editedAt : null,
    media: [],
    own: true,
  };
}
