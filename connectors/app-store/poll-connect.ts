import { z } from 'zod';
import type { Page } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { parseInstant } from '../kit/instant.ts';
import { walkReviews, type WalkedPage, type WalkedReview } from '../kit/review-walk.ts';
import { optional, readAnswer } from '../kit/shape.ts';
import { responseTo } from './normalise-connect.ts';
import { listAddress, readJson, type AppStoreContext } from './connect-api.ts';

const DAY_MS = 86_400_000;
export const LOOK_BACK_MS = 90 * DAY_MS;
const OVERLAP_MS = 7 * DAY_MS;
const MAX_PAGES = 100;
const PER_PAGE = 200;
const QUERY = { sort: '-createdDate', limit: PER_PAGE, include: 'response' };

const pageShape = z.object({
  data: z.array(z.unknown()),
  included: optional(z.array(z.unknown())),
  links: optional(z.object({ next: optional(z.string()) })),
});
const datedShape = z.object({ id: z.coerce.string(), attributes: z.object({ createdDate: optional(z.string()) }) });

/** `cursor` empty for the first page; `url` where Apple told the whole address on the same host. */
type Next = { readonly cursor: string } | { readonly url: string };

interface Around {
  readonly appId: string;
  readonly now: string;
  /** Answers of the page. */
  readonly included: readonly unknown[];
}

function toWalked(resource: unknown, { appId, now, included }: Around): readonly WalkedReview[] {
  if (resource === null) return [];
  const response = responseTo(resource, included);
  const payload = (isChanged: boolean) => ({
    appId,
    ...(isChanged ? { changedAt: now } : {}),
    resource,
    ...(response === undefined ? {} : { response }),
  });
  const content = response === undefined ? resource : { resource, response };
  const dated = datedShape.safeParse(resource);
  if (!dated.success) return [{ id: '', at: null, content, payload }];
  const instant = parseInstant(dated.data.attributes.createdDate ?? '', 'Z');
  return [{ id: dated.data.id, at: instant === undefined ? null : Date.parse(instant), content, payload }];
}

/** Another host never gets our token: of an address there only its cursor is taken. */
function nextOf(link: string | null, list: string): Next | undefined {
  if (link === null || !URL.canParse(link, list)) return undefined;
  const url = new URL(link, list);
  if (url.origin === new URL(list).origin) return { url: url.href };
  const cursor = url.searchParams.get('cursor') ?? '';
  return cursor === '' ? undefined : { cursor };
}

async function readPage(context: AppStoreContext, next: Next): Promise<WalkedPage<Next>> {
  const list = listAddress(context);
  const body =
    'url' in next
      ? await readJson(context, next.url)
      : await readJson(context, list, { ...QUERY, cursor: next.cursor === '' ? undefined : next.cursor });
  if (body === undefined) throw noSuchApp(context);
  const now = new Date(context.clock.now()).toISOString();
  const page = readAnswer(pageShape, body, "App Store Connect's list of reviews");
  const around = { appId: context.settings.appId, now, included: page.included ?? [] };
  return {
    reviews: page.data.flatMap((content) => toWalked(content, around)),
    next: nextOf(page.links?.next ?? null, list),
  };
}

export function noSuchApp(context: AppStoreContext): RemedyError {
  const message = `App Store Connect knows no app ${context.settings.appId}, or this key may not see it: check appId`;
  return new RemedyError({ remedy: 'give-up', code: 'not-found', message, status: 404 });
}

/** Reviews of all storefronts, newest first, one payload each. */
export async function* pollConnect(context: AppStoreContext, cursor: unknown): AsyncGenerator<Page> {
  yield* walkReviews<Next>({
    cursor,
    first: { cursor: '' },
    lookBackMs: LOOK_BACK_MS,
    overlapMs: OVERLAP_MS,
    maxPages: MAX_PAGES,
    now: context.clock.now(),
    read: (next) => readPage(context, next),
    onCut: () => context.report('degraded', `stopped after ${MAX_PAGES} pages of reviews`),
  });
}
