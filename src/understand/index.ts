import type { Understand } from '../ports/understand.ts';
import { judge } from './judge.ts';
import { createLibrary } from './knowledge.ts';
import { createLanguageDetector } from './language/detect.ts';
import { loadFastText } from './language/fasttext.ts';
import { FeatureReader } from './model/text-features.ts';
import { createSentimentReader } from './sentiment/sentiment.ts';
import { createSpamReader, SPAM_WEIGHTS } from './spam.ts';
import { createTopicReader } from './topics/topic-reader.ts';
import type { Weights } from './weights.ts';

/**
 * Makes the understanding pass out of weights, word lists and the language model (a fraction of a second): pure and
 * synchronous from there on, the same labels for the same texts on every machine, in time linear in their length.
 */
export async function createUnderstand(weights: Weights): Promise<Understand> {
  const library = createLibrary();
  const tools = {
    library,
    detect: createLanguageDetector(weights.language, await loadFastText()),
    features: new FeatureReader(),
    sentiment: createSentimentReader(weights.sentiment),
    topics: createTopicReader(weights.others, library),
    spam: createSpamReader(weights.others.find(({ name }) => name === SPAM_WEIGHTS)),
    taught: new Set(weights.sentiment.languages),
    version: weights.version,
  };
  const [plain, explained] = [
    { ...tools, explain: false },
    { ...tools, explain: true },
  ];
  return (texts, taxonomy, { explain = true } = {}) => texts.map((item) => judge(item, taxonomy, explain ? explained : plain));
}
