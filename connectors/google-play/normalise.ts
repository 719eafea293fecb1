import { z } from 'zod';
import { MalformedPayloadError, type NormaliseContext, type Normalised } from '../../src/ports/connector.ts';
import { instantFromMs } from '../kit/instant.ts';
import { combine, eachEntry, ofIgnored, ofMention, reviewMention } from '../kit/normalised.ts';
import { ownReply } from '../kit/own-reply.ts';
import { asRecord, idShape, languageShape, nameShape, optional, readShape, starsShape, textShape } from '../kit/shape.ts';
import { joinTitle } from '../kit/text.ts';

const NANOS_PER_MS = 1_000_000;

/** Google's time stamp: seconds as a string of digits, and nanoseconds. ISO 8601 in UTC in the end. */
const timestampShape = z
  .object({ seconds: z.union([z.string().regex(/^\d{1,12}$/), z.int()]).transform(Number), nanos: optional(z.number()) })
  .transform(({ seconds, nanos }, context) => {
    const instant = instantFromMs(seconds * 1000 + Math.floor((nanos ?? 0) / NANOS_PER_MS));
    if (instant !== undefined) return instant;
    context.addIssue({ code: 'custom', message: 'is no date between 1970 and 2100' });
    return z.NEVER;
  });

const userCommentShape = z.object({
  text: textShape,
  originalText: textShape,
  lastModified: timestampShape,
  starRating: starsShape,
  reviewerLanguage: languageShape,
});

const developerCommentShape = z.object({ text: optional(z.string()), lastModified: optional(timestampShape) });
const commentShape = z.object({ userComment: optional(z.unknown()), developerComment: optional(z.unknown()) });
const reviewShape = z.object({ reviewId: idShape, authorName: nameShape, comments: z.array(z.unknown()) });
const packageShape = z.object({ packageName: optional(z.string()) });
const bodyShape = z.object({ reviews: optional(z.array(z.unknown())), review: z.unknown().optional() });

/** `title<tab>body`, of which either may be missing. */
function textOf(comment: z.infer<typeof userCommentShape>): string {
  const written = comment.originalText.trim() === '' ? comment.text : comment.originalText;
  const tab = written.indexOf('\t');
  return tab === -1 ? joinTitle(null, written) : joinTitle(written.slice(0, tab), written.slice(tab + 1));
}

function addressOf(packageName: string | null, reviewId: string): string | null {
  if (packageName === null) return null;
  return `https://play.google.com/store/apps/details?id=${encodeURIComponent(packageName)}&reviewId=${encodeURIComponent(reviewId)}`;
}

/** The text of the developer's reply on a review as Google shows it; null when there is none. */
export function developerReplyOf(review: unknown): string | null {
  const read = z.object({ comments: z.array(commentShape) }).safeParse(review);
  const comment = read.success ? read.data.comments.find(({ developerComment }) => developerComment !== null) : undefined;
  const reply = developerCommentShape.safeParse(comment?.developerComment);
  return reply.success ? reply.data.text : null;
}

interface Answered {
  readonly review: string;
  readonly url: string | null;
  readonly account: string;
  /** Stands for the time of a reply that tells none. */
  readonly writtenAt: string;
}

/** The developer's reply inside a review, from wherever it was written. */
function readReply(value: unknown, path: string, answered: Answered): Normalised {
  const { text, lastModified } = readShape(developerCommentShape, value, path);
  if (text === null || text.trim() === '') return ofIgnored('empty-reply', answered.review);
  const { writtenAt, ...rest } = answered;
  return ofMention(ownReply({ ...rest, network: 'google-play', text, postedAt: lastModified ?? writtenAt, editedAt: null }));
}

function readReview(value: unknown, path: string, packageName: string | null, context: NormaliseContext): Normalised {
  const review = readShape(reviewShape, value, path);
  const under = path === '' ? 'comments' : `${path}.comments`;
  const comments = review.comments.map((comment, index) => readShape(commentShape, comment ?? {}, `${under}.${index}`));
  const index = comments.findIndex((comment) => comment.userComment !== null);
  const answer = comments.findIndex(({ developerComment }) => developerComment !== null);
  if (index === -1) {
    const own = answer === -1 ? [] : [ofIgnored('own-reply', review.reviewId)];
    return combine([ofIgnored('no-user-comment', review.reviewId), ...own]);
  }
  const comment = readShape(userCommentShape, comments[index]?.userComment, `${under}.${index}.userComment`);
  const mention = reviewMention(
    {
      network: 'google-play',
      externalId: review.reviewId,
      url: addressOf(packageName, review.reviewId),
      authorId: null,
      authorName: review.authorName,
      text: textOf(comment),
      lang: comment.reviewerLanguage,
      rating: comment.starRating,
      postedAt: comment.lastModified,
      editedAt: null,
    },
    context,
  );
  if (answer === -1) return ofMention(mention);
  const own = readReply(comments[answer]?.developerComment, `${under}.${answer}.developerComment`, {
    review: review.reviewId,
    url: mention.url,
    account: packageName ?? 'developer',
    writtenAt: mention.postedAt,
  });
  return combine([ofMention(mention), own]);
}

/**
 * Reads a page of `reviews.list` (`{reviews}`; Google leaves the field out when there are none), one review, or the
 * connector's envelope `{packageName, review}`. The developer's reply inside a review has no id; it is a mention
 * of our own, `<reviewId>:reply` (ignored as `own-reply` where the review itself is not shown).
 */
export function normalise(payload: unknown, context: NormaliseContext): Normalised {
  const body = asRecord(payload);
  const { packageName } = readShape(packageShape, body);
  const { reviews, review } = readShape(bodyShape, body);
  if (reviews !== null) return eachEntry(reviews, 'reviews', (entry, path) => readReview(entry, path, packageName, context));
  if (review !== undefined) return readReview(review, 'review', packageName, context);
  if ('reviewId' in body) return readReview(body, '', packageName, context);
  if (Object.keys(body).every((key) => key === 'tokenPagination' || key === 'pageInfo')) return combine([]);
  throw new MalformedPayloadError('This is neither a page of reviews (reviews) nor a review (reviewId)');
}
