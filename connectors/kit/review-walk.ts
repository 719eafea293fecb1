import { z } from 'zod';
import type { Page } from '../../src/ports/connector.ts';
import { markOf, mergeSeen, noveltyAfter } from './seen.ts';

/** One review of a page, as far as the walk must know it. */
export interface WalkedReview {
  readonly id: string;
  /** When it was written or last changed, in milliseconds since 1970; null when the site doesn't say. */
  readonly at: number | null;
  /** What the site said of it; a changed content is handed over again. */
  readonly content: unknown;
  /** What is handed over, the content itself unless told; `isChanged` when an earlier walk saw it say something else. */
  readonly payload?: (isChanged: boolean) => unknown;
}

export interface WalkedPage<Next> {
  readonly reviews: readonly WalkedReview[];
  /** Where to read on; undefined at the end. */
  readonly next: Next | undefined;
}

export interface ReviewWalk<Next> {
  /** The cursor of an earlier walk, or anything else for a first one. */
  readonly cursor: unknown;
  readonly first: Next;
  /** How far behind the newest review a first walk reads. */
  readonly lookBackMs: number;
  /** How far behind the newest known review a later walk reads: room for reviews that appear late and for edits. */
  readonly overlapMs: number;
  readonly maxPages: number;
  /** Milliseconds since 1970: a review dated later than tomorrow does not move the cursor. */
  readonly now: number;
  read(next: Next): Promise<WalkedPage<Next>>;
  /** Told when `maxPages` ended the walk before its goal. */
  onCut(): void;
}

const DAY_MS = 86_400_000;

const cursorShape = z.object({ newest: z.number().nullable(), seen: z.array(z.string()) });
type WalkCursor = z.infer<typeof cursorShape>;

function isNewestFirst(times: readonly number[]): boolean {
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
}

/** Whether everything from here on is older than the horizon: only known where the site dates its reviews and sorts newest first. */
function isPast(reviews: readonly WalkedReview[], horizon: number): boolean {
  const times = reviews.flatMap((review) => (review.at === null ? [] : [review.at]));
  return times.length > 0 && isNewestFirst(times) && times.every((time) => time < horizon);
}

/**
 * Reads a site's list of reviews page by page, newest first, until it reaches what earlier walks have seen, and hands
 * over what is new or changed. Nothing read is left out because of its age; age only ends the walk. The cursor stands on
 * the last page alone, so a walk that breaks off is done again from the start. Sites that sort otherwise are read to
 * the end; sites without dates until a page that is known as a whole. Ends for certain: after `maxPages`, or at the first
 * page that repeats what this walk already had.
 */
export async function* walkReviews<Next>(walk: ReviewWalk<Next>): AsyncGenerator<Page> {
  const parsed = cursorShape.safeParse(walk.cursor);
  const before: WalkCursor | undefined = parsed.success ? parsed.data : undefined;
  const seenBefore = before?.seen ?? [];
  const noveltyOf = noveltyAfter(seenBefore);
  const met = new Set<string>();
  const knownUntil = before?.newest ?? null;
  let newest = knownUntil;
  let next: Next | undefined = walk.first;
  for (let page = 1; next !== undefined; page += 1) {
    const { reviews, next: following }: WalkedPage<Next> = await walk.read(next);
    const marked = new Map(reviews.map((review) => [markOf(review.id, review.content), review] as const));
    const fresh = [...marked].flatMap(([mark, review]) => (met.has(mark) ? [] : [{ review, mark, novelty: noveltyOf(mark) }]));
    for (const { review, mark } of fresh) {
      met.add(mark);
      if (review.at !== null && review.at <= walk.now + DAY_MS) newest = Math.max(newest ?? review.at, review.at);
    }
    const unknown = fresh.filter(({ novelty }) => novelty !== 'known');
    const hasNothingNew =
      reviews.length > 0 && unknown.length === 0 && (fresh.length === 0 || reviews.every((review) => review.at === null));
    const horizon = knownUntil === null ? (newest ?? walk.now) - walk.lookBackMs : knownUntil - walk.overlapMs;
    const isDone = following === undefined || hasNothingNew || isPast(reviews, horizon);
    const isCut = !isDone && page >= walk.maxPages;
    if (isCut) walk.onCut();
    next = isDone || isCut ? undefined : following;
    const payloads = unknown.map(({ review, novelty }) => review.payload?.(novelty === 'changed') ?? review.content);
    yield next === undefined ? { payloads, cursor: { newest, seen: mergeSeen([...met], seenBefore) } } : { payloads };
  }
}
