import type { Sentiment } from '../domain/index.ts';

const NEUTRAL_STARS = 3;
const LOW = 1;
const HIGH = 5;
/** How sure a label is at least that stars agree with, which take half of the doubt; how sure a text is that contradicts them. */
const AGREED = 0.95;
const STARS_ALONE = 0.88;
const CONTRADICTED = 0.5;
/** Below this a text is too mild to stand against its stars. */
const STRONG_SCORE = 0.7;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Whether a text clearly says the opposite of its stars. */
export function contradicts(sentiment: Sentiment, rating: number | null): boolean {
  if (rating === null || !Number.isFinite(rating) || Math.abs(sentiment.score) < STRONG_SCORE) return false;
  const opposite = rating < NEUTRAL_STARS ? 'positive' : rating > NEUTRAL_STARS ? 'negative' : null;
  return sentiment.label === opposite;
}

/**
 * Stars and text together: the stars decide where the text is neutral or agrees. A text that clearly says the opposite
 * ("1 star" under "best airline ever") keeps its own label, with low confidence, and is never averaged.
 */
export function withRating(sentiment: Sentiment, rating: number | null): Sentiment {
  if (rating === null || !Number.isFinite(rating)) return sentiment;
  const stars = Math.min(HIGH, Math.max(LOW, rating));
  const score = rounded((stars - NEUTRAL_STARS) / 2);
  const label = score < -0.25 ? 'negative' : score > 0.25 ? 'positive' : 'neutral';
  if (label === sentiment.label) {
    const stronger = Math.abs(score) > Math.abs(sentiment.score) ? score : sentiment.score;
    return { ...sentiment, score: stronger, confidence: Math.max(AGREED, rounded((1 + sentiment.confidence) / 2)) };
  }
  const opposed = label !== 'neutral' && sentiment.label !== 'neutral' && Math.abs(sentiment.score) >= STRONG_SCORE;
  if (opposed) return { ...sentiment, confidence: CONTRADICTED };
  if (label === 'neutral' && Math.abs(sentiment.score) >= STRONG_SCORE) return { ...sentiment, confidence: CONTRADICTED };
  return { ...sentiment, label, score, confidence: STARS_ALONE };
}
