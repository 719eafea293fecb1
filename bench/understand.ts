import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Sentiment from 'sentiment';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageRoot } from '../config/root.ts';
import { sentimentLabels, taxonomySchema } from '../src/domain/index.ts';
import type { Labels, SentimentLabel } from '../src/domain/index.ts';
import { createUnderstand } from '../src/understand/index.ts';

/** Labelled texts beside the repository; the bench measures what it finds there. */
const ROOT = pathToFileURL(`${packageRoot()}/`);
const DATA = new URL('../shared/data/', ROOT);
const TAXONOMY = new URL('config/taxonomies/airline.yaml', ROOT);
const BATCH = 100;
const SPEED_ROUNDS = 5;
const OWN_TEXTS = [
  '@kestrelair my bag never arrived and nobody answers the phone #fail',
  'Thanks to the crew on KX204 this morning, best flight in ages 😍',
  'Does the 06:10 to Durban still leave from gate B4?',
  'Great, another delay. On hold for 45 minutes now.',
];

const rowSchema = z.object({
  text: z.string(),
  lang: z.string().nullish(),
  label: z.enum(sentimentLabels).nullish(),
  complaint: z.boolean().nullish(),
  spam: z.boolean().nullish(),
});
type Row = z.infer<typeof rowSchema>;
type Mark = (rows: readonly Row[]) => readonly SentimentLabel[];

function readSet(name: string): readonly Row[] {
  const folder = fileURLToPath(new URL(`${name}/`, DATA));
  return readdirSync(folder)
    .filter((file) => /dev\.jsonl(\.gz)?$/.test(file))
    .flatMap((file) => {
      const bytes = readFileSync(folder + file);
      const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => rowSchema.parse(JSON.parse(line)));
    });
}

const share = (part: number, whole: number): string => (whole === 0 ? '   - ' : (part / whole).toFixed(3));

function measure(rows: readonly Row[], mark: Mark): string {
  const started = performance.now();
  const marks = mark(rows);
  const seconds = (performance.now() - started) / 1000;
  const count = (of: (row: Row, mark: SentimentLabel | undefined) => boolean): number =>
    rows.filter((row, index) => of(row, marks[index])).length;
  const recalls = sentimentLabels
    .map((label) => ({
      right: count((row, given) => row.label === label && given === label),
      all: count((row) => row.label === label),
    }))
    .filter(({ all }) => all > 0);
  const average = recalls.reduce((sum, { right, all }) => sum + right / all, 0) / recalls.length;
  const negative = count((row, given) => row.label === 'negative' && given === 'negative');
  const cells = [
    share(
      count((row, given) => row.label === given),
      rows.length,
    ),
    average.toFixed(3),
    share(
      negative,
      count((_, given) => given === 'negative'),
    ),
    share(
      negative,
      count((row) => row.label === 'negative'),
    ),
    Math.round(rows.length / seconds).toLocaleString('en'),
  ];
  return cells.map((cell) => cell.padStart(8)).join('');
}

/** F1 of a yes/no judgement, with its precision and recall. */
function judgement(pairs: readonly (readonly [boolean, boolean])[]): string {
  const both = pairs.filter(([truth, said]) => truth && said).length;
  const said = pairs.filter(([, yes]) => yes).length;
  const truth = pairs.filter(([yes]) => yes).length;
  return `F1 ${share(2 * both, said + truth)}  precision ${share(both, said)}  recall ${share(both, truth)}`;
}

const taxonomy = taxonomySchema.parse(parse(readFileSync(TAXONOMY, 'utf8')));
const loading = performance.now();
const understand = await createUnderstand();
const loaded = performance.now() - loading;
const afinn = new Sentiment();

function labelsOf(rows: readonly Row[]): readonly Labels[] {
  const labels: Labels[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const texts = rows
      .slice(from, from + BATCH)
      .map(({ text, lang }) => ({ text, lang: lang ?? null, rating: null, followers: null }));
    labels.push(...understand(texts, taxonomy));
  }
  return labels;
}

const ours: Mark = (rows) => labelsOf(rows).map(({ sentiment }) => sentiment.label);
const theirs: Mark = (rows) =>
  rows.map(({ text }) => {
    const { score } = afinn.analyze(text);
    return score < 0 ? 'negative' : score > 0 ? 'positive' : 'neutral';
  });

/** Mean gap between confidence and share of right labels, over ten bands of confidence. */
function calibrationError(rows: readonly Row[], labels: readonly Labels[]): number {
  const bands = Array.from({ length: 10 }, () => ({ sure: 0, right: 0, count: 0 }));
  for (const [index, row] of rows.entries()) {
    const sentiment = labels[index]?.sentiment;
    const band = bands[Math.min(9, Math.floor((sentiment?.confidence ?? 0) * 10))];
    if (!sentiment || !band) continue;
    band.sure += sentiment.confidence;
    band.right += sentiment.label === row.label ? 1 : 0;
    band.count += 1;
  }
  return bands.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / rows.length;
}

function printSpeed(): void {
  const rows: readonly Row[] = Array.from({ length: 20_000 }, (_, index) => ({
    text: OWN_TEXTS[index % OWN_TEXTS.length] ?? '',
  }));
  const best = (mark: Mark): number => {
    const times = Array.from({ length: SPEED_ROUNDS }, () => {
      const started = performance.now();
      mark(rows);
      return performance.now() - started;
    });
    return (rows.length / Math.min(...times)) * 1000;
  };
  const [own, other] = [best(ours), best(theirs)];
  console.log(
    `\nshort posts, whole pass (language, sentiment, topics, intent, urgency, spam), best of ${SPEED_ROUNDS}, one core`,
  );
  console.log(
    `  ratio to sentiment alone ${(own / other).toFixed(2)}   ours ${Math.round(own).toLocaleString('en')}/s   sentiment ${Math.round(other).toLocaleString('en')}/s`,
  );
  console.log(`  loading ${Math.round(loaded)} ms, resident ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}

function printSets(): void {
  const names = existsSync(DATA)
    ? readdirSync(DATA, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : [];
  if (names.length === 0) console.log('no labelled texts beside the repository: only speed is measured');
  console.log(
    `\n${'set'.padEnd(16)}${'scorer'.padEnd(10)}${['accuracy', 'avg rec', 'neg prec', 'neg rec', 'texts/s'].map((head) => head.padStart(8)).join('')}   calibration error`,
  );
  for (const name of names) {
    const rows = readSet(name);
    const labelled = rows.filter((row) => row.label);
    if (labelled.length > 0) {
      console.log(
        `${name.padEnd(16)}${'earshot'.padEnd(10)}${measure(labelled, ours)}   ${calibrationError(labelled, labelsOf(labelled)).toFixed(3)}`,
      );
      console.log(`${''.padEnd(16)}${'sentiment'.padEnd(10)}${measure(labelled, theirs)}`);
    }
    printJudgements(name, rows);
  }
}

function printJudgements(name: string, rows: readonly Row[]): void {
  const complaints = rows.filter((row) => typeof row.complaint === 'boolean');
  if (complaints.length > 0) {
    const labels = labelsOf(complaints);
    const marks = theirs(complaints);
    console.log(
      `${name.padEnd(16)}complaint? earshot    ${judgement(complaints.map((row, at) => [row.complaint === true, labels[at]?.intent === 'complaint']))}`,
    );
    console.log(
      `${''.padEnd(16)}           sentiment  ${judgement(complaints.map((row, at) => [row.complaint === true, marks[at] === 'negative']))}`,
    );
  }
  const spam = rows.filter((row) => typeof row.spam === 'boolean');
  if (spam.length === 0) return;
  const labels = labelsOf(spam);
  console.log(
    `${name.padEnd(16)}spam?      earshot    ${judgement(spam.map((row, at) => [row.spam === true, (labels[at]?.spam ?? 0) >= 0.6]))}`,
  );
}

printSpeed();
printSets();
