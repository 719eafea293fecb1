import type { Signal } from './book/book.ts';
import { LinearModel } from './model/linear-model.ts';
import type { LinearWeights } from './model/linear-model.ts';
import { sigmoid } from './model/softmax.ts';
import type { TextFeatures } from './model/text-features.ts';
import { plainFeatures } from './topics/plain-features.ts';
import type { TextForm } from './token.ts';

/** The name of the weights that know spam. */
export const SPAM_WEIGHTS = 'spam';

/** Log-odds that a text is an advertisement or worse: found by hand, checked against the open collections. */
const START = -3.1;
const PROMOTION = 1.6;
const MOST_PROMOTION = 4;
/** An advertisement comes to the point; in a long letter the same words are spread thin. */
const DENSE_WORDS = 30;
const LINK = 0.9;
const MANY_LINKS = 1;
const HASHTAG = 0.45;
const FREE_HASHTAGS = 3;
const MOST_HASHTAGS = 8;
const HANDLE_CROWD = 1.2;
const CROWD = 6;
const REPEATS = 1.5;
const GRIEVANCE = -2.2;
const QUESTION = -0.6;
const NUMBER = 0.5;
const LONG_NUMBER = 1.4;
const LONG_DIGITS = 5;
/** What was learned from advertisements only ever speaks for spam, and from these log-odds on: its texts are of one kind. */
const HEARD_FROM = -1;
const HEARD = 1.5;

/** A text as spam is looked for in it. */
export interface SpamEvidence {
  readonly form: TextForm;
  readonly features: TextFeatures;
  /** How many phrases promote something. */
  readonly promotions: number;
  readonly signals: ReadonlySet<Signal>;
}

function repeatedHashtags(form: TextForm): boolean {
  const tags = form.tokens.filter((token) => token.tag).map((token) => token.word);
  return tags.length >= CROWD && new Set(tags).size <= tags.length / 2;
}

function promotionOdds(form: TextForm, promotions: number): number {
  if (promotions === 0) return 0;
  const density = Math.min(1, DENSE_WORDS / Math.max(1, form.words));
  let odds = Math.min(promotions * density, MOST_PROMOTION) * PROMOTION;
  const numbers = form.tokens.filter((token) => token.kind === 'number');
  if (numbers.length > 0) odds += NUMBER;
  if (numbers.some((token) => token.word.length >= LONG_DIGITS)) odds += LONG_NUMBER;
  return odds;
}

function oddsByRule({ form, promotions, signals }: SpamEvidence): number {
  let odds = START + promotionOdds(form, promotions);
  if (form.urls > 0) odds += LINK + (form.urls > 2 ? MANY_LINKS : 0);
  if (form.hashtags > FREE_HASHTAGS) {
    odds += Math.min(MOST_HASHTAGS, form.hashtags - FREE_HASHTAGS) * HASHTAG;
    if (repeatedHashtags(form)) odds += REPEATS;
  }
  if (form.handles >= CROWD) odds += HANDLE_CROWD;
  if (signals.has('complaint')) odds += GRIEVANCE;
  if (form.questions > 0) odds += QUESTION;
  return odds;
}

/** Probability in 0..1 that a text is promotion, a scam or a campaign and no customer's word. */
export type ReadSpam = (evidence: SpamEvidence) => number;

/** Puts the rules and what was learned together; without weights the rules speak alone. */
export function createSpamReader(weights: LinearWeights | undefined): ReadSpam {
  const model = weights === undefined ? undefined : new LinearModel(weights);
  const none = new Float64Array(0);
  const odds = new Float64Array(1);
  return (evidence) => {
    let sum = oddsByRule(evidence);
    if (model) {
      model.score(plainFeatures(evidence.features), none, odds);
      sum += HEARD * Math.max(0, (odds[0] ?? 0) - HEARD_FROM);
    }
    return Math.round(1000 * sigmoid(sum)) / 1000;
  };
}
