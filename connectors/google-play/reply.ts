import type { OutgoingReply, SentReply } from '../../src/ports/connector.ts';
import { assertPublicReply, neverSent } from '../kit/outgoing.ts';
import { replyIdOf } from '../kit/own-reply.ts';
import { sameText } from '../kit/same-text.ts';
import { postReply, readReview, type GooglePlayContext } from './api.ts';
import { developerReplyOf } from './normalise.ts';

export const MAX_REPLY = 350;
/** What Google would take for HTML and cut out of the reply. */
const MARKUP = /<(?:[/!?]?[a-z][^<>]*>|!--)/i;

function sent(outgoing: OutgoingReply): SentReply {
  return { externalId: replyIdOf(outgoing.mention.externalId), url: outgoing.mention.url, state: 'published' };
}

/**
 * Puts the developer's one reply on a review. It replaces an earlier one, so the same reply sent twice changes nothing.
 * A text with markup is refused (`markup`), as Google would cut it out and show something else.
 */
export async function reply(context: GooglePlayContext, outgoing: OutgoingReply): Promise<SentReply> {
  assertPublicReply(outgoing, { network: 'Google Play', maxLength: MAX_REPLY });
  if (MARKUP.test(outgoing.text)) {
    throw neverSent('markup', 'Google Play cuts HTML out of replies: write it without tags in angle brackets');
  }
  await postReply(context, outgoing.mention.externalId, outgoing.text);
  return sent(outgoing);
}

/** Reads the review again: whether the developer's reply on it is this one. */
export async function findSent(context: GooglePlayContext, outgoing: OutgoingReply): Promise<SentReply | null> {
  const shown = developerReplyOf(await readReview(context, outgoing.mention.externalId));
  return shown !== null && sameText(outgoing.text, shown) ? sent(outgoing) : null;
}
