import { z } from 'zod';
import type { Page } from '../../src/ports/connector.ts';
import { walkReviews, type WalkedPage, type WalkedReview } from '../kit/review-walk.ts';
import { optional, readAnswer } from '../kit/shape.ts';
import { readReviews, type GooglePlayContext } from './api.ts';

/** Google shows no more than the reviews written or changed in the last seven days. */
export const LOOK_BACK_MS = 7 * 86_400_000;
const MAX_PAGES = 100;

const pageShape = z.object({
  reviews: optional(z.array(z.unknown())),
  tokenPagination: optional(z.object({ nextPageToken: optional(z.string().min(1)) })),
});
const namedShape = z.object({ reviewId: z.coerce.string() });

function toWalked(content: unknown, packageName: string): readonly WalkedReview[] {
  if (content === null) return [];
  const named = namedShape.safeParse(content);
  return [{ id: named.success ? named.data.reviewId : '', at: null, content, payload: () => ({ packageName, review: content }) }];
}

async function readPage(context: GooglePlayContext, token: string): Promise<WalkedPage<string>> {
  const page = readAnswer(pageShape, await readReviews(context, { token }), "Google Play's list of reviews");
  return {
    reviews: (page.reviews ?? []).flatMap((content) => toWalked(content, context.settings.packageName)),
    next: page.tokenPagination?.nextPageToken ?? undefined,
  };
}

/** Reviews of the last week, one payload each; what earlier walks handed over unchanged is left out. */
export async function* poll(context: GooglePlayContext, cursor: unknown): AsyncGenerator<Page> {
  yield* walkReviews<string>({
    cursor,
    first: '',
    lookBackMs: LOOK_BACK_MS,
    overlapMs: LOOK_BACK_MS,
    maxPages: MAX_PAGES,
    now: context.clock.now(),
    read: (token) => readPage(context, token),
    onCut: () => context.report('degraded', `stopped after ${MAX_PAGES} pages of reviews`),
  });
}
