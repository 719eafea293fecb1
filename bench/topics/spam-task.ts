import type { Library } from '../../src/understand/knowledge.ts';
import { gatherEvidence } from '../../src/understand/evidence.ts';
import { FeatureReader } from '../../src/understand/model/text-features.ts';
import type { LinearWeights } from '../../src/understand/model/linear-model.ts';
import { createSpamReader } from '../../src/understand/spam.ts';
import { readText } from '../../src/understand/text.ts';
import { partsOf } from '../../src/understand/train/held-out.ts';
import type { Labelled } from '../../src/understand/train/labelled.ts';
import { trainSpam } from '../../src/understand/train/spam.ts';

const FOLDS = 5;
const SPAM_FROM = 0.6;
const NO_TOPICS = { id: 'none', name: 'none', topics: [] };

/** Tells for each text whether it is taken for spam. */
function judge(texts: readonly string[], weights: LinearWeights | undefined, library: Library): readonly boolean[] {
  const spam = createSpamReader(weights);
  const reader = new FeatureReader();
  return texts.map((text) => {
    const form = readText(text, library.isKnown);
    const { promotions, signals } = gatherEvidence(form, { taxonomy: NO_TOPICS, lang: 'en', library });
    return spam({ form, features: reader.read(form), promotions, signals }) >= SPAM_FROM;
  });
}

export interface SpamResult {
  readonly precision: number;
  readonly recall: number;
  readonly accuracy: number;
}

/** Five-fold cross-validation on messages that are spam or not, `others` taught as no spam besides. */
export function crossSpam(messages: readonly Labelled[], others: readonly string[], library: Library): SpamResult {
  const fold = partsOf(messages.length, FOLDS, 1);
  const given: boolean[] = [];
  for (let out = 0; out < FOLDS; out += 1) {
    const taught = messages.filter((_row, at) => fold[at] !== out).map(({ text, spam }) => ({ text, spam: spam === true }));
    const weights = trainSpam([...taught, ...others.map((text) => ({ text, spam: false }))], library);
    const asked = [...messages.keys()].filter((at) => fold[at] === out);
    const answers = judge(
      asked.map((at) => messages[at]?.text ?? ''),
      weights,
      library,
    );
    asked.forEach((at, place) => {
      given[at] = answers[place] === true;
    });
  }
  const count = (is: (truth: boolean, answer: boolean) => boolean): number =>
    messages.filter(({ spam }, at) => is(spam === true, given[at] === true)).length;
  const hit = count((truth, answer) => truth && answer);
  return {
    precision:
      hit /
      Math.max(
        1,
        count((_truth, answer) => answer),
      ),
    recall:
      hit /
      Math.max(
        1,
        count((truth) => truth),
      ),
    accuracy: count((truth, answer) => truth === answer) / Math.max(1, messages.length),
  };
}

/** The share of a brand's own customers that would be taken for spam. */
export function wronglySpam(rows: readonly Labelled[], weights: LinearWeights | undefined, library: Library): number {
  const given = judge(
    rows.map(({ text }) => text),
    weights,
    library,
  );
  return given.filter(Boolean).length / Math.max(1, rows.length);
}
