import { z } from 'zod';
import type { Page } from '../../src/ports/connector.ts';
import { parseInstant } from '../kit/instant.ts';
import { walkReviews, type WalkedPage, type WalkedReview } from '../kit/review-walk.ts';
import { optional, readAnswer } from '../kit/shape.ts';
import { accessOf, businessUnit, canRead, noSuchUnit, readJson, root, type Access, type TrustpilotContext } from './api.ts';

const DAY_MS = 86_400_000;
const PER_PAGE = 100;
export const LOOK_BACK_MS = 90 * DAY_MS;
const OVERLAP_MS = 3 * DAY_MS;
const MAX_PAGES = 100;

const linkShape = z.object({ rel: z.string(), href: z.string() });
const pageShape = z.object({
  reviews: z.array(z.unknown()),
  nextPageToken: optional(z.string().min(1)),
  links: optional(z.array(optional(linkShape))),
});
const datedShape = z.object({ id: z.coerce.string(), createdAt: optional(z.string()), updatedAt: optional(z.string()) });

/** `list`: numbered pages of the private or the public list; `token`: the public list of all reviews, paged by a token. */
type Next = { readonly access: Access } & ({ readonly list: number } | { readonly token: string });

/** Where a walk may begin, best first: what a gateway or a plan lacks answers 404. */
function beginnings(access: Access): readonly Next[] {
  const open: readonly Next[] = [
    { access: 'public', token: '' },
    { access: 'public', list: 1 },
  ];
  return access === 'private' ? [{ access, list: 1 }, ...open] : open;
}

function toWalked(content: unknown): readonly WalkedReview[] {
  if (content === null) return [];
  const dated = datedShape.safeParse(content);
  if (!dated.success) return [{ id: '', at: null, content }];
  const instant = parseInstant(dated.data.createdAt ?? '', 'Z');
  return [{ id: dated.data.id, at: instant === undefined ? null : Date.parse(instant), content }];
}

function tokenOf(page: z.infer<typeof pageShape>): string | undefined {
  if (page.nextPageToken !== null) return page.nextPageToken;
  const href = page.links?.find((link) => link?.rel === 'next-page')?.href ?? '';
  return URL.canParse(href) ? (new URL(href).searchParams.get('pageToken') ?? undefined) : undefined;
}

async function readPage(context: TrustpilotContext, unit: string, next: Next): Promise<WalkedPage<Next> | undefined> {
  const { language } = context.settings;
  const path = [...root(next.access), 'business-units', unit, 'list' in next ? 'reviews' : 'all-reviews'];
  const query =
    'list' in next
      ? { perPage: PER_PAGE, page: next.list, orderBy: 'createdat.desc', language }
      : { perPage: PER_PAGE, pageToken: next.token === '' ? undefined : next.token, language };
  const body = await readJson(context, path, query);
  if (body === undefined) return undefined;
  const page = readAnswer(pageShape, body, "Trustpilot's list of reviews");
  const token = tokenOf(page);
  const { access } = next;
  const following: Next | undefined =
    'list' in next ? { access, list: next.list + 1 } : token === undefined ? undefined : { access, token };
  return { reviews: page.reviews.flatMap(toWalked), next: page.reviews.length === 0 ? undefined : following };
}

/** The first page of the best list there is. Throws RemedyError when there is none. */
async function readFirst(context: TrustpilotContext, unit: string): Promise<WalkedPage<Next>> {
  const wanted = accessOf(context.settings);
  for (const next of beginnings(wanted)) {
    const page = await readPage(context, unit, next);
    if (page === undefined) continue;
    if (next.access !== wanted) context.report('degraded', 'there is no private list of reviews: the public one is read');
    return page;
  }
  throw noSuchUnit(unit);
}

/** The id of a review that the list shows; undefined when it shows none. */
export async function anyReview(context: TrustpilotContext): Promise<string | undefined> {
  const { reviews } = await readFirst(context, await businessUnit(context));
  return reviews.find(({ id }) => id !== '')?.id;
}

async function readOn(context: TrustpilotContext, unit: string, next: Next): Promise<WalkedPage<Next>> {
  return (await readPage(context, unit, next)) ?? { reviews: [], next: undefined };
}

/** Reviews newest first: the private list where the credentials allow it, else the public one. One payload per review. */
export async function* poll(context: TrustpilotContext, cursor: unknown): AsyncGenerator<Page> {
  if (!canRead(context.settings)) {
    context.report('waiting', 'no API credentials: reviews come by webhook only');
    return;
  }
  const unit = await businessUnit(context);
  yield* walkReviews<Next | 'first'>({
    cursor,
    first: 'first',
    lookBackMs: LOOK_BACK_MS,
    overlapMs: OVERLAP_MS,
    maxPages: MAX_PAGES,
    now: context.clock.now(),
    read: (next) => (next === 'first' ? readFirst(context, unit) : readOn(context, unit, next)),
    onCut: () => context.report('degraded', `stopped after ${MAX_PAGES} pages of reviews`),
  });
}
