import { z } from 'zod';
import type { NormaliseContext, Normalised } from '../../src/ports/connector.ts';
import { combine, eachEntry, ofIgnored, ofMention } from '../kit/normalised.ts';
import { ownReply } from '../kit/own-reply.ts';
import { asRecord, idShape, instantShape, optional, readShape } from '../kit/shape.ts';
import { toMention, type Surroundings } from './review.ts';

const resourceShape = z.object({ type: z.string(), id: z.unknown().optional(), attributes: z.unknown().optional() });
const documentShape = z.object({
  data: z.unknown().optional(),
  included: optional(z.array(z.unknown())),
  links: optional(z.object({ self: optional(z.string()) })),
});
const linkedShape = z.object({ data: optional(z.object({ id: idShape })) });
const responseShape = z.object({
  type: z.literal('customerReviewResponses'),
  id: optional(idShape),
  attributes: optional(z.object({ responseBody: optional(z.string()), lastModifiedDate: optional(instantShape('Z')) })),
  relationships: optional(z.object({ review: optional(linkedShape) })),
});
const reviewLinksShape = z.object({ id: idShape, relationships: optional(z.object({ response: optional(linkedShape) })) });

/** The answer to a review among the answers of its page; either may name the other. Undefined when there is none. */
export function responseTo(review: unknown, responses: readonly unknown[]): unknown {
  const links = reviewLinksShape.safeParse(review);
  if (!links.success) return undefined;
  const { id, relationships } = links.data;
  const named = relationships?.response?.data?.id;
  return responses.find((candidate) => {
    const response = responseShape.safeParse(candidate);
    if (!response.success) return false;
    const isNamed = named !== undefined && response.data.id === named;
    return isNamed || response.data.relationships?.review?.data?.id === id;
  });
}

/** Our answer to this review, from wherever it was written, published or not yet. */
function readResponse(value: unknown, review: Normalised): Normalised {
  const answered = review.mentions[0];
  const response = responseShape.safeParse(value);
  if (answered === undefined || !response.success) return ofIgnored('own-reply');
  const { responseBody = null, lastModifiedDate = null } = response.data.attributes ?? {};
  if (responseBody === null || responseBody.trim() === '') return ofIgnored('empty-reply', answered.externalId);
  const mention = ownReply({
    network: 'app-store',
    review: answered.externalId,
    url: answered.url,
    account: /\/app\/id(\d+)/.exec(answered.url ?? '')?.[1] ?? 'developer',
    text: responseBody,
    postedAt: lastModifiedDate ?? answered.postedAt,
    editedAt: null,
  });
  return ofMention(mention);
}

function readReview(value: unknown, path: string, around: Surroundings, context: NormaliseContext): Normalised {
  const resource = readShape(resourceShape, value, path);
  if (resource.type !== 'customerReviews') return ofIgnored('not-a-review');
  const attributes = asRecord(resource.attributes, path === '' ? 'attributes' : `${path}.attributes`);
  const { territory } = readShape(z.object({ territory: optional(z.string()) }), attributes, path);
  const raw = { ...attributes, id: resource.id, at: attributes['createdDate'], authorName: attributes['reviewerNickname'] };
  return toMention(raw, path, { ...around, territory: territory ?? around.territory }, context);
}

/** A `customerReviews` resource with its answer, where there is one. */
export function normaliseResource(
  resource: Readonly<Record<string, unknown>>,
  response: unknown,
  around: Surroundings,
  context: NormaliseContext,
): Normalised {
  const review = readReview(resource, '', around, context);
  return response === undefined ? review : combine([review, readResponse(response, review)]);
}

/** A document of App Store Connect: `{data: [...]}` or `{data: {...}}`, answers beside it in `included`. */
export function normaliseDocument(
  body: Readonly<Record<string, unknown>>,
  around: Surroundings,
  context: NormaliseContext,
): Normalised {
  const document = readShape(documentShape, body);
  const appId = around.appId ?? /\/apps\/(\d{1,20})(?:\/|$)/.exec(document.links?.self ?? '')?.[1] ?? null;
  const inside = { ...around, appId };
  const responses = (document.included ?? []).filter((resource) => responseShape.safeParse(resource).success);
  const met = new Set<unknown>();
  const read = (value: unknown, path: string): Normalised => {
    const review = readReview(value, path, inside, context);
    const response = review.mentions.length === 0 ? undefined : responseTo(value, responses);
    if (response === undefined) return review;
    met.add(response);
    return combine([review, readResponse(response, review)]);
  };
  const reviews = Array.isArray(document.data) ? eachEntry(document.data, 'data', read) : read(document.data, 'data');
  const strays = responses.filter((response) => !met.has(response)).map(() => ofIgnored('own-reply'));
  return combine([reviews, ...strays]);
}
