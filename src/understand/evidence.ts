import type { Taxonomy } from '../domain/index.ts';
import type { Signal } from './book/book.ts';
import type { Knowledge, Library, Note, WordKnowledge } from './knowledge.ts';
import { featureWord } from './model/text-features.ts';
import type { TextFeatures } from './model/text-features.ts';
import type { Finding } from './phrases.ts';
import { bookEvidence } from './sentiment/book-evidence.ts';
import type { BookEvidence } from './sentiment/book-evidence.ts';
import type { TextForm } from './token.ts';

const CARE_WORDS = 2;

/** What the books find in a text of a language: the same for teaching a model as for reading with it. */
export interface Evidence {
  readonly knowledge: Knowledge;
  readonly findings: readonly Finding<Note>[];
  readonly signals: ReadonlySet<Signal>;
  /** How many phrases promote something. */
  readonly promotions: number;
  /** How much of a customer's trade the text speaks of, 0..1. */
  readonly care: number;
  readonly book: BookEvidence;
  readonly trust: number;
}

const NO_SIGNALS: ReadonlySet<Signal> = new Set();

/** What is known of each token's word. */
function wordsOf({ tokens }: TextForm, features: TextFeatures | undefined, { words }: Knowledge): readonly WordKnowledge[] {
  const known: WordKnowledge[] = [];
  // Of very long texts the features skip the middle.
  if (features === undefined || features.words.length !== tokens.length) {
    for (const token of tokens) known.push(words.ofWord(featureWord(token)));
    return known;
  }
  const { table, words: numbers } = features;
  for (let at = 0; at < tokens.length; at += 1) {
    const number = numbers[at] ?? 0;
    known.push(words.held(table, number) ?? words.of(table, number, table.wordOf(number)));
  }
  return known;
}

/** Looks a text up in the books of its language. */
export function gatherEvidence(
  form: TextForm,
  {
    taxonomy,
    lang,
    library,
    features,
  }: { readonly taxonomy: Taxonomy; readonly lang: string; readonly library: Library; readonly features?: TextFeatures },
): Evidence {
  const knowledge = library.forText(taxonomy, lang);
  const known = wordsOf(form, features, knowledge);
  const findings = knowledge.matcher.find(form.tokens, known);
  let signals: Set<Signal> | undefined;
  let promotions = 0;
  let trade = 0;
  let tradeAt = -1;
  for (const { note, from } of findings) {
    if (note.kind === 'signal') {
      signals ??= new Set();
      signals.add(note.signal);
      if (note.signal === 'promotion') promotions += 1;
    } else if (note.kind === 'trade' && from !== tradeAt) {
      trade += 1;
      tradeAt = from;
    }
  }
  const book = bookEvidence({ form, known, findings, emoji: library.emoji, sarcastic: signals?.has('sarcasm') ?? false });
  const care = Math.min(1, trade / CARE_WORDS);
  return { knowledge, findings, signals: signals ?? NO_SIGNALS, promotions, care, book, trust: knowledge.trust };
}
