import { shippedWeights } from '../src/app/learning/weight-files.ts';
import { sentimentLabels } from '../src/domain/index.ts';
import { createUnderstand } from '../src/understand/index.ts';
import { measure } from '../src/understand/train/measures.ts';
import type { Judgement } from '../src/understand/train/measures.ts';
import type { Labelled } from '../src/understand/train/labelled.ts';
import { crossValidate, learningCurve, leaveOneOut } from './understand/crossed.ts';
import { installRivals, loadRival, rivalNames } from './understand/rivals.ts';
import { judgementsOf, labelsOf, readSets, shippedTaxonomy, TAUGHT } from './understand/sets.ts';
import { measureSpeed } from './understand/speed.ts';
import { heading, line } from './understand/tables.ts';

/** `EARSHOT_BENCH=quick` leaves out what trains. */
const QUICK = process.env['EARSHOT_BENCH'] === 'quick';
const SPEED_TEXTS = 7_000;
const OWN_TEXTS = [
  '@kestrelair my bag never arrived and nobody answers the phone #fail',
  'Thanks to the crew on KX204 this morning, best flight in ages 😍',
  'Does the 06:10 to Durban still leave from gate B4?',
  'Great, another delay. On hold for 45 minutes now.',
];

const sets = await readSets();
const weights = await shippedWeights();
const loading = performance.now();
const understand = await createUnderstand(await shippedWeights());
const loaded = performance.now() - loading;
const taxonomy = await shippedTaxonomy('general');
const rivals = installRivals() ? await rivalNames() : [];
if (sets.size === 0) console.log('no labelled texts beside the repository: only speed is measured, on texts of our own');
if (rivals.length === 0) console.log('the libraries to measure beside could not be installed');
console.log(`weights ${weights.version}; read and ready in ${Math.round(loaded)} ms`);

async function printSpeed(): Promise<void> {
  const tweets = (sets.get('airline') ?? []).slice(0, SPEED_TEXTS).map(({ text }) => text);
  const texts =
    tweets.length > 0 ? tweets : Array.from({ length: SPEED_TEXTS }, (_, at) => OWN_TEXTS[at % OWN_TEXTS.length] ?? '');
  const speeds = await measureSpeed(rivals, texts);
  const base = speeds.find(({ name }) => name === 'sentiment')?.perSecond;
  console.log(
    `\nspeed on ${texts.length.toLocaleString('en')} posts, one core, best of several rounds, each in a process of its own`,
  );
  console.log('(earshot: the whole pass of language, sentiment, topics, intent, urgency, spam; the libraries: sentiment alone)');
  for (const { name, perSecond, loadMs, memory } of speeds) {
    const ratio = base === undefined ? '' : `  ${(perSecond / base).toFixed(2)} of sentiment`;
    console.log(
      `  ${name.padEnd(22)}${Math.round(perSecond).toLocaleString('en').padStart(10)}/s${ratio}   loaded in ${Math.round(loadMs)} ms, ${Math.round(memory)} MB`,
    );
  }
}

async function rivalJudgements(name: string, rows: readonly Labelled[]): Promise<readonly Judgement[]> {
  const { score } = await loadRival(name);
  const judged: Judgement[] = [];
  for (const { text, sentiment } of rows) {
    if (sentiment === null) continue;
    judged.push({ truth: sentimentLabels.indexOf(sentiment), given: sentimentLabels.indexOf(await score(text)), confidence: 0 });
  }
  return judged;
}

async function printSentiment(): Promise<void> {
  const { temperature } = weights.sentiment;
  const crossed = QUICK ? undefined : crossValidate(sets, temperature);
  const left = QUICK ? undefined : leaveOneOut(sets, temperature);
  console.log(`\nsentiment\n${heading()}`);
  for (const [set, rows] of sets) {
    if (!rows.some(({ sentiment }) => sentiment !== null)) continue;
    const taught = TAUGHT.includes(set);
    if (!taught) console.log(line(set, 'earshot, never taught this set', judgementsOf(rows, understand, taxonomy), true));
    const transfer = left?.get(set);
    if (transfer) console.log(line(set, 'earshot, taught on the others', transfer, true));
    const own = crossed?.get(set);
    if (own) console.log(line(set, 'earshot, five-fold', own, true));
    for (const name of rivals) console.log(line('', name, await rivalJudgements(name, rows), false));
  }
}

/** How far the share of negative posts is off, brand by brand. */
function printShares(): void {
  const rows = (sets.get('airline') ?? []).filter(({ sentiment }) => sentiment !== null);
  if (rows.length === 0) return;
  const labels = labelsOf(rows, understand, taxonomy);
  const brands = new Map<string, { count: number; truth: number; given: number }>();
  for (const [at, { brand, sentiment }] of rows.entries()) {
    const held = brands.get(brand ?? '') ?? { count: 0, truth: 0, given: 0 };
    brands.set(brand ?? '', held);
    held.count += 1;
    if (sentiment === 'negative') held.truth += 1;
    if (labels[at]?.sentiment.label === 'negative') held.given += 1;
  }
  const errors = [...brands.values()].map(({ count, truth, given }) => Math.abs(truth - given) / count);
  console.log(
    `\nshare of negative posts per airline: off by ${(errors.reduce((sum, one) => sum + one, 0) / errors.length).toFixed(3)} on average, ${Math.max(...errors).toFixed(3)} at most (${brands.size} airlines)`,
  );
}

function yesNo(pairs: readonly (readonly [boolean, boolean])[]): string {
  const both = pairs.filter(([truth, said]) => truth && said).length;
  const said = pairs.filter(([, yes]) => yes).length;
  const truth = pairs.filter(([yes]) => yes).length;
  return `F1 ${((2 * both) / (said + truth)).toFixed(3)}  precision ${(both / said).toFixed(3)}  recall ${(both / truth).toFixed(3)}`;
}

function printJudgements(): void {
  for (const [set, rows] of sets) {
    const complaints = rows.filter(({ complaint }) => complaint !== null);
    const spam = rows.filter((row) => row.spam !== null);
    if (complaints.length > 0) {
      const labels = labelsOf(complaints, understand, taxonomy);
      console.log(
        `\ncomplaint? ${set}: ${yesNo(complaints.map((row, at) => [row.complaint === true, labels[at]?.intent === 'complaint']))}`,
      );
    }
    if (spam.length > 0) {
      const labels = labelsOf(spam, understand, taxonomy);
      console.log(
        `\nspam? ${set}${TAUGHT.includes(set) ? ' (taught)' : ''}: ${yesNo(spam.map((row, at) => [row.spam === true, (labels[at]?.spam ?? 0) >= 0.6]))}`,
      );
    }
  }
}

function printLearning(): void {
  const plan = [
    ['airline', 0],
    ['airline', 250],
    ['airline', 1000],
    ['airline', 4000],
    ['hellopeter', 0],
    ['hellopeter', 500],
  ] as const;
  if (!plan.every(([set]) => sets.has(set))) return;
  const points = learningCurve(sets, plan, weights.sentiment.temperature);
  const untaught = points.find(({ corrections }) => corrections === 0);
  console.log(
    '\nlearning from corrections: drawn at random from a set, measured on the rest of it; the most that any other set lost',
  );
  for (const { set, corrections, on } of points) {
    const own = measure(on.get(set) ?? [], sentimentLabels.length);
    let lost = 0;
    let where = '';
    for (const [name, judged] of on) {
      const before = untaught?.on.get(name);
      if (name === set || !before) continue;
      const fall = measure(before, sentimentLabels.length).accuracy - measure(judged, sentimentLabels.length).accuracy;
      if (fall > lost) [lost, where] = [fall, name];
    }
    console.log(
      `  ${set.padEnd(12)}${String(corrections).padStart(6)}   accuracy ${own.accuracy.toFixed(3)}  avg recall ${own.averageRecall.toFixed(3)}  macro F1 ${own.macroF1.toFixed(3)}   others: ${lost > 0 ? `-${(lost * 100).toFixed(1)} points (${where})` : 'none lost'}`,
    );
  }
}

await printSpeed();
await printSentiment();
printShares();
printJudgements();
if (!QUICK && sets.size > 0) printLearning();
