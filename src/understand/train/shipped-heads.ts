import type { Taxonomy } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import type { LinearWeights } from '../model/linear-model.ts';
import { topicWeightsName } from '../topics/topic-reader.ts';
import type { Labelled } from './labelled.ts';
import { trainSpam } from './spam.ts';
import { topicMaps, topicRows } from './topic-map.ts';
import { trainTopics } from './topics.ts';
import type { TopicRow } from './topic-rows.ts';

/** Posts, reviews and notices of every kind: about no brand's business, but for a few. One of so many is taken. */
const CHATTER: Readonly<Record<string, number>> = { semeval2017: 15, umsab: 40, vader: 15 };
const NO_SPAM: Readonly<Record<string, number>> = { semeval2017: 8, umsab: 8, vader: 8, banking77: 8, bitext: 8, cfpb: 3 };
/** Questions in the words of their topic, many paraphrases of each. */
const RECIPES = [{ rarity: 'root', cost: 0.15 }] as const;
/** From so many corrections on a taxonomy gets a model that learned from them. */
const ENOUGH = 40;
/** People who work here know better than a collection of strangers' texts. */
const CORRECTION_WEIGHT = 2.5;

function everyNth(rows: readonly Labelled[], shares: Readonly<Record<string, number>>): readonly Labelled[] {
  const seen = new Map<string, number>();
  return rows.filter(({ set }) => {
    const nth = shares[set];
    if (nth === undefined) return false;
    const at = seen.get(set) ?? 0;
    seen.set(set, at + 1);
    return at % nth === 0;
  });
}

interface Collected {
  readonly about: readonly TopicRow[];
  readonly chatter: readonly TopicRow[];
}

/** What the collections say of a taxonomy's topics; nothing when no map leads there. */
function collected(rows: readonly Labelled[], taxonomy: string): Collected {
  const map = topicMaps.find((one) => one.taxonomy === taxonomy);
  if (!map) return { about: [], chatter: [] };
  const chatter = everyNth(rows, CHATTER).map(({ text, lang }) => ({ text, lang, topics: [] }));
  return { about: topicRows(rows, map), chatter };
}

const languagesOf = (rows: readonly TopicRow[]): readonly string[] =>
  [...new Set(rows.map(({ lang = 'en' }) => lang))].filter((lang) => lang !== 'und').toSorted();

/**
 * The topic models that come with the program, from the sets that may be taught from. Taxonomies that no set speaks of have
 * none: their words find their topics.
 */
function topicHeads(rows: readonly Labelled[], library: Library): readonly LinearWeights[] {
  return topicMaps.flatMap(({ taxonomy }) => {
    const { about, chatter } = collected(rows, taxonomy);
    const head = trainTopics([...about, ...chatter], { name: topicWeightsName(taxonomy), library, recipes: RECIPES });
    return head ? [{ ...head, languages: languagesOf(about) }] : [];
  });
}

/** The topic models and the spam model that come with the program. The same rows in the same order give the same bytes. */
export function shippedHeads(rows: readonly Labelled[], library: Library): readonly LinearWeights[] {
  const heads = topicHeads(rows, library);
  const messages = rows.filter(({ set, spam }) => set === 'sms-spam' && spam !== null);
  if (messages.length === 0) return heads;
  const others = everyNth(rows, NO_SPAM).map(({ text }) => ({ text, spam: false }));
  return [...heads, trainSpam([...messages.map(({ text, spam }) => ({ text, spam: spam === true })), ...others], library)];
}

/**
 * A taxonomy's topic model out of what people set right, and of the collections where they speak of it. Undefined when too
 * little was set right yet: what is in use stays.
 */
export function correctedHead(
  taxonomy: Taxonomy,
  lessons: { readonly collections: readonly Labelled[]; readonly corrections: readonly TopicRow[] },
  library: Library,
): LinearWeights | undefined {
  if (lessons.corrections.length < ENOUGH) return undefined;
  const { about, chatter } = collected(lessons.collections, taxonomy.id);
  const corrections = lessons.corrections.map((row) => ({ ...row, weight: CORRECTION_WEIGHT * (row.weight ?? 1) }));
  const own = new Set(taxonomy.topics.map(({ id }) => id));
  const rows = [...about.filter(({ topics }) => topics.every((id) => own.has(id))), ...chatter, ...corrections];
  const head = trainTopics(rows, { name: topicWeightsName(taxonomy.id), library, taxonomy });
  return head && { ...head, languages: languagesOf([...about, ...corrections]) };
}
