import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../../src/domain/index.ts';
import { gatherEvidence } from '../../../src/understand/evidence.ts';
import { textIntent, type IntentEvidence } from '../../../src/understand/intent.ts';
import { createLibrary } from '../../../src/understand/knowledge.ts';
import { FeatureReader } from '../../../src/understand/model/text-features.ts';
import { createSpamReader } from '../../../src/understand/spam.ts';
import { readText } from '../../../src/understand/text.ts';
import { trainSpam } from '../../../src/understand/train/spam.ts';

const library = createLibrary();
const none = { id: 'none', name: 'None', topics: [] };
const feeling = (score: number): Sentiment => ({
  label: score < -0.2 ? 'negative' : score > 0.2 ? 'positive' : 'neutral',
  score,
  confidence: 0.7,
  words: [],
});

function intentOf(text: string, score: number, more: Partial<IntentEvidence> = {}) {
  const form = readText(text, library.isKnown);
  const { signals, care } = gatherEvidence(form, { taxonomy: none, lang: 'en', library });
  return textIntent({ form, signals, care, sentiment: feeling(score), spam: 0, rating: null, ...more });
}

describe('intent', () => {
  it.each([
    ['question', 'how soon does the winter sale start', 0],
    ['question', 'please tell me what the baggage rules are', 0],
    ['request', 'book me a seat to durban', 0],
    ['request', 'i want to move my booking', 0],
    ['other', 'boarding at gate four', 0],
    ['praise', 'lovely crew today', 0.7],
    ['complaint', '@brand third week without an answer, my parcel never arrived', -0.6],
  ])('%s: %s', (intent, text, score) => {
    expect(intentOf(text, score).intent).toBe(intent);
  });

  it('is surer of a complaint the more speaks for it', () => {
    const mild = intentOf('@brand my parcel is late', -0.5);
    const grave = intentOf('@brand my parcel never arrived, no reply to my third email, refund me', -0.9);
    expect([mild.intent, grave.intent]).toEqual(['complaint', 'complaint']);
    expect(grave.intentConfidence).toBeGreaterThan(mild.intentConfidence);
  });

  it('is less sure of a question that may be a complaint', () => {
    const plain = intentOf('does the flight leave on time?', 0.1);
    const cross = intentOf('does the flight ever leave on time?', -0.3);
    expect([plain.intent, cross.intent]).toEqual(['question', 'question']);
    expect(cross.intentConfidence).toBeLessThan(plain.intentConfidence);
  });

  it('is spam with the probability that it is spam', () => {
    expect(intentOf('anything', 0, { spam: 0.8 })).toEqual({ intent: 'spam', intentConfidence: 0.8 });
  });
});

describe('spam', () => {
  const adverts = ['ringtone', 'voucher', 'holiday prize', 'loan', 'dating line'].flatMap((what) => [
    `claim the ${what} that waits for you, ring 0900 now`,
    `your number was drawn: a ${what} worth 500, answer YES to 80800`,
    `last chance for the ${what}, cost 150p a minute`,
  ]);
  const letters = ['my bag', 'the flight', 'the crew', 'lunch', 'your app'].flatMap((what) => [
    `${what} was late again and nobody told us`,
    `see you after ${what}, love`,
    `thanks for ${what} yesterday`,
  ]);
  const rows = [...adverts.map((text) => ({ text, spam: true })), ...letters.map((text) => ({ text, spam: false }))];
  const weights = trainSpam(rows, library);
  const probability = (text: string, taught = true): number => {
    const form = readText(text, library.isKnown);
    const { promotions, signals } = gatherEvidence(form, { taxonomy: none, lang: 'en', library });
    return createSpamReader(taught ? weights : undefined)({
      form,
      features: new FeatureReader().read(form),
      promotions,
      signals,
    });
  };

  it('is known by what adverts sound like where no rule speaks', () => {
    const text = 'a dating line waits for you, answer YES to 80800, cost 150p';
    expect(probability(text)).toBeGreaterThan(0.6);
    expect(probability(text, false)).toBeLessThan(0.4);
  });

  it('is no customer with a grievance and a link', () => {
    expect(probability('my bag never arrived, see https://example.org/photo, nobody answers')).toBeLessThan(0.1);
  });

  it('is never less likely for what was learned than by the rules alone', () => {
    for (const { text } of rows) expect(probability(text)).toBeGreaterThanOrEqual(probability(text, false));
  });

  it('has the same bytes for the same rows', () => {
    expect(trainSpam(rows, library)).toEqual(weights);
  });
});
