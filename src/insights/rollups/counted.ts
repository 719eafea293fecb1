import { OTHER_TOPIC, type Mention } from '../../domain/index.ts';
import type { CountedMention } from '../../ports/rollups.ts';

/** What of a stored mention is counted. */
export const countedMention = ({
  id,
  network,
  topics,
  lang,
  sentiment,
  intent,
  author,
  rating,
  voices,
  country,
  postedAt,
}: Mention): CountedMention => ({
  id,
  network,
  topic: topics[0]?.id ?? OTHER_TOPIC,
  lang,
  sentiment: sentiment.label,
  score: sentiment.score,
  intent,
  author: author.externalId,
  followers: author.followers ?? 0,
  rating,
  voices,
  country,
  postedAt,
});
