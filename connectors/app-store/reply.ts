import { z } from 'zod';
import type { Mention } from '../../src/domain/index.ts';
import type { CapabilityContext, OutgoingReply, ReplyCapability, SentReply } from '../../src/ports/connector.ts';
import { cannotReply, onePublicReply } from '../kit/capability.ts';
import { assertPublicReply, neverSent } from '../kit/outgoing.ts';
import { replyIdOf } from '../kit/own-reply.ts';
import { sameText } from '../kit/same-text.ts';
import { optional, readAnswer } from '../kit/shape.ts';
import { postJson, readJson, responseAddress, type AppStoreContext } from './connect-api.ts';
import { usesConnect, type AppStoreSettings } from './settings.ts';

export const MAX_REPLY = 5970;
const NO_KEY = 'connect with an App Store Connect key to answer reviews';

const answerShape = z.object({
  type: z.literal('customerReviewResponses'),
  attributes: optional(z.object({ responseBody: optional(z.string()), state: optional(z.string()) })),
});
const createdShape = z.object({ data: answerShape });
const foundShape = z.object({ data: optional(answerShape) });

/** Ids made of digits alone come from the public feed, which can neither be asked for one review nor takes answers. */
export function isFromFeed(externalId: string): boolean {
  return /^\d+(?::reply)?$/.test(externalId);
}

/** Apple shows an answer after up to a day; until then its state is PENDING_PUBLISH. */
function sent(outgoing: OutgoingReply, state: string | null): SentReply {
  const { externalId, url } = outgoing.mention;
  return { externalId: replyIdOf(externalId), url, state: state === 'PUBLISHED' ? 'published' : 'moderated' };
}

/** App Store Connect takes one answer per review; the public feed takes none. */
export function capability(
  mention: Mention,
  _now: number,
  context?: CapabilityContext & { readonly settings?: AppStoreSettings },
): ReplyCapability {
  const { settings } = context ?? {};
  const isWithoutKey = settings !== undefined && !usesConnect(settings);
  if (isWithoutKey || isFromFeed(mention.externalId)) return cannotReply(`public feed: ${NO_KEY}`);
  return onePublicReply(mention, MAX_REPLY);
}

/** Puts the one answer on a review. It replaces an earlier one, so the same answer sent twice changes nothing. */
export async function reply(context: AppStoreContext, outgoing: OutgoingReply): Promise<SentReply> {
  assertPublicReply(outgoing, { network: 'The App Store', maxLength: MAX_REPLY });
  const id = outgoing.mention.externalId;
  if (!usesConnect(context.settings) || isFromFeed(id))
    throw neverSent('public-feed', `The public feed takes no answers: ${NO_KEY}`);
  const body = {
    data: {
      type: 'customerReviewResponses',
      attributes: { responseBody: outgoing.text },
      relationships: { review: { data: { type: 'customerReviews', id } } },
    },
  };
  const created = await postJson(context, 'customerReviewResponses', body);
  return sent(
    outgoing,
    readAnswer(createdShape, created, "App Store Connect's answer to a review").data.attributes?.state ?? null,
  );
}

/** Reads the answer on the review, published or not yet: whether it is this one. */
export async function findSent(context: AppStoreContext, outgoing: OutgoingReply): Promise<SentReply | null> {
  const found = await readJson(context, responseAddress(context, outgoing.mention.externalId));
  if (found === undefined) return null;
  const { data } = readAnswer(foundShape, found, "App Store Connect's answer to a review");
  const { responseBody = null, state = null } = data?.attributes ?? {};
  return responseBody !== null && sameText(outgoing.text, responseBody) ? sent(outgoing, state) : null;
}
