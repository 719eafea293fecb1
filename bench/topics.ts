import { shippedWeights } from '../src/app/learning/weight-files.ts';
import { OTHER_TOPIC } from '../src/domain/index.ts';
import { createUnderstand } from '../src/understand/index.ts';
import { createLibrary } from '../src/understand/knowledge.ts';
import { measure } from '../src/understand/train/measures.ts';
import { shippedHeads } from '../src/understand/train/shipped-heads.ts';
import { firstDay } from './topics/first-day.ts';
import { runTask, type Asked } from './topics/run-task.ts';
import { crossSpam, wronglySpam } from './topics/spam-task.ts';
import { tasks } from './topics/tasks.ts';
import { labelsOf, readSets, shippedTaxonomy, TAUGHT } from './understand/sets.ts';

const sets = await readSets();
const library = createLibrary();
const rowsOf = (set: string) => sets.get(set) ?? [];
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const figure = (value: number | null): string => (value === null ? '-' : value.toFixed(3));

/** Accuracy of the first topic whatever its probability, macro F1, calibration, and what the floor does. */
function summary(asked: readonly Asked[]): readonly string[] {
  const within = asked.filter(({ truth }) => truth !== OTHER_TOPIC);
  const outside = asked.filter(({ truth }) => truth === OTHER_TOPIC);
  const names = [...new Set(within.flatMap(({ truth, given }) => [truth, given]))];
  const { accuracy, macroF1, calibrationError } = measure(
    within.map(({ truth, given, confidence }) => ({ truth: names.indexOf(truth), given: names.indexOf(given), confidence })),
    names.length,
  );
  const kept = within.filter(({ truth, given, accepted }) => accepted && truth === given).length / Math.max(1, within.length);
  const refused = outside.length === 0 ? '-' : figure(outside.filter(({ accepted }) => !accepted).length / outside.length);
  return [figure(accuracy), figure(macroF1), figure(calibrationError), figure(accuracy - kept), refused];
}

async function printTasks(): Promise<void> {
  const head = ['accuracy', 'macro F1', 'cal err', 'lost', 'oos rec', 'before', 'before F1', 'texts', 'texts/s', 'taught s'];
  console.log(`${'task'.padEnd(26)}${head.map((name) => name.padStart(10)).join('')}`);
  for (const task of tasks) {
    const rows = rowsOf(task.set);
    if (rows.length === 0) continue;
    const taxonomy = task.taxonomy === undefined ? undefined : await shippedTaxonomy(task.taxonomy);
    const { asked, perSecond, secondsTaught } = runTask(task, rows, { library, taxonomy });
    const cells = [
      ...summary(asked),
      ...task.before.map(figure),
      asked.length.toLocaleString('en'),
      Math.round(perSecond).toLocaleString('en'),
      secondsTaught.toFixed(0),
    ];
    console.log(`${task.name.padEnd(26)}${cells.map((cell) => cell.padStart(10)).join('')}`);
  }
  console.log(
    'lost: right first topics given up because they are not sure enough; oos rec: texts out of scope that are recognised as such',
  );
}

async function printFirstDay(): Promise<void> {
  const understand = await createUnderstand(await shippedWeights());
  const taxonomy = await shippedTaxonomy('airline');
  console.log('\nthe shipped airline taxonomy on the first day, by the topic that comes nearest to the label');
  for (const set of ['airline', 'twcs-airline']) {
    const { texts, first, among, covered } = firstDay(rowsOf(set), understand, taxonomy);
    console.log(`${set.padEnd(15)} first ${percent(first)}  among ${percent(among)}  any ${percent(covered)}  of ${texts} texts`);
  }
  const rows = rowsOf('complaints');
  const labels = labelsOf(rows, understand, taxonomy);
  const { precision, recall, accuracy } = measure(
    rows.map(({ complaint }, at) => ({
      truth: complaint === true ? 0 : 1,
      given: labels[at]?.intent === 'complaint' ? 0 : 1,
      confidence: labels[at]?.intentConfidence ?? 0,
    })),
    2,
  );
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `\ncomplaints: F1 ${figure(f1)}, precision ${figure(precision)}, recall ${figure(recall)}, accuracy ${figure(accuracy)}`,
  );
}

function printSpam(): void {
  const heads = shippedHeads(
    TAUGHT.flatMap((set) => rowsOf(set)),
    library,
  );
  const weights = heads.find(({ name }) => name === 'spam');
  const others = TAUGHT.flatMap((set) => (set === 'sms-spam' ? [] : rowsOf(set).filter((_row, at) => at % 40 === 0))).map(
    ({ text }) => text,
  );
  const { precision, recall, accuracy } = crossSpam(rowsOf('sms-spam'), others, library);
  console.log(
    `\nsms-spam, five folds: precision ${figure(precision)}, recall ${figure(recall)}, accuracy ${figure(accuracy)} (0.983 before)`,
  );
  for (const set of ['airline', 'hellopeter', 'trustpilot', 'app-reviews', 'twcs-airline', 'complaints'])
    console.log(`${set.padEnd(15)} taken for spam: ${(100 * wronglySpam(rowsOf(set), weights, library)).toFixed(2)} %`);
}

if (sets.size === 0) console.log('no labelled texts beside the repository: nothing to measure');
else {
  await printTasks();
  await printFirstDay();
  printSpam();
}
