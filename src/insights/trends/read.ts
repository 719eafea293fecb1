import type { MentionStore } from '../../ports/mention-store.ts';
import type { Settings } from '../../ports/settings.ts';
import { namedBy } from './known.ts';
import { findTrends, type Trend, type TrendMention } from './trends.ts';

const WEEK_MS = 168 * 3_600_000;
export const BASELINE_WEEKS = 4;
const PAGE = 200;
/** Mentions read for the window, and for each week of the baseline: the newest, of all brands asked about together. */
export const MOST_READ = 4000;
export const MOST_READ_A_WEEK = 2000;

export interface TrendParts {
  readonly mentions: Pick<MentionStore, 'list'>;
  readonly settings: Pick<Settings, 'brands' | 'taxonomies'>;
  readonly signal: AbortSignal;
}

export interface TrendWish {
  readonly brands: readonly string[];
  /** Bounds of the window, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Whether private messages are read as well. */
  readonly readable: boolean;
  readonly most: number;
}

type Span = Pick<TrendWish, 'brands' | 'from' | 'to' | 'readable'> & { readonly atMost: number };

async function read(
  { mentions, signal }: TrendParts,
  { brands, from, to, atMost, readable }: Span,
): Promise<{ readonly found: readonly TrendMention[]; readonly complete: boolean }> {
  const found: TrendMention[] = [];
  const bounds = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const share = Math.ceil(atMost / Math.max(1, brands.length));
  let complete = true;
  for (const brand of brands) {
    let cursor: string | null = null;
    let seen = 0;
    do {
      signal.throwIfAborted();
      const page: Awaited<ReturnType<MentionStore['list']>> = await mentions.list(
        { brand, ...bounds },
        { limit: Math.min(PAGE, share - seen), cursor },
      );
      found.push(...page.items.filter(({ visibility }) => readable || visibility === 'public'));
      seen += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== null && seen < share);
    if (cursor !== null) complete = false;
  }
  return { found, complete };
}

/** What topics and the brands themselves are called: no phrase of these is news. */
function termsOf(brands: readonly string[], { brands: configured, taxonomies }: TrendParts['settings']): readonly string[] {
  const own = configured.filter(({ id }) => brands.includes(id)).flatMap(({ name, terms }) => [name, ...terms]);
  const topics = brands.flatMap((brand) => (Object.hasOwn(taxonomies, brand) ? (taxonomies[brand]?.topics ?? []) : []));
  return [...own, ...topics.flatMap(({ name, words }) => [name, ...Object.values(words).flat()])];
}

/**
 * Phrases that are said far more in the window than in the same hours of the four weeks before, the most telling first. `complete`:
 * whether all mentions of these times were read; else the newest 4,000, and 2,000 of each week.
 */
export async function readTrends(
  parts: TrendParts,
  { brands, from, to, readable, most }: TrendWish,
): Promise<{ readonly trends: readonly Trend[]; readonly complete: boolean }> {
  const window = await read(parts, { brands, from, to, atMost: MOST_READ, readable });
  const weeks: Awaited<ReturnType<typeof read>>[] = [];
  for (let week = 1; week <= BASELINE_WEEKS; week += 1) {
    const back = week * WEEK_MS;
    weeks.push(await read(parts, { brands, from: from - back, to: to - back, atMost: MOST_READ_A_WEEK, readable }));
  }
  const trends = findTrends(
    window.found,
    weeks.map(({ found }) => found),
    {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      named: namedBy(termsOf(brands, parts.settings)),
      most,
    },
  );
  return { trends, complete: window.complete && weeks.every(({ complete }) => complete) };
}
