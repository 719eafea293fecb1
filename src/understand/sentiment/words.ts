import type { Sentiment } from '../../domain/index.ts';
import type { LinearModel } from '../model/linear-model.ts';
import type { TextFeatures } from '../model/text-features.ts';
import type { TextForm } from '../token.ts';
import type { BookEvidence } from './book-evidence.ts';
import type { DenseEvidence } from './dense.ts';
import { BOOK_COUNT, denseNames } from './dense.ts';

/** What each token did to the log-odds of positive against negative. */
export interface Contributions {
  /** By place of the token. */
  readonly tokens: Float64Array;
  /** What no single word did: length, marks, setting, what the classes start from. */
  readonly rest: number;
}

const PAIR = 2;
const TRIPLE = 3;
const LEAST_SHOWN = 0.12;
const MOST_WORDS = 12;
const LONGEST_WORD = 80;
const LAST_OF_BASIC_PLANE = 0xffff;

interface Explained {
  readonly model: LinearModel;
  readonly features: TextFeatures;
  readonly dense: Float64Array;
  /** What a whole-number step is worth, as `LinearModel.score` said. */
  readonly worth: number;
  readonly evidence: DenseEvidence;
  /** What the setting adds to those log-odds because kind words mean the opposite; theirs to carry. */
  readonly turned: number;
  /** Log-odds of positive against negative, all told. */
  readonly margin: number;
}

/**
 * Takes a decision apart: every weight goes to the tokens that its feature was made of, and the books' weights to the words
 * that carried them, so that `tokens` and `rest` add up to `margin`. Of a text too long to be read whole only the part read
 * has shares.
 */
export function contributionsOf({ model, features, dense, worth, evidence, turned, margin }: Explained): Contributions {
  const { classes, shape, temperature } = model.weights;
  const [positive, negative] = [classes.indexOf('positive'), classes.indexOf('negative')];
  const count = features.words.length;
  const tokens = new Float64Array(evidence.form.tokens.length);
  const half = tokens.length > count ? count / 2 : count;
  const place = (at: number): number => (at < half ? at : at + tokens.length - count);
  const give = (at: number, amount: number): void => {
    if (at < 0 || at >= count) return;
    tokens[place(at)] = (tokens[place(at)] ?? 0) + amount;
  };
  const steps = (hash: number | undefined, of: number): number =>
    hash === undefined ? 0 : model.featureSteps(hash, positive, of) - model.featureSteps(hash, negative, of);
  const unit = worth / temperature;
  for (let at = 0; at < count; at += 1) {
    const word = features.words[at] ?? 0;
    const times = (features.emphasis[at] ?? 1) * unit;
    // At the beginning a feature is made of fewer words: the edge of the text takes no share.
    const pair = (steps(features.pairs[at], shape.pair) * times) / Math.min(at + 1, PAIR);
    const triple = (steps(features.triples[at], shape.triple) * times) / Math.min(at + 1, TRIPLE);
    const gap = (steps(features.gaps[at], shape.gap) * times) / (at + 1 < TRIPLE ? 1 : PAIR);
    give(at - 2, gap + triple);
    give(at - 1, pair + triple);
    give(at, (model.wordSteps(word, positive) - model.wordSteps(word, negative)) * times + pair + gap + triple);
  }
  give(count - 1, steps(features.pairs[count], shape.pair) * (features.emphasis[count] ?? 1) * unit);
  shareBooks(tokens, { model, dense, evidence, turned, positive, negative });
  let told = 0;
  for (const amount of tokens) told += amount;
  return { tokens, rest: margin - told };
}

/** Gives the books' part of the decision to the words that carried it, each by its weight. */
function shareBooks(
  tokens: Float64Array,
  of: Pick<Explained, 'model' | 'dense' | 'evidence' | 'turned'> & { readonly positive: number; readonly negative: number },
): void {
  const { classes, denseWeights, temperature } = of.model.weights;
  const { moved } = of.evidence.book;
  let total = 0;
  for (const { weight } of moved) total += Math.abs(weight);
  if (total === 0) return;
  let books = 0;
  for (let value = 0; value < Math.min(BOOK_COUNT, denseNames.length); value += 1) {
    const row = value * classes.length;
    books += (of.dense[value] ?? 0) * ((denseWeights[row + of.positive] ?? 0) - (denseWeights[row + of.negative] ?? 0));
  }
  books = books / temperature + of.turned;
  let net = 0;
  for (const { weight } of moved) net += weight;
  // Where the words point the way the books do, each has its signed share; where they cancel out, shares by size.
  const signed = net !== 0 && Math.sign(net) === Math.sign(books) && Math.abs(net) > total / 4;
  for (const { from, to, weight } of moved) {
    const share = signed ? (books * weight) / net : (books * Math.abs(weight)) / total;
    for (let at = from; at < to; at += 1) tokens[at] = (tokens[at] ?? 0) + share / (to - from);
  }
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function shown(form: TextForm, from: number, to: number): string {
  const start = form.tokens[from]?.start ?? 0;
  const end = form.tokens[to - 1]?.end ?? start;
  const cut = Math.min(end, start + LONGEST_WORD);
  const halved = cut < end && (form.raw.codePointAt(cut - 1) ?? 0) > LAST_OF_BASIC_PLANE;
  return form.raw.slice(start, halved ? cut - 1 : cut).toWellFormed();
}

/** The words and phrases that moved the decision most, with their share of it; a phrase of the books stays together. */
export function wordsBehind(form: TextForm, tokens: Float64Array, book: BookEvidence): Sentiment['words'] {
  const phrases = new Map(book.moved.filter(({ from, to }) => to > from + 1).map(({ from, to }) => [from, to]));
  const words: { text: string; weight: number }[] = [];
  let at = 0;
  while (at < tokens.length) {
    const to = phrases.get(at) ?? at + 1;
    let weight = 0;
    for (let one = at; one < to; one += 1) weight += tokens[one] ?? 0;
    if (Math.abs(weight) >= LEAST_SHOWN) words.push({ text: shown(form, at, to), weight: rounded(weight) });
    at = to;
  }
  return words.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST_WORDS);
}
