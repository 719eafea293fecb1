import { OTHER_TOPIC, withOwnTopics } from '../../domain/index.ts';
import type { Labels, OwnTopic, Taxonomy, TopicLabel } from '../../domain/index.ts';
import type { Library } from '../knowledge.ts';
import { FeatureReader } from '../model/text-features.ts';
import { readText } from '../text.ts';
import { createTopicReader } from './topic-reader.ts';

/** A stored text, as it was understood before the topic was there. */
export interface PreviewText extends Pick<Labels, 'lang' | 'topics'> {
  readonly id: string;
  readonly text: string;
}

export interface PreviewMatch {
  readonly id: string;
  /** Probability in 0..1 that the text is about the topic. */
  readonly confidence: number;
  /** Words of the text that speak for it. */
  readonly words: readonly string[];
}

/** What a topic would find. */
export interface PreviewResult {
  readonly scanned: number;
  readonly matched: number;
  /** The surest ones, surest first. */
  readonly sample: readonly PreviewMatch[];
  /** How many texts would get it for their main topic, by the one they have now (`other`: none). */
  readonly movedFrom: Readonly<Record<string, number>>;
}

/** Tries a topic on texts, page by page. */
export interface TopicPreview {
  look(texts: readonly PreviewText[]): void;
  result(): PreviewResult;
}

const MOST_SHOWN = 20;
const surestFirst = (a: PreviewMatch, b: PreviewMatch): number => b.confidence - a.confidence || (a.id < b.id ? -1 : 1);

/** Sees what a new topic would find beside the topics that a brand has. Stores and changes nothing. */
export function previewTopic(
  topic: OwnTopic,
  { taxonomy, library }: { readonly taxonomy: Taxonomy; readonly library: Library },
): TopicPreview {
  const wider = withOwnTopics(taxonomy, [topic]);
  const reader = createTopicReader([], library);
  const features = new FeatureReader();
  const movedFrom = new Map<string, number>();
  let scanned = 0;
  let matched = 0;
  let surest: readonly PreviewMatch[] = [];

  function match({ id, text, lang }: PreviewText): PreviewMatch | undefined {
    const form = readText(text, library.isKnown);
    const findings = library.forText(wider, lang).matcher.find(form.tokens);
    const evidence = { form, findings, lang, features: features.read(form), taxonomy: wider };
    const found = reader.explained(evidence).find((label) => label.id === topic.id);
    return found && { id, confidence: found.confidence, words: found.words };
  }

  function move([main]: readonly TopicLabel[], { confidence }: PreviewMatch): void {
    if (main?.id === topic.id || (main !== undefined && main.confidence >= confidence)) return;
    const from = main?.id ?? OTHER_TOPIC;
    movedFrom.set(from, (movedFrom.get(from) ?? 0) + 1);
  }

  return {
    look(texts) {
      const found = texts.flatMap((text) => {
        const one = match(text);
        if (!one) return [];
        move(text.topics, one);
        return [one];
      });
      scanned += texts.length;
      matched += found.length;
      surest = [...surest, ...found].toSorted(surestFirst).slice(0, MOST_SHOWN);
    },
    result: () => ({ scanned, matched, sample: surest, movedFrom: Object.fromEntries(movedFrom) }),
  };
}
