import type { Labels } from '../../domain/index.ts';
import type { Log } from '../../ports/log.ts';
import type { TransformerSettings } from '../../ports/settings.ts';
import type { SecondOpinion, TextToUnderstand } from '../../ports/understand.ts';
import type { Probabilities } from './classify.ts';
import { failureOf } from './messages.ts';
import { revised } from './revise.ts';
import { makeThreaded, type Classifier } from './threaded.ts';

export interface SecondOpinionOptions {
  readonly settings: TransformerSettings;
  /** Where its packages may be installed, besides beside the model. */
  readonly folders: readonly string[];
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of every call: what came of it, and for how many texts. */
  readonly count: (outcome: 'answered' | 'failed', texts: number) => void;
  /** Stands in for the thread with the model. */
  readonly classifier?: Classifier;
}

/** Texts of one question, so that of a large batch as many are read as the time allows. */
const AT_ONCE = 16;

/** Uncertain, and not settled by stars: those decide where there are any. */
const isUncertain = (labels: Labels | undefined, text: TextToUnderstand, below: number): boolean =>
  labels !== undefined && text.rating === null && labels.sentiment.confidence < below;

/**
 * Has an operator's model read what the first pass was unsure of, in a thread of its own. Where the model can't be had, fails or is
 * late the first pass's labels stand, and their version says so; the first failure of a row is logged.
 */
export function makeSecondOpinion(options: SecondOpinionOptions): SecondOpinion {
  const { settings, folders, log, count, now } = options;
  const classifier = options.classifier ?? makeThreaded({ settings, folders }, now);
  let failing = false;
  let version: string | null = null;

  function failed(error: unknown, texts: number): void {
    count('failed', texts);
    if (!failing) {
      const { code, message } = failureOf(error);
      log.error({ code, error: message }, 'the second opinion is not to be had; the labels of the first pass stand');
    }
    failing = true;
  }

  function recovered(texts: number): void {
    count('answered', texts);
    if (failing) log.info({}, 'the second opinion is to be had again');
    failing = false;
  }

  return {
    async version() {
      try {
        version ??= `onnx-${await classifier.ready()}`;
      } catch (error) {
        failed(error, 0);
      }
      return version;
    },
    async revise(texts, labels, signal) {
      const uncertain = texts.flatMap((text, index) => (isUncertain(labels[index], text, settings.below) ? [index] : []));
      const limit = AbortSignal.timeout(settings.timeout);
      const within = signal ? AbortSignal.any([signal, limit]) : limit;
      const answers = new Map<number, Probabilities>();
      try {
        // Asked even when nothing is uncertain: only who has the model loaded may name it.
        if (version === null) await classifier.ask([], within);
        version ??= `onnx-${await classifier.ready()}`;
        for (let from = 0; from < uncertain.length; from += AT_ONCE) {
          const indexes = uncertain.slice(from, from + AT_ONCE);
          const asked = indexes.map((index) => texts[index]?.text ?? '');
          for (const [at, answer] of (await classifier.ask(asked, within)).entries()) answers.set(indexes[at] ?? 0, answer);
          recovered(indexes.length);
        }
      } catch (error) {
        failed(error, uncertain.length - answers.size);
        if (version === null) return labels;
      }
      const open = new Set(uncertain.filter((index) => !answers.has(index)));
      return labels.map((label, index) => {
        const answer = answers.get(index);
        if (open.has(index)) return label;
        return { ...(answer ? revised(label, answer) : label), labelsVersion: `${label.labelsVersion}+${version}` };
      });
    },
    close: () => classifier.close(),
  };
}
