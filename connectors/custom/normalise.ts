import { countryOf, intakeItemSchema, type IntakeItem, type NormalisedMention, type Visibility } from '../../src/domain/index.ts';
import type { NormaliseContext, Normalised } from '../../src/ports/connector.ts';
import { eachEntry, isOwn, ofMention } from '../kit/normalised.ts';
import { asRecord, readShape } from '../kit/shape.ts';

const STARS = 5;

const visibilityOf: Readonly<Record<IntakeItem['kind'], Visibility>> = {
  post: 'public',
  reply: 'public',
  comment: 'public',
  review: 'public',
  message: 'private',
  email: 'private',
  call: 'private',
};

/** Ratings above five are on a scale of ten and are halved; others are stars already. */
function toStars(rating: number | null | undefined): number | null {
  if (rating === null || rating === undefined) return null;
  return rating > STARS ? rating / 2 : rating;
}

function toMention(item: IntakeItem, context: NormaliseContext): NormalisedMention {
  const { author } = item;
  const inReplyTo = item.inReplyTo ?? null;
  const country = countryOf(item.country);
  return {
    network: 'custom',
    kind: item.kind,
    externalId: item.externalId,
    revisionOf: [],
    url: item.url ?? null,
    visibility: item.visibility ?? visibilityOf[item.kind],
    author: {
      externalId: author.externalId,
      handle: author.handle ?? null,
      name: author.name ?? null,
      followers: author.followers ?? null,
      verified: author.verified ?? null,
    },
    text: item.text,
    lang: item.lang ?? null,
    ...(country === null ? {} : { country }),
    rating: toStars(item.rating),
    inReplyTo,
    threadId: item.threadId ?? inReplyTo ?? item.externalId,
    postedAt: new Date(item.postedAt).toISOString(),
    editedAt: null,
    media: [],
    own: isOwn(context, author.externalId, author.handle ?? null),
  };
}

function readItem(value: Readonly<Record<string, unknown>>, path: string, context: NormaliseContext): Normalised {
  const text = value['text'];
  const item = typeof text === 'string' ? { ...value, text: text.toWellFormed() } : value;
  return ofMention(toMention(readShape(intakeItemSchema, item, path), context));
}

/** Reads one intake item, a list of them, or `{items: [...]}`, as `POST /v1/intake` and `earshot import` take them. */
export function normalise(payload: unknown, context: NormaliseContext): Normalised {
  const read = (value: Readonly<Record<string, unknown>>, path: string): Normalised => readItem(value, path, context);
  if (Array.isArray(payload)) return eachEntry(payload, 'items', read);
  const body = asRecord(payload);
  const items = body['items'];
  return Array.isArray(items) ? eachEntry(items, 'items', read) : read(body, '');
}
