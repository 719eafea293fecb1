import type { Mention } from '../../src/domain/index.ts';
import type { CapabilityContext, OutgoingReply, ReplyCapability, SentReply } from '../../src/ports/connector.ts';
import { cannotReply, onePublicReply } from '../kit/capability.ts';
import { assertPublicReply, neverSent } from '../kit/outgoing.ts';
import { replyIdOf } from '../kit/own-reply.ts';
import { sameText } from '../kit/same-text.ts';
import { isPrivate, postJson, readReview, type TrustpilotContext } from './api.ts';
import { companyReplyOf } from './normalise.ts';
import type { TrustpilotSettings } from './settings.ts';

const NO_RIGHTS = 'a key alone may not answer: give apiSecret or accessToken';

function sent(outgoing: OutgoingReply): SentReply {
  const id = outgoing.mention.externalId;
  return { externalId: replyIdOf(id), url: outgoing.mention.url, state: 'published' };
}

/** One public reply per review; a connection with nothing but an API key may only read. */
export function capability(
  mention: Mention,
  _now: number,
  context?: CapabilityContext & { readonly settings?: TrustpilotSettings },
): ReplyCapability {
  const { settings } = context ?? {};
  return settings !== undefined && !isPrivate(settings) ? cannotReply(`no rights: ${NO_RIGHTS}`) : onePublicReply(mention, null);
}

/** Puts the one reply of the company on a review. It replaces an earlier one, so the same reply sent twice changes nothing. */
export async function reply(context: TrustpilotContext, outgoing: OutgoingReply): Promise<SentReply> {
  assertPublicReply(outgoing, { network: 'Trustpilot', maxLength: null });
  const { settings } = context;
  if (!isPrivate(settings)) throw neverSent('no-rights', `Trustpilot: ${NO_RIGHTS}`);
  const { authorBusinessUserId } = settings;
  await postJson(context, ['v1', 'private', 'reviews', outgoing.mention.externalId, 'reply'], {
    message: outgoing.text,
    ...(authorBusinessUserId === undefined ? {} : { authorBusinessUserId }),
  });
  return sent(outgoing);
}

/** Reads the review again: whether the company's reply on it is this one. */
export async function findSent(context: TrustpilotContext, outgoing: OutgoingReply): Promise<SentReply | null> {
  const shown = companyReplyOf(await readReview(context, outgoing.mention.externalId));
  return shown !== null && sameText(outgoing.text, shown) ? sent(outgoing) : null;
}
