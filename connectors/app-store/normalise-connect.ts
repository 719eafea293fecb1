import { z } from 'zod';
import type { NormaliseContext, Normalised } from '../../src/ports/connector.ts';
import { combine, eachEntry, ofIgnored } from '../kit/normalised.ts';
import { asRecord, optional, readShape } from '../kit/shape.ts';
import { toMention, type Surroundings } from './review.ts';

const resourceShape = z.object({ type: z.string(), id: z.unknown().optional(), attributes: z.unknown().optional() });
const documentShape = z.object({
  data: z.unknown().optional(),
  included: optional(z.array(z.unknown())),
  links: optional(z.object({ self: optional(z.string()) })),
});
const responseShape = z.object({ type: z.literal('customerReviewResponses') });

function readResource(value: unknown, path: string, around: Surroundings, context: NormaliseContext): Normalised {
  const resource = readShape(resourceShape, value, path);
  if (resource.type !== 'customerReviews') return ofIgnored('not-a-review');
  const attributes = asRecord(resource.attributes, path === '' ? 'attributes' : `${path}.attributes`);
  const { territory } = readShape(z.object({ territory: optional(z.string()) }), attributes, path);
  const raw = { ...attributes, id: resource.id, at: attributes['createdDate'], authorName: attributes['reviewerNickname'] };
  return toMention(raw, path, { ...around, territory: territory ?? around.territory }, context);
}

/** A document or resource of App Store Connect: `{data: [...]}`, `{data: {...}}` or one `customerReviews` resource. */
export function normaliseConnect(
  body: Readonly<Record<string, unknown>>,
  around: Surroundings,
  context: NormaliseContext,
): Normalised {
  if ('type' in body) return readResource(body, '', around, context);
  const document = readShape(documentShape, body);
  const appId = around.appId ?? /\/apps\/(\d{1,20})(?:\/|$)/.exec(document.links?.self ?? '')?.[1] ?? null;
  const inside = { ...around, appId };
  const answers = (document.included ?? [])
    .filter((resource) => responseShape.safeParse(resource).success)
    .map(() => ofIgnored('own-reply'));
  const reviews = Array.isArray(document.data)
    ? eachEntry(document.data, 'data', (entry, path) => readResource(entry, path, inside, context))
    : readResource(document.data, 'data', inside, context);
  return combine([reviews, ...answers]);
}
