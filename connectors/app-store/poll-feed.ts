import { z } from 'zod';
import { MalformedPayloadError, type Page } from '../../src/ports/connector.ts';
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

function feedAddress(context: AppStoreContext, country: string, page: number): string {
  const base = context.apiBaseUrl === CONNECT_BASE_URL ? FEED_BASE_URL : context.apiBaseUrl.replace(/\/+$/, '');
  return `${base}/${country}/rss/customerreviews/page=${page}/id=${context.settings.appId}/sortBy=mostRecent/xml`;
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

function parseFeed(xml: string, what: string): XmlElement {
  try {
    const feed = children(parseXml(xml), 'feed')[0];
    if (feed !== undefined) return feed;
  } catch (error) {
    if (!(error instanceof MalformedPayloadError)) throw error;
  }
  throw new RemedyError({
    remedy: 'retry',
    code: 'not-a-feed',
    message: `${what}: the answer is no feed of reviews; it will be tried again`,
  });
}

async function readPage(context: AppStoreContext, country: string, page: number): Promise<WalkedPage<number>> {
  const what = `The App Store's public feed (${country}, page ${page})`;
  const response = await context.http.send({
    method: 'GET',
    url: feedAddress(context, country, page),
    headers: { accept: 'application/atom+xml, application/xml' },
    signal: context.signal,
  });
  if (page > 1 && (response.status === 400 || response.status === 404)) return { reviews: [], next: undefined };
  const error = remedyForStatus({ status: response.status, headers: response.headers, what, now: context.clock.now() });
  if (error !== undefined) throw error;
  const entries = children(parseFeed(response.text(), what), 'entry').filter((entry) => childText(entry, 'im:rating') !== '');
  const envelope = { appId: context.settings.appId, territory: country, fetchedAt: new Date(context.clock.now()).toISOString() };
  const isEnd = entries.length === 0 || page >= MAX_PAGES;
  return { reviews: entries.map((entry) => toWalked(entry, envelope)), next: isEnd ? undefined : page + 1 };
}

/** One storefront. Apple's feed is empty now and then though reviews exist, so an empty one moves no cursor. */
async function* pollCountry(context: AppStoreContext, country: string, cursor: unknown): AsyncGenerator<Page> {
  const first = await readPage(context, country, 1);
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
    read: (page) => (page === 1 ? Promise.resolve(first) : readPage(context, country, page)),
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
  const { reviews } = await readPage(context, countries[0] ?? 'us', 1);
  return `reads the public feed of app ${appId} (${reviews.length} reviews on the first page)`;
}
