import {
  OTHER_TOPIC,
  type LabelChoice,
  type Labels,
  type Mention,
  type Sentiment,
  type SentimentLabel,
} from '../domain/index.ts';

/** What a person says is certain. */
const CERTAIN = 1;
/** Size of a score whose label was another one before: clearly so, without a claim to how much. */
const PLAIN_SCORE = 0.5;
const LEAST_SCORE = 0.25;
const LOW_STARS = 2;
const HIGH_STARS = 4;

function scoreFor(label: SentimentLabel, score: number): number {
  switch (label) {
    case 'neutral':
      return 0;
    case 'negative':
      return score <= -LEAST_SCORE ? score : -PLAIN_SCORE;
    case 'positive':
      return score >= LEAST_SCORE ? score : PLAIN_SCORE;
  }
}

function sentimentAs(label: SentimentLabel, sentiment: Sentiment): Sentiment {
  return { ...sentiment, label, score: scoreFor(label, sentiment.score), confidence: CERTAIN };
}

function isOppositeOfStars(label: SentimentLabel, rating: number | null): boolean {
  if (rating === null) return false;
  return (label === 'positive' && rating <= LOW_STARS) || (label === 'negative' && rating >= HIGH_STARS);
}

/** The labels that change when a person sets one. Pure. */
export function labelsAsChosen(mention: Mention, choice: LabelChoice): Partial<Labels> {
  switch (choice.field) {
    case 'sentiment':
      return {
        sentiment: sentimentAs(choice.value, mention.sentiment),
        contradictsRating: isOppositeOfStars(choice.value, mention.rating),
      };
    case 'topics':
      return { topics: choice.value.filter((id) => id !== OTHER_TOPIC).map((id) => ({ id, confidence: CERTAIN })) };
    case 'intent':
      return { intent: choice.value, intentConfidence: CERTAIN };
    case 'lang':
      return { lang: choice.value, langConfidence: CERTAIN };
    case 'spam':
      return { spam: choice.value ? 1 : 0 };
  }
}

/** New labels for a mention, without touching what a person set. Pure. */
export function keepCorrected(mention: Mention, labels: Labels): Labels {
  const { corrected } = mention;
  return {
    ...labels,
    ...(corrected.sentiment ? { sentiment: mention.sentiment, contradictsRating: mention.contradictsRating } : {}),
    ...(corrected.topics ? { topics: mention.topics } : {}),
    ...(corrected.intent ? { intent: mention.intent, intentConfidence: mention.intentConfidence } : {}),
    ...(corrected.lang ? { lang: mention.lang, langConfidence: mention.langConfidence } : {}),
    ...(corrected.spam ? { spam: mention.spam } : {}),
  };
}
