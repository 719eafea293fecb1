import { z } from 'zod';
import { MalformedPayloadError, type NormaliseContext, type Normalised } from '../../src/ports/connector.ts';
import { ownReply } from '../kit/own-reply.ts';
import { combine, eachEntry, ofIgnored, ofMention, ofRemoved, reviewMention } from '../kit/normalised.ts';
import {
  asRecord,
  idShape,
  instantShape,
  languageShape,
  nameShape,
  optional,
  readShape,
  starsShape,
  textShape,
} from '../kit/shape.ts';
import { joinTitle } from '../kit/text.ts';
import { businessSlug, first, permalinkOf, type Item } from './fields.ts';

/** South African time, which HelloPeter writes without a zone. */
const instant = instantShape('+02:00');

/** Stands for a time that neither the review nor the envelope tells; documented in the README. */
const UNKNOWN_TIME = new Date(0).toISOString();

const reviewShape = z.object({
  key: idShape,
  title: textShape,
  content: textShape,
  rating: starsShape,
  createdAt: instant.nullish(),
  editedAt: optional(instant),
  authorId: optional(idShape),
  authorName: nameShape,
  language: languageShape,
  replies: optional(z.array(z.unknown())),
  replied: optional(z.union([z.boolean(), z.number()])),
  status: optional(z.string()),
});

const replyShape = z.object({
  text: z.string(),
  createdAt: optional(instant),
  editedAt: optional(instant),
  authorId: optional(idShape),
});

const envelopeShape = z.object({
  businessSlug: optional(z.string()),
  fetchedAt: optional(instant),
  changedAt: optional(instant),
});

const NOT_SHOWN = /^(?:removed|deleted|unpublished)$/i;

function collect(item: Item): Item {
  const author = first(item, ['author', 'user', 'consumer', 'reviewer']);
  const person = typeof author === 'object' && author !== null && !Array.isArray(author) ? asRecord(author) : {};
  return {
    key: permalinkOf(item) ?? first(item, ['id', 'review_id', 'reviewId']),
    title: first(item, ['review_title', 'reviewTitle', 'title']),
    content: first(item, ['review_content', 'reviewContent', 'content', 'text', 'body']),
    rating: first(item, ['review_rating', 'reviewRating', 'rating', 'stars']),
    createdAt: first(item, ['created_at', 'createdAt', 'review_date', 'reviewDate', 'date']),
    editedAt: first(item, ['edited_at', 'editedAt']),
    authorId: first(item, ['user_id', 'userId', 'author_id', 'authorId']) ?? first(person, ['id', 'user_id', 'userId']),
    authorName:
      first(item, ['authorDisplayName', 'author_display_name', 'author_name', 'authorName', 'display_name', 'displayName']) ??
      first(person, ['display_name', 'displayName', 'name']) ??
      author,
    language: first(item, ['language', 'lang']),
    replies: first(item, ['replies', 'responses']),
    replied: first(item, ['replied', 'is_replied', 'isReplied']),
    status: first(item, ['status', 'state']),
  };
}

/** JSON:API's `{id, attributes}` and the flat form, as one. */
function flatten(item: Item, path: string): Item {
  const { attributes } = readShape(z.object({ attributes: z.unknown().optional() }), item, path);
  if (attributes === undefined || attributes === null) return item;
  return { id: item['id'], ...asRecord(attributes, path === '' ? 'attributes' : `${path}.attributes`) };
}

interface Surroundings {
  readonly slug: string | null;
  readonly fetchedAt: string | null;
  readonly changedAt: string | null;
}

/** The newest answer among the replies that is not the reviewer's own; undefined where none can be read. */
function businessReply(replies: readonly unknown[] | null, authorId: string | null): z.infer<typeof replyShape> | undefined {
  return (replies ?? [])
    .flatMap((value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const item = flatten(asRecord(value), '');
      const read = replyShape.safeParse({
        text: first(item, ['reply_content', 'replyContent', 'content', 'text', 'body', 'message', 'reply']),
        createdAt: first(item, ['created_at', 'createdAt', 'reply_date', 'replyDate', 'date']),
        editedAt: first(item, ['edited_at', 'editedAt', 'updated_at', 'updatedAt']),
        authorId: first(item, ['user_id', 'userId', 'author_id', 'authorId']),
      });
      const isTheirs = read.success && authorId !== null && read.data.authorId === authorId;
      return read.success && !isTheirs && read.data.text.trim() !== '' ? [read.data] : [];
    })
    .toSorted((one, other) => (one.createdAt ?? '').localeCompare(other.createdAt ?? ''))
    .at(-1);
}

function readReview(raw: Item, path: string, around: Surroundings, context: NormaliseContext): Normalised {
  const item = flatten(raw, path);
  const review = readShape(reviewShape, collect(item), path);
  const isReplied = (review.replies?.length ?? 0) > 0 || review.replied === true || review.replied === 1;
  const own = isReplied ? [ofIgnored('own-reply', review.key)] : [];
  if (review.status !== null && NOT_SHOWN.test(review.status)) return combine([ofRemoved(review.key), ...own]);
  const slug = businessSlug(item) ?? around.slug;
  const hasPage = slug !== null && permalinkOf(item) !== undefined;
  const mention = reviewMention(
    {
      network: 'hellopeter',
      externalId: review.key,
      url: hasPage ? `https://www.hellopeter.com/${encodeURIComponent(slug)}/reviews/${encodeURIComponent(review.key)}` : null,
      authorId: review.authorId,
      authorName: review.authorName,
      text: joinTitle(review.title, review.content),
      lang: review.language,
      rating: review.rating,
      postedAt: review.createdAt ?? around.fetchedAt ?? UNKNOWN_TIME,
      editedAt: review.editedAt ?? around.changedAt,
    },
    context,
  );
  const answer = businessReply(review.replies, review.authorId);
  if (answer === undefined) return combine([ofMention(mention), ...own]);
  const reply = ownReply({
    network: 'hellopeter',
    review: review.key,
    url: mention.url,
    account: slug ?? 'business',
    text: answer.text,
    postedAt: answer.createdAt ?? mention.postedAt,
    editedAt: answer.editedAt,
  });
  return combine([ofMention(mention), ofMention(reply)]);
}

/**
 * Reads a page of the Business API (`{meta, data}`), of the public JSON (`{current_page, data}`), one review (flat or
 * JSON:API) or the connector's envelope `{businessSlug, fetchedAt, changedAt, review}`. Field names are read in every spelling met.
 */
export function normalise(payload: unknown, context: NormaliseContext): Normalised {
  const body = asRecord(payload);
  const { businessSlug: slug, fetchedAt, changedAt } = readShape(envelopeShape, body);
  const around = { slug, fetchedAt, changedAt };
  const { data, review } = readShape(z.object({ data: z.unknown().optional(), review: z.unknown().optional() }), body);
  if (Array.isArray(data)) return eachEntry(data, 'data', (item, path) => readReview(item, path, around, context));
  if (data !== undefined) return readReview(asRecord(data, 'data'), 'data', around, context);
  if (typeof review === 'object' && review !== null) return readReview(asRecord(review, 'review'), 'review', around, context);
  if (permalinkOf(body) !== undefined || 'id' in body) return readReview(body, '', around, context);
  throw new MalformedPayloadError('This is neither a page of reviews (data) nor a review (permalink or id)');
}
