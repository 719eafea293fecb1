import type { CorrectionMark, Intent, Me, Mention, SentimentLabel } from '../api/types.ts';
import { textOf } from '../i18n/texts.ts';
import { midSentence } from '../text/numbers.ts';
import { codeWords, intentNames } from '../text/words.ts';

const t = textOf('correct');

/** What somebody says a label should be. Topics: the main one first; `other` alone for none. */
export type Choice =
  | { readonly field: 'sentiment'; readonly value: SentimentLabel }
  | { readonly field: 'topics'; readonly value: readonly string[] }
  | { readonly field: 'intent'; readonly value: Intent };

const plainScore = 0.5;
const scores: Readonly<Record<SentimentLabel, number>> = { negative: -plainScore, neutral: 0, positive: plainScore };
const lowStars = 2;
const highStars = 4;
const noTopic = 'other';

function labelOf(mention: Mention, field: Choice['field']): string {
  switch (field) {
    case 'sentiment':
      return mention.sentiment.label;
    case 'intent':
      return mention.intent;
    case 'topics':
      return mention.topics.length === 0 ? noTopic : mention.topics.map(({ id }) => id).join(' ');
  }
}
function valueOf(choice: Choice): string {
  return choice.field === 'topics' ? choice.value.join(' ') : choice.value;
}

/** Who set this very value already; undefined when nobody did. */
export function setAlreadyBy(mention: Mention, choice: Choice): string | undefined {
  return labelOf(mention, choice.field) === valueOf(choice) ? mention.corrected?.[choice.field]?.name : undefined;
}

/** Whether the machine said so too. */
export function agrees(mention: Mention, choice: Choice): boolean {
  return labelOf(mention, choice.field) === valueOf(choice);
}

function isOppositeOfStars(label: SentimentLabel, rating: number | null): boolean {
  if (rating === null) return false;
  return (label === 'positive' && rating <= lowStars) || (label === 'negative' && rating >= highStars);
}

function applied(mention: Mention, choice: Choice): Partial<Mention> {
  switch (choice.field) {
    case 'sentiment': {
      const { sentiment } = mention;
      const score = sentiment.label === choice.value ? sentiment.score : scores[choice.value];
      return {
        sentiment: { ...sentiment, label: choice.value, score, confidence: 1 },
        contradictsRating: isOppositeOfStars(choice.value, mention.rating),
      };
    }
    case 'intent':
      return { intent: choice.value, intentConfidence: 1 };
    case 'topics':
      return { topics: choice.value.filter((id) => id !== noTopic).map((id) => ({ id, confidence: 1 })) };
  }
}

/** The mention as it will be once the server has heard of these choices, in their order. */
export function withChoices(mention: Mention, choices: readonly Choice[], me: Pick<Me, 'id' | 'name'>): Mention {
  return choices.reduce<Mention>((shown, choice) => {
    const mark: CorrectionMark = { by: me.id, name: me.name, at: '', from: labelOf(mention, choice.field) };
    return { ...shown, ...applied(shown, choice), corrected: { ...shown.corrected, [choice.field]: mark } };
  }, mention);
}

/** A choice in words: "negative", "topic Baggage", "intent question". */
export function choiceWords(choice: Choice, topicName: (id: string) => string): string {
  switch (choice.field) {
    case 'sentiment':
      return t(choice.value);
    case 'intent':
      return t('intentChoice', { intent: midSentence(intentNames[choice.value] ?? codeWords(choice.value)) });
    case 'topics': {
      const [first = noTopic] = choice.value;
      return first === noTopic ? t('noTopicChoice') : t('topicChoice', { topics: choice.value.map(topicName).join(', ') });
    }
  }
}

/** Why nothing of this mention can be set right; undefined when something can. */
export function obstacleOf(mention: Mention): string | undefined {
  if (mention.deletedAt !== null) return t('wasDeleted');
  if (mention.own === true) return t('isOwn');
  if (mention.redacted === true) return t('isHidden');
  return undefined;
}
