import { z } from 'zod';

const urlSchema = z.object({
  url: z.string(),
  expanded_url: z.string().nullish().catch(null),
  display_url: z.string().nullish().catch(null),
  media_key: z.string().nullish().catch(null),
});

/** The links of a text, as `entities.urls` (and v1.1's `entities.media`) list them; an unreadable list is empty. */
export const linksSchema = z.array(urlSchema.nullable().catch(null)).nullish().catch(null);

export interface Link {
  readonly short: string;
  readonly full: string | null;
  readonly mediaKey: string | null;
}

export function linksOf(...lists: readonly z.infer<typeof linksSchema>[]): readonly Link[] {
  return lists
    .flatMap((list) => list ?? [])
    .filter((entry) => entry !== null)
    .map((entry) => ({ short: entry.url, full: entry.expanded_url ?? null, mediaKey: entry.media_key ?? null }));
}

const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const STATUS_MEDIA = /^https?:\/\/(?:www\.)?(?:twitter|x)\.com\/[^/]+\/status\/(\d+)\/(?:photo|video)\/\d+/i;

/** X shows a post's own pictures as a link at its end, which says nothing to a reader. */
function isOwnMedia(link: Link, ids: ReadonlySet<string>): boolean {
  const status = link.full === null ? null : STATUS_MEDIA.exec(link.full);
  if (status) return ids.has(status[1] ?? '');
  return link.mediaKey !== null;
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

export interface RawText {
  readonly text: string;
  readonly links: readonly Link[];
  /** The thing's own ids, earlier revisions included. */
  readonly ids: readonly string[];
}

/**
 * A text as its author meant it: the three HTML entities that X writes decoded once, `t.co` links replaced by where they
 * lead, links to the post's own pictures cut, unpaired surrogates replaced.
 */
export function readableText({ text, links, ids }: RawText): string {
  const own = new Set(ids);
  let readable = text.toWellFormed().replaceAll(/&(?:amp|lt|gt);/g, (entity) => NAMED[entity] ?? entity);
  const seen = new Set<string>();
  for (const link of links) {
    if (link.short === '' || seen.has(link.short)) continue;
    seen.add(link.short);
    const pattern = escapeForRegExp(link.short);
    if (isOwnMedia(link, own))
      readable = readable.replaceAll(new RegExp(String.raw`[ \n]?${pattern}(?![\w/])`, 'g'), '').trimEnd();
    else if (link.full !== null)
      readable = readable.replaceAll(new RegExp(String.raw`${pattern}(?![\w/])`, 'g'), () => link.full ?? '');
  }
  return readable.toWellFormed();
}

/** Codes that X uses for "no language" and for tests of its own classifier. */
const NO_LANGUAGE = /^(?:und|zxx|art|q[a-t][a-z])$/;
const RENAMED: Readonly<Record<string, string>> = { in: 'id', iw: 'he', ji: 'yi' };

/** X's language code as BCP 47, or null when it says that there is none. */
export function languageOf(code: string | null | undefined): string | null {
  if (code === null || code === undefined) return null;
  const lower = code.toLowerCase();
  if (NO_LANGUAGE.test(lower) || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(lower)) return null;
  return RENAMED[lower] ?? code;
}
