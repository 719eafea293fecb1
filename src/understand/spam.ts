import type { Signal } from './book/book.ts';
import type { TextForm } from './token.ts';

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

function repeatedHashtags(form: TextForm): boolean {
  const tags = form.tokens.filter((token) => token.tag).map((token) => token.word);
  return tags.length >= CROWD && new Set(tags).size <= tags.length / 2;
}

/** Probability in 0..1 that a text is promotion, a scam or a campaign and no customer's word. */
export function textSpam(form: TextForm, promotions: number, signals: ReadonlySet<Signal>): number {
  const density = Math.min(1, DENSE_WORDS / Math.max(1, form.words));
  let odds = START + Math.min(promotions * density, MOST_PROMOTION) * PROMOTION;
  if (form.urls > 0) odds += LINK + (form.urls > 2 ? MANY_LINKS : 0);
  odds += Math.min(MOST_HASHTAGS, Math.max(0, form.hashtags - FREE_HASHTAGS)) * HASHTAG;
  if (form.handles >= CROWD) odds += HANDLE_CROWD;
  if (repeatedHashtags(form)) odds += REPEATS;
  if (promotions > 0) {
    const numbers = form.tokens.filter((token) => token.kind === 'number');
    if (numbers.length > 0) odds += NUMBER;
    if (numbers.some((token) => token.word.length >= LONG_DIGITS)) odds += LONG_NUMBER;
  }
  if (signals.has('complaint')) odds += GRIEVANCE;
  if (form.questions > 0) odds += QUESTION;
  return Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
}
