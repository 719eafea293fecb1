import { z } from 'zod';
import { MalformedPayloadError, type Page } from '../../src/ports/connector.ts';
import { walkReviews, type WalkedPage, type WalkedReview } from '../kit/review-walk.ts';
import { optional, readAnswer } from '../kit/shape.ts';
import { readReviews, type HelloPeterContext } from './api.ts';
import { normalise } from './normalise.ts';

const DAY_MS = 86_400_000;
export const LOOK_BACK_MS = 90 * DAY_MS;
const OVERLAP_MS = 3 * DAY_MS;
const MAX_PAGES = 200;

const pageShape = z.object({
  meta: optional(z.object({ current: optional(z.coerce.number()), lastPage: optional(z.coerce.number()) })),
  current_page: optional(z.coerce.number()),
  last_page: optional(z.coerce.number()),
  data: z.array(z.unknown()),
});

/** Id and time as normalisation sees them; a review that it refuses is handed over all the same, to be told of. */
function toWalked(content: unknown, envelope: Readonly<Record<string, unknown>>): readonly WalkedReview[] {
  if (content === null) return [];
  const whole = { ...envelope, review: content };
  const payload = (isChanged: boolean) => (isChanged ? { ...whole, changedAt: envelope['fetchedAt'] } : whole);
  try {
    const mention = normalise(whole, { ownAccounts: new Set() }).mentions[0];
    const isDated = mention !== undefined && mention.postedAt !== envelope['fetchedAt'];
    return [{ id: mention?.externalId ?? '', at: isDated ? Date.parse(mention.postedAt) : null, content, payload }];
  } catch (error) {
    if (!(error instanceof MalformedPayloadError)) throw error;
    return [{ id: '', at: null, content, payload }];
  }
}

/** `nextPage` names an address even on the last page, so the page numbers alone say whether there is more. */
async function readPage(context: HelloPeterContext, page: number, fetchedAt: string): Promise<WalkedPage<number>> {
  const body = readAnswer(pageShape, await readReviews(context, page), "HelloPeter's list of reviews");
  const current = body.meta?.current ?? body.current_page ?? page;
  const last = body.meta?.lastPage ?? body.last_page ?? Number.POSITIVE_INFINITY;
  const { businessSlug } = context.settings;
  const envelope = { ...(businessSlug === undefined ? {} : { businessSlug }), fetchedAt };
  return {
    reviews: body.data.flatMap((content) => toWalked(content, envelope)),
    next: body.data.length === 0 || current >= last ? undefined : page + 1,
  };
}

/** Reviews of the business, one payload each. */
export async function* poll(context: HelloPeterContext, cursor: unknown): AsyncGenerator<Page> {
  const now = context.clock.now();
  yield* walkReviews<number>({
    cursor,
    first: 1,
    lookBackMs: LOOK_BACK_MS,
    overlapMs: OVERLAP_MS,
    maxPages: MAX_PAGES,
    now,
    read: (page) => readPage(context, page, new Date(now).toISOString()),
    onCut: () => context.report('degraded', `stopped after ${MAX_PAGES} pages of reviews`),
  });
}
