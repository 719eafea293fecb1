import { z } from 'zod';
import { countryOf } from '../../src/domain/index.ts';
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

/** Trustpilot's times are UTC, also where no zone is written. */
const instant = instantShape('Z');

const reviewShape = z.object({
  id: idShape,
  stars: starsShape,
  title: textShape,
  text: textShape,
  language: languageShape,
  createdAt: instant,
  updatedAt: optional(instant),
  status: optional(z.string()),
  consumer: optional(
    z.object({
      id: optional(idShape),
      displayName: nameShape,
      name: nameShape,
      countryCode: optional(z.string()),
      displayLocation: optional(z.string()),
    }),
  ),
  companyReply: optional(z.object({ text: z.string(), createdAt: optional(instant), updatedAt: optional(instant) })),
  businessUnit: optional(z.object({ id: optional(idShape) })),
  reportData: optional(z.object({ reviewVisibility: optional(z.string()) })),
});

const bodyShape = z.object({
  events: optional(z.array(z.unknown())),
  reviews: optional(z.array(z.unknown())),
  receivedAt: optional(instant),
});
const removalShape = z.object({ id: idShape });
const eventShape = z.object({ eventName: z.string(), eventData: z.unknown().optional() });

const GONE = /^(?:removed|deleted|archived|anonymi[sz]ed)$/i;
const HIDDEN = /^hidden$/i;

const replyShape = reviewShape.pick({ companyReply: true });

/** The text of the company's reply on a review as the API shows it; null when there is none. */
export function companyReplyOf(review: unknown): string | null {
  const read = replyShape.safeParse(review);
  return read.success ? (read.data.companyReply?.text ?? null) : null;
}

const visibilityShape = reviewShape.pick({ status: true, reportData: true });

/**
 * How a review stands, going by what the API says of it: shown, `gone` for good, or `hidden` while Trustpilot looks into a
 * report, after which it may be shown again.
 */
export function visibilityOf(review: unknown): 'shown' | 'hidden' | 'gone' {
  const read = visibilityShape.safeParse(review);
  const states = read.success ? [read.data.status ?? '', read.data.reportData?.reviewVisibility ?? ''] : [];
  if (states.some((state) => GONE.test(state))) return 'gone';
  return states.some((state) => HIDDEN.test(state)) ? 'hidden' : 'shown';
}

type Review = z.infer<typeof reviewShape>;

/** Where the consumer says they are: a code of its own, or the one behind the town (`Frederiksberg, DK`). */
function countryOfConsumer(consumer: Review['consumer']): string | null {
  const behindTown = /,\s*([A-Z]{2})$/.exec(consumer?.displayLocation?.trim() ?? '')?.[1];
  return countryOf(consumer?.countryCode) ?? countryOf(behindTown);
}

function addressOf(id: string): string {
  return `https://www.trustpilot.com/reviews/${encodeURIComponent(id)}`;
}

/** The company's reply inside a review, from wherever it was written. */
function readReply({ id, companyReply, businessUnit, createdAt }: Review): readonly Normalised[] {
  if (companyReply === null) return [];
  if (companyReply.text.trim() === '') return [ofIgnored('empty-reply', id)];
  const mention = ownReply({
    network: 'trustpilot',
    review: id,
    url: addressOf(id),
    account: businessUnit?.id ?? 'company',
    text: companyReply.text,
    postedAt: companyReply.createdAt ?? companyReply.updatedAt ?? createdAt,
    editedAt: companyReply.updatedAt,
  });
  return [ofMention(mention)];
}

interface ReviewAround {
  readonly context: NormaliseContext;
  /** Stands for the time of a change that the review itself does not tell. */
  readonly changedAt: string | null;
}

interface EventAround {
  readonly context: NormaliseContext;
  readonly receivedAt: string | null;
}

function readReview(value: unknown, path: string, { context, changedAt }: ReviewAround): Normalised {
  const review = readShape(reviewShape, value, path);
  const own = review.companyReply === null ? [] : [ofIgnored('own-reply', review.id)];
  const visibility = visibilityOf(review);
  if (visibility === 'gone') return combine([ofRemoved(review.id), ...own]);
  if (visibility === 'hidden') return combine([ofIgnored('hidden', review.id), ...own]);
  const changed = review.updatedAt ?? changedAt;
  const mention = reviewMention(
    {
      network: 'trustpilot',
      externalId: review.id,
      url: addressOf(review.id),
      authorId: review.consumer?.id ?? null,
      authorName: review.consumer?.displayName ?? review.consumer?.name ?? null,
      text: joinTitle(review.title, review.text),
      lang: review.language,
      country: countryOfConsumer(review.consumer),
      rating: review.stars,
      postedAt: review.createdAt,
      editedAt: changed !== null && changed > review.createdAt ? changed : null,
    },
    context,
  );
  return combine([ofMention(mention), ...readReply(review)]);
}

function readEvent(value: unknown, path: string, { context, receivedAt }: EventAround): Normalised {
  const event = readShape(eventShape, value, path);
  switch (event.eventName) {
    case 'service-review-created':
      return readReview(event.eventData, `${path}.eventData`, { context, changedAt: null });
    case 'service-review-updated':
      return readReview(event.eventData, `${path}.eventData`, { context, changedAt: receivedAt });
    case 'service-review-deleted':
      return ofRemoved(readShape(removalShape, event.eventData, `${path}.eventData`).id);
    default:
      return ofIgnored('unknown-event');
  }
}

/**
 * Reads a webhook body (`{events}`, `receivedAt` beside it when the connector took it), a page of reviews of the public or the private API (`{reviews}`), or one review. A
 * review that Trustpilot took down is `removed`, one that it hides while it looks into a report is ignored as `hidden`; the company's reply inside a
 * review is a mention of our own, `<review id>:reply` (ignored as `own-reply` where the review itself is not shown).
 */
export function normalise(payload: unknown, context: NormaliseContext): Normalised {
  const body = asRecord(payload);
  const { events, reviews, receivedAt } = readShape(bodyShape, body);
  const around = { context, changedAt: null };
  if (events !== null) return eachEntry(events, 'events', (entry, path) => readEvent(entry, path, { context, receivedAt }));
  if (reviews !== null) return eachEntry(reviews, 'reviews', (entry, path) => readReview(entry, path, around));
  if ('productReviews' in body) return ofIgnored('product-reviews');
  if ('id' in body) return readReview(body, '', around);
  throw new MalformedPayloadError('This is neither a webhook body (events), a page of reviews (reviews) nor a review (id)');
}
