import { shippedWeights } from '../src/app/learning/weight-files.ts';
import { loadFastText } from '../src/understand/language/fasttext.ts';
import type { Labelled } from '../src/understand/train/labelled.ts';
import { answersOf, speedOf } from './language/ours.ts';
import type { OwnAnswer } from './language/ours.ts';
import { askRival, rivalNames } from './language/rivals.ts';
import type { Answers } from './language/rivals.ts';
import { installRivals } from './understand/rivals.ts';
import { TAUGHT, readSets } from './understand/sets.ts';

/** Enough of a set's texts of a language for a figure to within half a point. */
const MOST_ROWS = 3000;
const SHORT = 40;
const FEWEST = 500;
const NUMBERED = /^or_(?:train|dev|test)_\d+\s/u;
const LINKS_AND_NAMES = /https?:\/\/\S*|\bhttp\b|@\w+|<\w+>/gu;

/** What every detector reads: no links and names of accounts, which are no language. */
const bare = (text: string): string => text.replace(NUMBERED, '').replace(LINKS_AND_NAMES, ' ').replace(/\s+/gu, ' ').trim();

const groupOf = ({ set, lang }: Labelled): string => `${set} ${lang}`;

function chosen(rows: readonly Labelled[]): readonly Labelled[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return rows.filter((row) => {
    const place = seen.get(groupOf(row)) ?? 0;
    seen.set(groupOf(row), place + 1);
    const step = Math.max(1, (counts.get(groupOf(row)) ?? 0) / MOST_ROWS);
    return Math.floor(place / step) !== Math.floor((place - 1) / step);
  });
}

const share = (part: number, whole: number): string => (whole === 0 ? '    -' : (part / whole).toFixed(3));

interface Column {
  readonly name: string;
  readonly languages: readonly string[];
}

/** One line a group of rows: each detector's share of right answers, and the same of the short texts. */
function printTable(
  title: string,
  groups: ReadonlyMap<string, readonly number[]>,
  rows: readonly Labelled[],
  columns: readonly Column[],
): void {
  console.log(`\n${title.padEnd(20)}${'texts'.padStart(8)}${columns.map(({ name }) => name.slice(0, 12).padStart(14)).join('')}`);
  for (const [group, places] of groups) {
    const short = places.filter((at) => (rows[at]?.text.length ?? 0) < SHORT);
    const right = (list: readonly number[], { languages }: Column): number =>
      list.filter((at) => languages[at] === rows[at]?.lang).length;
    const cells = columns.map((column) =>
      `${share(right(places, column), places.length)}/${share(right(short, column), short.length)}`.padStart(14),
    );
    console.log(`${group.padEnd(20)}${places.length.toLocaleString('en').padStart(8)}${cells.join('')}`);
  }
}

function grouped(rows: readonly Labelled[], by: (row: Labelled) => string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    const held = groups.get(by(row)) ?? [];
    groups.set(by(row), held);
    held.push(at);
  }
  return groups;
}

/** Mean gap between confidence and share of right answers, over ten bands of confidence. */
function calibrationError(rows: readonly Labelled[], answers: readonly OwnAnswer[]): number {
  const bands = Array.from({ length: 10 }, () => ({ sure: 0, right: 0 }));
  for (const [at, { lang, confidence }] of answers.entries()) {
    const band = bands[Math.min(9, Math.floor(confidence * 10))];
    if (!band) continue;
    band.sure += confidence;
    band.right += lang === rows[at]?.lang ? 1 : 0;
  }
  return bands.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / rows.length;
}

function printOwn(rows: readonly Labelled[], answers: readonly OwnAnswer[]): void {
  const part = (
    test: (row: Labelled | undefined, answer: OwnAnswer) => boolean,
    of: (row: Labelled | undefined) => boolean,
  ): string => share(answers.filter((answer, at) => of(rows[at]) && test(rows[at], answer)).length, rows.filter(of).length);
  const isEnglish = (row: Labelled | undefined): boolean => row?.lang === 'en';
  console.log(
    `\nours: calibration error ${calibrationError(rows, answers).toFixed(3)}; und ${part(
      (_, { lang }) => lang === 'und',
      () => true,
    )}; fastText asked for ${part(
      (_, { asked }) => asked,
      () => true,
    )} of all texts, ${part((_, { asked }) => asked, isEnglish)} of the English ones`,
  );
}

const sets = await readSets();
if (sets.size === 0) console.log('no labelled texts beside the repository: nothing to measure');
else {
  const guess = await loadFastText();
  const all = [...sets.values()].flat().map((row) => ({ ...row, text: bare(row.text) }));
  const usable = all.filter(({ lang, text }) => lang !== 'und' && text !== '');
  const rows = chosen(usable);
  const answers = answersOf(rows, { lessons: usable.filter(({ set }) => TAUGHT.includes(set)), guess });
  const texts = rows.map(({ text }) => text);
  const rivals: Answers[] = [];
  for (const name of installRivals() ? await rivalNames() : []) rivals.push(await askRival(name, texts));
  const columns = [{ name: 'earshot', languages: answers.map(({ lang }) => lang) }, ...rivals];
  console.log(`share of texts in the right language, of all / of those under ${SHORT} characters; taught sets five-fold`);
  printTable('set and language', grouped(rows, groupOf), rows, columns);
  const byLanguage = grouped(rows, ({ lang }) => lang);
  printTable('language', new Map([...byLanguage].filter(([, places]) => places.length >= FEWEST)), rows, columns);
  const mean = columns.map(({ languages }) => {
    const shares = [...byLanguage].map(([lang, places]) => places.filter((at) => languages[at] === lang).length / places.length);
    return shares.reduce((sum, one) => sum + one, 0) / shares.length;
  });
  console.log(`${'mean of languages'.padEnd(28)}${mean.map((one) => one.toFixed(3).padStart(14)).join('')}`);
  printOwn(rows, answers);
  const { language } = await shippedWeights();
  console.log(
    `\nspeed, one core\n  earshot, reading the text included${Math.round(speedOf(texts, language, guess))
      .toLocaleString('en')
      .padStart(10)}/s, weights ${(language.table.length / 1e6).toFixed(1)} MB`,
  );
  for (const { name, perSecond, loadMs, memory } of rivals)
    console.log(
      `  ${name.padEnd(33)}${Math.round(perSecond).toLocaleString('en').padStart(10)}/s, loaded in ${Math.round(loadMs)} ms, ${Math.round(memory)} MB`,
    );
}
