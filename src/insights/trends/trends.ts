import type { Mention } from '../../domain/index.ts';
import { signatureOf } from '../../understand/campaign/signature.ts';
import { CopyWindow } from '../../understand/campaign/window.ts';
import { foldPhrases } from './fold.ts';
import { expectedOf, signedLikelihood } from './likelihood.ts';
import { phrasesOf, withoutNoise } from './phrases.ts';
import { sinceOf } from './since.ts';

export type TrendMention = Pick<
  Mention,
  'id' | 'network' | 'author' | 'text' | 'lang' | 'postedAt' | 'own' | 'spam' | 'intent' | 'deletedAt'
>;

/** A phrase that is said far more than usual. */
export interface Trend {
  readonly phrase: string;
  /** Voices with it: an author counts once, and so do texts that say nearly the same. */
  readonly count: number;
  /** How many it would be at the baseline's share. */
  readonly expected: number;
  /** When the rise began, ISO 8601. */
  readonly since: string;
  /** Log-likelihood ratio. */
  readonly score: number;
  readonly example: { readonly mention: string; readonly text: string; readonly network: string; readonly at: string };
  /** Voices by network. */
  readonly networks: Readonly<Record<string, number>>;
  /** Distinct authors, those of copies too. */
  readonly authors: number;
}

export interface TrendOptions {
  /** Bounds of the window, ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** True for phrases that a topic or the brand's terms name. */
  readonly named: (key: string) => boolean;
  readonly most?: number;
}

interface Seen {
  readonly key: string;
  readonly text: string;
  readonly example: TrendMention;
  readonly voices: Set<string>;
  readonly authors: Set<string>;
  readonly times: number[];
  readonly networks: Map<string, number>;
}

/** Fewer voices are no trend; beyond this likelihood is fewer than one phrase in a thousand without reason. */
const LEAST_VOICES = 3;
const LEAST_SCORE = 10.8;
/** Phrases held at a time; past it those of a single voice are forgotten, which are most and never a trend unless they come again. */
const MOST_PHRASES = 60_000;
const MOST_TEXTS = 20_000;
const SPAM = 0.5;
const DAY_MS = 86_400_000;

const authorOf = ({ network, author }: TrendMention): string => `${network}|${author.externalId}`;
const isVoice = ({ own, deletedAt, text, spam, intent }: TrendMention): boolean =>
  !own && deletedAt === null && text !== '' && spam < SPAM && intent !== 'spam';

/** Oldest first, each with whether it repeats what was said before it within the same time. */
function* voicesOf(mentions: readonly TrendMention[]): Generator<{ readonly mention: TrendMention; readonly copy: boolean }> {
  const window = new CopyWindow({ keepMs: 8 * DAY_MS, most: MOST_TEXTS });
  const ordered = mentions
    .filter(isVoice)
    .toSorted((a, b) => Date.parse(a.postedAt) - Date.parse(b.postedAt) || (a.id < b.id ? -1 : 1));
  const numbers = new Map<string, number>();
  for (const mention of ordered) {
    const author = numbers.get(authorOf(mention)) ?? numbers.size;
    numbers.set(authorOf(mention), author);
    const { shingles } = signatureOf(withoutNoise(mention.text));
    yield { mention, copy: window.arrive({ shingles, author, at: Date.parse(mention.postedAt) }) > 0 };
  }
}

function prune(seen: Map<string, Seen>): void {
  for (const [key, { authors }] of seen) if (authors.size < 2) seen.delete(key);
  // Still too many: the latest go, so that what is left does not depend on chance.
  for (const key of [...seen.keys()].slice(MOST_PHRASES / 2)) seen.delete(key);
}

function countWindow(mentions: readonly TrendMention[]): { readonly seen: Map<string, Seen>; readonly all: number } {
  const seen = new Map<string, Seen>();
  const everyone = new Set<string>();
  for (const { mention, copy } of voicesOf(mentions)) {
    const author = authorOf(mention);
    if (!copy) everyone.add(author);
    for (const { key, text } of phrasesOf(mention.text, mention.lang)) {
      const entry = seen.get(key) ?? {
        key,
        text,
        example: mention,
        voices: new Set(),
        authors: new Set(),
        times: [],
        networks: new Map<string, number>(),
      };
      seen.set(key, entry);
      entry.authors.add(author);
      if (copy || entry.voices.has(author)) continue;
      entry.voices.add(author);
      entry.times.push(Date.parse(mention.postedAt));
      entry.networks.set(mention.network, (entry.networks.get(mention.network) ?? 0) + 1);
    }
    if (seen.size > MOST_PHRASES) prune(seen);
  }
  return { seen, all: everyone.size };
}

/** Each part of the baseline (a week's same hours) is counted for itself: who speaks every week is a voice of every week. */
function countBaseline(
  parts: readonly (readonly TrendMention[])[],
  wanted: ReadonlySet<string>,
): { readonly counts: ReadonlyMap<string, number>; readonly all: number } {
  const counts = new Map<string, number>();
  let all = 0;
  for (const part of parts) {
    const everyone = new Set<string>();
    const voices = new Map<string, Set<string>>();
    for (const { mention, copy } of voicesOf(part)) {
      if (copy) continue;
      everyone.add(authorOf(mention));
      for (const { key } of phrasesOf(mention.text, mention.lang))
        if (wanted.has(key)) voices.set(key, (voices.get(key) ?? new Set<string>()).add(authorOf(mention)));
    }
    all += everyone.size;
    for (const [key, authors] of voices) counts.set(key, (counts.get(key) ?? 0) + authors.size);
  }
  return { counts, all };
}

/**
 * Phrases that the window's mentions have far more often than the baseline's (the same hours and weekday of the weeks before),
 * the most telling first. Own, deleted and spam mentions are no voices. The order of mentions does not matter. Memory: the
 * mentions handed in, at most 60,000 phrases, and baseline counts of those only that enough voices of the window have.
 */
export function findTrends(
  window: readonly TrendMention[],
  baseline: readonly (readonly TrendMention[])[],
  { from, to, named, most = 20 }: TrendOptions,
): readonly Trend[] {
  const { seen, all } = countWindow(window);
  const candidates = [...seen.values()].filter(({ key, voices }) => voices.size >= LEAST_VOICES && !named(key));
  const before = countBaseline(baseline, new Set(candidates.map(({ key }) => key)));
  const bounds = { from: Date.parse(from), to: Date.parse(to) };
  const rising = candidates
    .map((entry) => {
      const shares = { count: entry.voices.size, all, before: before.counts.get(entry.key) ?? 0, baseline: before.all };
      return { entry, key: entry.key, count: shares.count, expected: expectedOf(shares), score: signedLikelihood(shares) };
    })
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || b.key.length - a.key.length || (a.key < b.key ? -1 : 1));
  return foldPhrases(rising)
    .slice(0, most)
    .map(({ entry, count, expected, score }) => ({
      phrase: entry.text,
      count,
      expected: Math.round(expected * 100) / 100,
      since: new Date(sinceOf(entry.times, { ...bounds, expected })).toISOString(),
      score: Math.round(score * 10) / 10,
      example: {
        mention: entry.example.id,
        text: entry.example.text,
        network: entry.example.network,
        at: entry.example.postedAt,
      },
      networks: Object.fromEntries(entry.networks),
      authors: entry.authors.size,
    }));
}
