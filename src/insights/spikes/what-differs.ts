import type { Difference } from '../../domain/alert.ts';

/** What is compared, one mention. */
export interface Voice {
  readonly network: string;
  readonly language: string;
  /** ISO 3166-1 alpha-2; null where it is not known. */
  readonly country: string | null;
  /** Id of the author; never a name. */
  readonly author: string;
  /** Phrases in it, folded; each counts once for a mention. */
  readonly phrases: readonly string[];
}

const kinds = ['phrase', 'network', 'country', 'language', 'author'] as const;
type Kind = (typeof kinds)[number];

/** Fewer mentions are nothing to point at; less than so many times the usual is no difference. */
const LEAST_COUNT = 3;
const LEAST_TIMES = 1.5;
/** Of each kind at most so many are told. */
const MOST: Readonly<Record<Kind, number>> = { phrase: 5, network: 2, country: 2, language: 2, author: 3 };
/** Evidence against chance (twice the logarithm of the likelihood ratio): beyond it are fewer than one in a thousand without reason. */
const LEAST_EVIDENCE = 10.8;

/**
 * What is different in the mentions of an alert from those of usual times (the same hours of the weeks before): phrases,
 * networks, countries, languages and authors with a larger share than usual, the most telling first within each kind. `usual` is how
 * many of as many mentions have it otherwise; countries are compared among mentions that have one. The order of mentions does not
 * matter.
 */
export function whatDiffers(now: readonly Voice[], baseline: readonly Voice[]): readonly Difference[] {
  return kinds.flatMap((kind) => {
    const tells = (voice: Voice): boolean => kind !== 'country' || voice.country !== null;
    const [here, there] = [now.filter(tells), baseline.filter(tells)];
    const [counts, usual] = [countOf(here, kind), countOf(there, kind)];
    return [...counts]
      .map(([text, count]) => compare(count, usual.get(text) ?? 0, { kind, text, now: here.length, baseline: there.length }))
      .filter((found) => found !== null)
      .toSorted((a, b) => b.evidence - a.evidence || (a.difference.text < b.difference.text ? -1 : 1))
      .slice(0, MOST[kind])
      .map(({ difference }) => difference);
  });
}

function textsOf(voice: Voice, kind: Kind): readonly string[] {
  switch (kind) {
    case 'phrase':
      return [...new Set(voice.phrases)];
    case 'network':
      return [voice.network];
    case 'country':
      return voice.country === null ? [] : [voice.country];
    case 'language':
      return [voice.language];
    case 'author':
      return [voice.author];
  }
}

function countOf(voices: readonly Voice[], kind: Kind): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const voice of voices) for (const text of textsOf(voice, kind)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const part = (count: number, expected: number): number => (count === 0 ? 0 : count * Math.log(count / expected));

/** Log-likelihood ratio of one share for both against a share for each; null for what is no larger than usual. */
function compare(
  count: number,
  before: number,
  { kind, text, now, baseline }: { readonly kind: Kind; readonly text: string; readonly now: number; readonly baseline: number },
): { readonly difference: Difference; readonly evidence: number } | null {
  // Half a mention more: what was never met is rare, not impossible.
  const usual = (now * (before + 0.5)) / (baseline + 1);
  if (count < LEAST_COUNT || count < LEAST_TIMES * usual || baseline === 0) return null;
  const all = now + baseline;
  const [having, without] = [count + before, all - count - before];
  const evidence =
    2 *
    (part(count, (now * having) / all) +
      part(before, (baseline * having) / all) +
      part(now - count, (now * without) / all) +
      part(baseline - before, (baseline * without) / all));
  if (evidence < LEAST_EVIDENCE) return null;
  return { difference: { kind, text, count, usual: Math.round(usual * 10) / 10 }, evidence };
}
