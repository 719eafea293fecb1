import type { Labels, Taxonomy } from '../domain/index.ts';
import type { TextToUnderstand } from '../ports/understand.ts';
import type { Signal } from './book/book.ts';
import { textIntent } from './intent.ts';
import type { Library } from './knowledge.ts';
import type { DetectLanguage } from './language/detect.ts';
import { withRating } from './rating.ts';
import { textSentiment } from './sentiment/score.ts';
import { textSpam } from './spam.ts';
import { readText } from './text.ts';
import { textTopics } from './topics.ts';
import { textUrgency } from './urgency.ts';

interface Tools {
  readonly library: Library;
  readonly detect: DetectLanguage;
}

/** One text, read once and judged by every rule. */
export function judge(item: TextToUnderstand, taxonomy: Taxonomy, { library, detect }: Tools): Labels {
  const form = readText(item.text, library.isKnown);
  const { lang } = detect(form, item.lang);
  const knowledge = library.forText(taxonomy, lang);
  const findings = knowledge.matcher.find(form.tokens);
  const signals = new Set<Signal>();
  let promotions = 0;
  for (const { note } of findings) {
    if (note.kind !== 'signal') continue;
    signals.add(note.signal);
    if (note.signal === 'promotion') promotions += 1;
  }
  const fromText = textSentiment({ form, knowledge, findings, emoji: library.emoji, sarcastic: signals.has('sarcasm') });
  const sentiment = withRating(fromText, item.rating);
  const spam = textSpam(form, promotions, signals);
  const words = (from: number, to: number): string => {
    let text = '';
    for (let at = from; at < to; at += 1) text += ` ${form.tokens[at]?.word ?? ''}`;
    return text;
  };
  const addressed = item.rating !== null || form.handles > 0;
  return {
    lang,
    sentiment,
    topics: [...textTopics(findings, words)],
    intent: textIntent({ form, signals, sentiment, spam, rating: item.rating, addressed }),
    ...textUrgency({ form, signals, sentiment, followers: item.followers }),
    spam,
  };
}
