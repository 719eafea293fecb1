import type { Thing } from './world.ts';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const scores: Readonly<Record<string, number>> = { negative: -0.5, neutral: 0, positive: 0.5 };

/** Sets a label of a mention as the real server does. */
export function correct(mention: Thing, { field, value }: Json, me: Json): void {
  const was = isRecord(mention['sentiment']) ? mention['sentiment'] : {};
  let from: unknown = mention[String(field)];
  if (field === 'sentiment') {
    from = was['label'];
    mention['contradictsRating'] = value === 'negative' && Number(mention['rating'] ?? 0) >= 4;
    mention['sentiment'] = { ...was, label: value, score: scores[String(value)] ?? 0, confidence: 1 };
  } else if (field === 'topics' && Array.isArray(value)) {
    from = ['other'];
    mention['topics'] = value.filter((id) => id !== 'other').map((id: unknown) => ({ id, confidence: 1 }));
  } else if (field === 'intent') {
    mention['intent'] = value;
    mention['intentConfidence'] = 1;
  }
  const before = isRecord(mention['corrected']) ? mention['corrected'] : {};
  const mark = { by: me['id'], name: me['name'], at: new Date().toISOString(), from };
  mention['corrected'] = { ...before, [String(field)]: mark };
}
