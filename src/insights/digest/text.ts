import type { DigestContent } from './content.ts';
import { digestWords } from './words.ts';

const BAR_LENGTH = 30;
const BAR = '▇';

const clusters = new Intl.Segmenter();
const widthOf = (text: string): number => [...clusters.segment(text)].length;
const left = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const right = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** Rows of texts under one another: the first column to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? left(cell, widths[at] ?? 0) : right(cell, widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** A bar as long as the count's part of the most; something that is there at all is seen. */
function bar(count: number, most: number): string {
  return count === 0 ? '' : BAR.repeat(Math.max(1, Math.round((count / Math.max(1, most)) * BAR_LENGTH)));
}

const heading = (text: string): readonly string[] => ['', text, '='.repeat(widthOf(text))];
/** Names that operators chose stay on their line. */
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The digest as plain text: all that the HTML says, in columns. */
export function digestText(content: DigestContent): string {
  const words = digestWords[content.language];
  const { figures, chart, topics, phrases, standing } = content;
  const mostInColumn = Math.max(0, ...chart.columns.map(({ total }) => total));
  const mostInTopic = Math.max(0, ...topics.rows.map(({ count }) => count));
  const columns = table([
    ['', words.negative, words.neutral, words.positive, words.mentions],
    ...chart.columns.map(({ label, negative, neutral, positive, total }) =>
      [label, negative, neutral, positive, total].map(String),
    ),
  ]);
  const topicLines = table([
    [words.topic, words.value, words.before, words.change, words.net],
    ...topics.rows.map(({ name, countText, before, change, net }) => [oneLine(name), countText, before, change, net]),
  ]);
  const phraseLines = table([
    [words.phrase, words.value, words.usual],
    ...phrases.rows.map(({ phrase, count, usual }) => [oneLine(phrase), count, usual]),
  ]);
  const lines = [
    `${content.title}: ${oneLine(content.about)}`,
    `${content.period}, ${content.compared}`,
    `${content.link.text}: ${content.link.href}`,
    ...heading(figures.title),
    ...table([
      [words.measure, words.value, words.before, words.change],
      ...figures.rows.map(({ label, value, before, change }) => [label, value, before, change]),
    ]),
    figures.hint,
    ...heading(chart.title),
    chart.summary,
    ...(chart.columns.length === 0
      ? []
      : columns.map((line, at) => `${line}  ${at === 0 ? '' : bar(chart.columns[at - 1]?.total ?? 0, mostInColumn)}`.trimEnd())),
    ...heading(topics.title),
    ...(topics.rows.length === 0
      ? [topics.empty]
      : topicLines.flatMap((line, at) =>
          at === 0
            ? [line]
            : [`${line}  ${bar(topics.rows[at - 1]?.count ?? 0, mostInTopic)}`.trimEnd(), `  ${topics.rows[at - 1]?.link ?? ''}`],
        )),
    ...heading(phrases.title),
    ...(phrases.rows.length === 0
      ? [phrases.empty]
      : [
          ...phraseLines.flatMap((line, at) => (at === 0 ? [line] : [line, `  ${phrases.rows[at - 1]?.link ?? ''}`])),
          phrases.hint,
        ]),
    ...heading(standing.title),
    ...table(standing.rows.map(({ label, value, link }) => [label, value, link])),
    '',
    ...content.more.map(({ text, href }) => `${text}: ${href}`),
    '',
    '-- ',
    content.why,
    ...(content.stop === null ? [] : [`${content.stop.text}: ${content.stop.href}`]),
  ];
  return `${lines.join('\n')}\n`;
}
