import { sentimentLabels } from '../../src/domain/index.ts';
import { measure } from '../../src/understand/train/measures.ts';
import type { Judgement } from '../../src/understand/train/measures.ts';

const HEAD = ['accuracy', 'avg rec', 'macro F1', 'neg prec', 'neg rec', 'cal err'];

/** The heading of {@link line}'s columns. */
export function heading(): string {
  return `${'set'.padEnd(15)}${'scorer'.padEnd(30)}${HEAD.map((head) => head.padStart(9)).join('')}${'texts'.padStart(9)}`;
}

/** One scorer on one set. Calibration is left out where the scorer gives no probability. */
export function line(set: string, scorer: string, judgements: readonly Judgement[], calibrated: boolean): string {
  const { accuracy, averageRecall, macroF1, precision, recall, calibrationError, count } = measure(
    judgements,
    sentimentLabels.length,
  );
  const figures = [accuracy, averageRecall, macroF1, precision, recall].map((value) => value.toFixed(3));
  const cells = [...figures, calibrated ? calibrationError.toFixed(3) : '-'];
  return `${set.padEnd(15)}${scorer.padEnd(30)}${cells.map((cell) => cell.padStart(9)).join('')}${count.toLocaleString('en').padStart(9)}`;
}
