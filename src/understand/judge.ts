import { voicesIn } from './voices.ts';
import type { Labels, Taxonomy } from '../domain/index.ts';
import type { TextToUnderstand } from '../ports/understand.ts';
import { gatherEvidence } from './evidence.ts';
import { textIntent } from './intent.ts';
import type { Library } from './knowledge.ts';
import type { DetectLanguage } from './language/detect.ts';
import type { FeatureReader } from './model/text-features.ts';
import { contradicts, withRating } from './rating.ts';
import type { ReadSentiment } from './sentiment/sentiment.ts';
import type { ReadSpam } from './spam.ts';
import { readText } from './text.ts';
import type { TopicReader } from './topics/topic-reader.ts';
import { textUrgency } from './urgency.ts';

/** What reads texts, made once and used for all of them. */
export interface Tools {
  readonly library: Library;
  readonly detect: DetectLanguage;
  readonly features: FeatureReader;
  readonly sentiment: ReadSentiment;
  readonly topics: TopicReader;
  readonly spam: ReadSpam;
  /** Languages that the sentiment weights were taught on. */
  readonly taught: ReadonlySet<string>;
  readonly version: string;
  /** Whether the words behind the sentiment are wanted. */
  readonly explain: boolean;
}

const UNDETERMINED = 'und';
/** A text without a known language is read as most of the taught ones are. */
const READ_AS = 'en';

/** One text, read once and judged by every model and rule. */
export function judge(item: TextToUnderstand, taxonomy: Taxonomy, tools: Tools): Labels {
  const form = readText(item.text, tools.library.isKnown, tools.features.plain);
  const features = tools.features.read(form);
  const { lang, confidence } = tools.detect(form, features, item.lang);
  const evidence = gatherEvidence(form, { taxonomy, lang, library: tools.library, features });
  const { findings, signals, promotions, care, book, trust } = evidence;
  const fromText = tools.sentiment({
    form,
    features,
    book,
    signals,
    care,
    trust,
    taught: tools.taught.has(lang === UNDETERMINED ? READ_AS : lang),
    explain: tools.explain,
  });
  const sentiment = withRating(fromText, item.rating);
  const spam = tools.spam({ form, features, promotions, signals });
  return {
    lang,
    langConfidence: confidence,
    sentiment,
    topics: [...tools.topics({ form, features, findings, lang, taxonomy })],
    ...textIntent({ form, signals, sentiment, spam, rating: item.rating, care }),
    ...textUrgency({ form, signals, sentiment, followers: item.followers }),
    spam,
    contradictsRating: contradicts(fromText, item.rating),
    voices: [...voicesIn(item.text, taxonomy)],
    labelsVersion: tools.version,
  };
}
