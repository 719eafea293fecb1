import { z } from 'zod';
import { MalformedPayloadError, type Page } from '../../src/ports/connector.ts';
import type { HttpResponse } from '../../src/ports/http.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { parseInstant } from '../kit/instant.ts';
import { remedyForStatus } from '../kit/remedies.ts';
import { walkReviews, type WalkedPage, type WalkedReview } from '../kit/review-walk.ts';
import { children, childText, parseXml, type XmlElement } from '../kit/xml.ts';
import type { AppStoreContext } from './connect-api.ts';

export const CONNECT_BASE_URL = 'https://api.appstoreconnect.apple.com';
const FEED_BASE_URL = 'https://itunes.apple.com';
/** Apple shows ten pages of fifty and no more. */
const MAX_PAGES = 10;
const DAY_MS = 86_400_000;
const LOOK_BACK_MS = 365 * DAY_MS;
const OVERLAP_MS = 7 * DAY_MS;

const cursorShape = z.record(z.string(), z.unknown()).catch({});

/** A form of the feed's address. The one with dates comes first; Apple, and what stands in for it, may serve another. */
interface Form {
  readonly paged: boolean;
  readonly end: string;
}

interface Place {
  readonly form: Form;
  readonly country: string;
  readonly page: number;
}

const ENDS = [
  'sortBy=mostRecent/xml',
  'sortBy=mostRecent/json',
  'sortby=mostrecent/xml',
  'sortby=mostrecent/json',
  'xml',
  'json',
];
const FORMS: readonly Form[] = [true, false].flatMap((paged) => ENDS.map((end) => ({ paged, end })));
const NOT_SERVED: ReadonlySet<number> = new Set([400, 404]);

function feedAddress(context: AppStoreContext, { form, country, page }: Place): string {
  const base = context.apiBaseUrl === CONNECT_BASE_URL ? FEED_BASE_URL : context.apiBaseUrl.replace(/\/+$/, '');
  const number = form.paged ? `page=${page}/` : '';
  return `${base}/${country}/rss/customerreviews/${number}id=${context.settings.appId}/${form.end}`;
}

interface Envelope {
  readonly appId: string;
  readonly territory: string;
  readonly fetchedAt: string;
}

function toWalked(entry: XmlElement, envelope: Envelope): WalkedReview {
  const instant = parseInstant(childText(entry, 'updated'), 'Z');
  return {
    id: childText(entry, 'id'),
    at: instant === undefined ? null : Date.parse(instant),
    content: entry,
    payload: (isChanged) => ({ ...envelope, ...(isChanged ? { changedAt: envelope.fetchedAt } : {}), entry }),
  };
}

function xmlReviews(xml: string, envelope: Envelope): readonly WalkedReview[] | undefined {
  try {
    const feed = children(parseXml(xml), 'feed')[0];
    const entries = feed && children(feed, 'entry').filter((entry) => childText(entry, 'im:rating') !== '');
    return entries?.map((entry) => toWalked(entry, envelope));
  } catch (error) {
    if (!(error instanceof MalformedPayloadError)) throw error;
    return undefined;
  }
}

const jsonFeedShape = z.object({ feed: z.looseObject({ entry: z.unknown().optional() }) });
const jsonEntryShape = z.looseObject({
  id: z.object({ label: z.string() }),
  updated: z.object({ label: z.string() }).optional().catch(undefined),
  'im:rating': z.object({ label: z.string() }),
});

/** The JSON form, which mostly says nothing of when a review was written. */
function jsonReviews(body: unknown, envelope: Envelope): readonly WalkedReview[] | undefined {
  const read = jsonFeedShape.safeParse(body);
  if (!read.success) return undefined;
  const { entry, ...head } = read.data.feed;
  const entries: readonly unknown[] = Array.isArray(entry) ? entry : entry === undefined ? [] : [entry];
  return entries.flatMap((one) => {
    const review = jsonEntryShape.safeParse(one);
    if (!review.success) return [];
    const instant = parseInstant(review.data.updated?.label ?? '', 'Z');
    const payload = (isChanged: boolean) => ({
      ...envelope,
      ...(isChanged ? { changedAt: envelope.fetchedAt } : {}),
      feed: { ...head, entry: [one] },
    });
    return [{ id: review.data.id.label, at: instant === undefined ? null : Date.parse(instant), content: one, payload }];
  });
}

/** The reviews in an answer, by what it is and not by what was asked for. Throws RemedyError when it is no feed. */
function reviewsIn(response: HttpResponse, envelope: Envelope, what: string): readonly WalkedReview[] {
  const text = response.text();
  const isJson = text.trimStart().startsWith('{');
  const reviews = isJson ? jsonReviews(response.json(), envelope) : xmlReviews(text, envelope);
  if (reviews !== undefined) return reviews;
  throw new RemedyError({
    remedy: 'retry',
    code: 'not-a-feed',
    message: `${what}: the answer is no feed of reviews; it will be tried again`,
  });
}

async function readPage(context: AppStoreContext, place: Place): Promise<WalkedPage<number>> {
  const { form, country, page } = place;
  const what = `The App Store's public feed (${country}, page ${page})`;
  const response = await context.http.send({
    method: 'GET',
    url: feedAddress(context, place),
    headers: { accept: 'application/atom+xml, application/xml, application/json' },
    signal: context.signal,
  });
  if (page > 1 && NOT_SERVED.has(response.status)) return { reviews: [], next: undefined };
  const error = remedyForStatus({ status: response.status, headers: response.headers, what, now: context.clock.now() });
  if (error !== undefined) throw error;
  const envelope = { appId: context.settings.appId, territory: country, fetchedAt: new Date(context.clock.now()).toISOString() };
  const reviews = reviewsIn(response, envelope, what);
  const isEnd = reviews.length === 0 || page >= MAX_PAGES || !form.paged;
  return { reviews, next: isEnd ? undefined : page + 1 };
}

/** The first page in the first form that is served. */
async function readFirst(
  context: AppStoreContext,
  country: string,
): Promise<{ readonly form: Form; readonly first: WalkedPage<number> }> {
  let refused: unknown;
  for (const form of FORMS) {
    try {
      return { form, first: await readPage(context, { form, country, page: 1 }) };
    } catch (error) {
      if (!(error instanceof RemedyError) || error.status === null || !NOT_SERVED.has(error.status)) throw error;
      refused ??= error;
    }
  }
  throw refused;
}

/** One storefront. Apple's feed is empty now and then though reviews exist, so an empty one moves no cursor. */
async function* pollCountry(context: AppStoreContext, country: string, cursor: unknown): AsyncGenerator<Page> {
  const { form, first } = await readFirst(context, country);
  if (first.reviews.length === 0) {
    context.report('degraded', `the public feed of storefront ${country} is empty`);
    return;
  }
  yield* walkReviews<number>({
    cursor,
    first: 1,
    lookBackMs: LOOK_BACK_MS,
    overlapMs: OVERLAP_MS,
    maxPages: MAX_PAGES,
    now: context.clock.now(),
    read: (page) => (page === 1 ? Promise.resolve(first) : readPage(context, { form, country, page })),
    onCut: () => {},
  });
}

/** Every storefront has its own place in the cursor; one that fails does not keep the others from being read. */
export async function* pollFeed(context: AppStoreContext, cursor: unknown): AsyncGenerator<Page> {
  let places = cursorShape.parse(cursor);
  let failure: RemedyError | undefined;
  for (const country of context.settings.countries) {
    try {
      for await (const page of pollCountry(context, country, places[country])) {
        if (page.cursor !== undefined) places = { ...places, [country]: page.cursor };
        yield page.cursor === undefined ? page : { payloads: page.payloads, cursor: places };
      }
    } catch (error) {
      if (!(error instanceof RemedyError)) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
}

/** Proves that the first storefront has a feed. */
export async function checkFeed(context: AppStoreContext): Promise<string> {
  const { appId, countries } = context.settings;
  const { reviews } = (await readFirst(context, countries[0] ?? 'us')).first;
  return `reads the public feed of app ${appId} (${reviews.length} reviews on the first page)`;
}
