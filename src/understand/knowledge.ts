import type { Taxonomy } from '../domain/index.ts';
import { signals, phrasesOf, weightedPhrases } from './book/book.ts';
import type { Book, Role, Signal } from './book/book.ts';
import { books } from './book/books.ts';
import { tradeWords } from './book/trade.ts';
import { functionWords } from './language/function-words.ts';
import { ByWord } from './model/by-word.ts';
import { PhraseMatcher } from './phrases.ts';
import type { MatchedWord } from './phrases.ts';
import { readAfinn } from './sentiment/afinn.ts';
import { emojiWeights } from './sentiment/emoji-weights.ts';
import { topicPhrases } from './topics/topic-phrases.ts';

/** What a found phrase says. */
export type Note =
  | { readonly kind: 'weight'; readonly weight: number }
  | { readonly kind: 'signal'; readonly signal: Signal }
  | { readonly kind: 'trade' }
  | { readonly kind: 'topic'; readonly topic: string; readonly words: number };

/** What is known of one word of a language. */
export interface WordKnowledge extends MatchedWord<Note> {
  /** On AFINN's scale; 0 for nothing. */
  readonly weight: number;
  readonly role: Role | undefined;
}

/** Everything known that bears on texts of one language. */
export interface Knowledge {
  readonly matcher: PhraseMatcher<Note>;
  readonly words: ByWord<WordKnowledge>;
  /** How far the lists of this language can be trusted, 0..1. */
  readonly trust: number;
}

export interface Library {
  readonly isKnown: (word: string) => boolean;
  readonly emoji: ReadonlyMap<string, number>;
  /** Knowledge for a language and a taxonomy; made once for each. */
  readonly forText: (taxonomy: Taxonomy, lang: string) => Knowledge;
}

const ROLES: readonly Role[] = ['negator', 'booster', 'dampener', 'contrast'];
/** Languages among which English words are written every day. */
const MIXED_WITH_ENGLISH = new Set(['af', 'zu', 'xh', 'st', 'tn', 'nso', 'und', 'hi', 'tl', 'pcm', 'ig', 'yo', 'ha', 'sw']);
const OWN_TRUST = 1;
const BORROWED_TRUST = 0.4;
const HAS_PATTERN = /[*#_~?\s]/u;

/** English words with a weight that are everyday words of other languages: "die Kinder", "le pain", "kind" for a child. */
const FALSE_FRIENDS =
  'die kind war not arm hell rot brand fall bad gift mist list hat stark pain sale rage chance fine grand gross pest fat ban dire grave gut'.split(
    ' ',
  );
/** Stands for every language without a list of its own. */
const FOREIGN = 'foreign';

function falseFriends(lang: string): readonly string[] {
  if (lang === 'en' || lang === 'und') return [];
  return [...FALSE_FRIENDS, ...(functionWords[lang] ?? '').split(' ')];
}

/** Phrases are written as people write them; hyphens and marks part words just as they do in a text. */
function clean(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}'*#_~?|\s]/gu, ' ')
    .trim();
}

function addBook(book: Book, target: { readonly matcher: PhraseMatcher<Note>; readonly words: Map<string, number> }): void {
  for (const { phrase, weight } of weightedPhrases(book.weights)) {
    const text = clean(phrase);
    if (HAS_PATTERN.test(text)) target.matcher.add(text, { kind: 'weight', weight });
    else for (const word of text.split('|')) target.words.set(word, weight);
  }
  for (const signal of signals) {
    const note: Note = { kind: 'signal', signal };
    for (const phrase of phrasesOf(book.signals[signal] ?? '')) target.matcher.add(clean(phrase), note);
  }
}

const TRADE: Note = { kind: 'trade' };

function addTrade(matcher: PhraseMatcher<Note>, languages: readonly string[]): void {
  for (const lang of languages) for (const phrase of phrasesOf(tradeWords[lang] ?? '')) matcher.add(clean(phrase), TRADE);
}

function addRoles(book: Book, roles: Map<string, Role>): void {
  for (const role of ROLES) for (const word of phrasesOf(book.roles[role])) roles.set(word, role);
}

function booksFor(lang: string): readonly Book[] {
  const own = books.filter((book) => book.lang === lang);
  const [english] = books;
  const mixed = own.length === 0 || MIXED_WITH_ENGLISH.has(lang);
  return mixed && english ? [english, ...own.filter((book) => book !== english)] : own;
}

/** Reads the word lists and compiles what they say for each language when it is first met. */
export function createLibrary(): Library {
  const afinn = readAfinn();
  const emoji = new Map([...afinn.emoji, ...Object.entries(emojiWeights)]);
  const known = new Set(afinn.words.keys());
  for (const book of books) {
    const text = `${book.weights} ${Object.values(book.roles).join(' ')} ${Object.values(book.signals).join(' ')}`;
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}']{2,}/gu)) known.add(word);
  }
  const compiled = new WeakMap<Taxonomy, Map<string, Knowledge>>();

  function compile(taxonomy: Taxonomy, lang: string): Knowledge {
    const matcher = new PhraseMatcher<Note>();
    const words = new Map<string, number>();
    const roles = new Map<string, Role>();
    const own = booksFor(lang);
    if (own.some((book) => book.lang === 'en')) for (const [word, weight] of afinn.words) words.set(word, weight);
    for (const book of own) {
      addBook(book, { matcher, words });
      addRoles(book, roles);
      if (book.lang === 'en') for (const word of falseFriends(lang)) words.delete(word);
    }
    addTrade(matcher, [...new Set([lang, ...own.map((book) => book.lang)])]);
    for (const { topic, phrase, words: count } of topicPhrases(taxonomy, lang))
      matcher.add(clean(phrase), { kind: 'topic', topic, words: count });
    const trust = own.some((book) => book.lang === lang) ? OWN_TRUST : BORROWED_TRUST;
    const wordsKnown = new ByWord<WordKnowledge>((word) => {
      const { opens, begun, exact, starts } = matcher.wordOf(word);
      return { opens, begun, exact, starts, weight: words.get(word) ?? 0, role: roles.get(word) };
    });
    return { matcher, words: wordsKnown, trust };
  }

  function sharedBy(taxonomy: Taxonomy, lang: string): string {
    const own =
      lang === 'und' || books.some((book) => book.lang === lang) || taxonomy.topics.some((topic) => lang in topic.words);
    return own ? lang : FOREIGN;
  }

  function forText(taxonomy: Taxonomy, lang: string): Knowledge {
    let byLanguage = compiled.get(taxonomy);
    if (byLanguage === undefined) {
      byLanguage = new Map();
      compiled.set(taxonomy, byLanguage);
    }
    const known = byLanguage.get(lang);
    if (known) return known;
    const shared = sharedBy(taxonomy, lang);
    const held = byLanguage.get(shared);
    if (held) return held;
    const fresh = compile(taxonomy, shared);
    byLanguage.set(shared, fresh);
    return fresh;
  }

  return { isKnown: (word) => known.has(word), emoji, forText };
}
