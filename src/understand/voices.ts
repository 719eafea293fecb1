import type { BrandVoices, Taxonomy } from '../domain/index.ts';

interface Finder {
  /** Whether the brand is named. */
  readonly own: (text: string) => boolean;
  readonly rivals: readonly { readonly id: string; readonly names: (text: string) => boolean }[];
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds any of these terms as words of their own, in any case. */
export function termFinder(terms: readonly string[]): (text: string) => boolean {
  if (terms.length === 0) return () => false;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.test(text);
}

const finders = new WeakMap<BrandVoices, Finder>();

function finderOf(voices: BrandVoices): Finder {
  const known = finders.get(voices);
  if (known) return known;
  const rivals = voices.competitors.map(({ id, terms }) => ({ id, names: termFinder(terms) }));
  const finder = { own: termFinder(voices.terms), rivals };
  finders.set(voices, finder);
  return finder;
}

/**
 * Which of a brand's competitors a text names, by their ids, in their order, and before them the brand's own where it names that too.
 * Empty where it names no competitor: then it is about the brand, whether it names it or not.
 */
export function voicesIn(text: string, { voices }: Pick<Taxonomy, 'voices'>): readonly string[] {
  if (voices === undefined || voices.competitors.length === 0) return [];
  const { own, rivals } = finderOf(voices);
  const named = rivals.filter(({ names }) => names(text)).map(({ id }) => id);
  return named.length > 0 && own(text) ? [voices.brand, ...named] : named;
}
