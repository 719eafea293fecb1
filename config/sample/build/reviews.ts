import { digits, hex, shownName } from './names.ts';
import { fraction } from './story.ts';
import type { Event } from './story.ts';

const BUSINESS = { name: 'Bluequill Air', slug: 'bluequill-air' } as const;

function titled(text: string): { readonly title: string; readonly body: string } {
  const [title = '', body = ''] = text.split(' // ');
  return body === '' ? { title: '', body: title } : { title, body };
}

const uuid = (...parts: readonly (string | number)[]): string => [8, 4, 4, 4, 12].map((count, at) => hex(count, ...parts, at)).join('-');

/** The token for when a review was written, which may be a while before its page was read. */
const when = (token: string, event: Event, read: Event): string => {
  const before = event.afterMs - read.afterMs;
  return before === 0 ? `{{${token}}}` : `{{${token}:${before}}}`;
};

function trustpilotEvent(event: Event, read: Event, byNumber: ReadonlyMap<number, Event>): unknown {
  const first = (event.about === undefined ? undefined : byNumber.get(event.about)) ?? event;
  const id = hex(24, 'trustpilot', first.number);
  const version = '1';
  if (event.kind === 'deleted') return { eventName: 'service-review-deleted', version, eventData: { id, consumer: { id: hex(24, first.author) } } };
  const { title, body } = titled(event.text);
  const eventData = {
    id,
    language: event.lang,
    stars: event.count ?? 3,
    title,
    text: body,
    locationId: null,
    referenceId: fraction('ref', first.number) < 0.5 ? null : `QL${digits(6, first.number)}`,
    createdAt: when('iso', first, read),
    ...(event.kind === 'edited' ? { updatedAt: '{{iso}}' } : {}),
    isVerified: fraction('verified', first.number) < 0.6,
    consumer: { id: hex(24, first.author), name: shownName(first.author) },
    tags: [],
  };
  return { eventName: event.kind === 'edited' ? 'service-review-updated' : 'service-review-created', version, eventData };
}

function helloPeterReview(event: Event, read: Event): unknown {
  const { title, body } = titled(event.text);
  const words = title.toLowerCase().replace(/[^a-z0-9]+/gu, '-').replace(/^-|-$/gu, '');
  return {
    id: 5_400_000 + event.number,
    permalink: `${words}-${hex(20, 'peter', event.number)}`,
    user_id: hex(24, 'peter', event.author),
    created_at: when('sast', event, read),
    authorDisplayName: shownName(event.author),
    review_title: title,
    review_rating: event.count ?? 1,
    review_content: body,
    business_name: BUSINESS.name,
    business_slug: BUSINESS.slug,
    industry_name: 'Airlines',
    status: 'unreplied',
    channel: 'HELLOPETER',
    replies: [],
  };
}

function playReview(event: Event, read: Event): unknown {
  const userComment = {
    text: `\t${event.text}`,
    lastModified: { seconds: when('epochSecondsText', event, read), nanos: 0 },
    starRating: event.count ?? 3,
    reviewerLanguage: event.lang,
    device: 'phone',
    androidOsVersion: 34,
    appVersionCode: 40_213,
    appVersionName: '4.2.13',
  };
  // An edited review keeps its id and loses its date: the same person's second line is the first one, changed.
  return { reviewId: uuid('play', event.author), authorName: shownName(event.author), comments: [{ userComment }] };
}

function appStoreReview(event: Event, read: Event): unknown {
  const { title, body } = titled(event.text);
  const territory = { af: 'ZAF', zu: 'ZAF', de: 'DEU', fr: 'FRA', pt: 'MOZ', es: 'ESP' }[event.lang] ?? 'ZAF';
  const attributes = { rating: event.count ?? 3, title, body, reviewerNickname: event.author, createdDate: when('iso', event, read), territory };
  return { type: 'customerReviews', id: `0000${hex(4, 'apple', event.number)}-${uuid('apple', event.number).slice(9)}`, attributes };
}

/** A Trustpilot webhook body, or a page that holds these reviews, read when the last was written. */
export function reviewsPayload(events: readonly Event[], byNumber: ReadonlyMap<number, Event>): unknown {
  const read = events.at(-1);
  if (!read) throw new Error('A page of reviews needs one at least.');
  const newest = events.toReversed();
  const again = read.kind === 'again' && read.about !== undefined ? byNumber.get(read.about) : undefined;
  const list = again ? [again] : newest;
  const { network } = read;
  switch (network) {
    case 'trustpilot':
      return { events: list.map((event) => trustpilotEvent(event, again ?? read, byNumber)) };
    case 'hellopeter':
      return {
        meta: { perPage: 10, current: 1, from: 1, to: list.length, totalRecords: list.length, previousPage: null, lastPage: 1, nextPage: 'https://api.hellopeter.com/v5/api/reviews?page=2' },
        data: list.map((event) => helloPeterReview(event, read)),
      };
    case 'google-play':
      return read.kind === 'malformed' ? { reviews: 'temporarily unavailable' } : { reviews: list.map((event) => playReview(event, read)), tokenPagination: {} };
    case 'app-store':
      return { data: list.map((event) => appStoreReview(event, read)), links: { self: 'https://api.appstoreconnect.apple.com/v1/apps/9000000042/customerReviews' }, meta: { paging: { total: list.length, limit: 200 } } };
    default:
      throw new Error(`"${network}" is no review site of the story.`);
  }
}
