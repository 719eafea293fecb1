import type { ChartColumn, DigestContent, Tone } from './content.ts';
import { digestWords } from './words.ts';

/** Seen on white (WCAG 2.2: 3 to 1 for charts, 4.5 to 1 for texts), and told apart by their brightness too. */
const COLOURS = { negative: '#b3261e', neutral: '#8a8f98', positive: '#1f7a4d' } as const;
const TONES: Readonly<Record<Tone, string>> = { better: '#1f6b45', worse: '#a4231c', neither: '#4a4f57' };
const INK = '#1d2025';
const QUIET = '#5a6069';
const LINE = '#e2e5e9';
const LINK = '#1a4fa3';
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const CHART_PX = 96;
const LABELS_BELOW = 8;

/** Text as HTML shows it, also within an attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const link = (text: string, href: string): string =>
  `<a href="${escapeHtml(href)}" style="color:${LINK}">${escapeHtml(text)}</a>`;
const layout = (inner: string, style = ''): string =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;${style}">${inner}</table>`;
const cell = (inner: string, style = '', attributes = ''): string =>
  `<td${attributes} style="padding:6px 8px;border-bottom:1px solid ${LINE};${style}">${inner}</td>`;
const head = (text: string, side: 'left' | 'right'): string =>
  `<th scope="col" align="${side}" style="padding:6px 8px;border-bottom:2px solid ${LINE};font-weight:600;font-size:12px;color:${QUIET};text-align:${side}">${escapeHtml(text)}</th>`;
const rowHead = (inner: string): string =>
  `<th scope="row" align="left" style="padding:6px 8px;border-bottom:1px solid ${LINE};font-weight:400;text-align:left">${inner}</th>`;
const heading = (text: string): string =>
  `<h2 style="margin:28px 0 8px;font-size:16px;line-height:22px;color:${INK}">${escapeHtml(text)}</h2>`;
const quiet = (text: string): string =>
  `<p style="margin:4px 0 8px;font-size:13px;line-height:18px;color:${QUIET}">${escapeHtml(text)}</p>`;
const table = (heads: readonly string[], rows: readonly string[]): string =>
  `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;font-size:14px;line-height:20px"><thead><tr>${heads
    .map((text, at) => head(text, at === 0 ? 'left' : 'right'))
    .join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`;
const number = (text: string, style = ''): string =>
  cell(escapeHtml(text), `text-align:right;white-space:nowrap;${style}`, ' align="right"');

function figures({ figures: part, language }: DigestContent): string {
  const words = digestWords[language];
  const rows = part.rows.map(
    ({ label, value, before, change, tone }) =>
      rowHead(escapeHtml(label)) +
      number(value, 'font-weight:600') +
      number(before, `color:${QUIET}`) +
      number(change, `color:${TONES[tone]}`),
  );
  return heading(part.title) + table([words.measure, words.value, words.before, words.change], rows) + quiet(part.hint);
}

const block = (px: number, colour: string): string =>
  px < 1
    ? ''
    : `<tr><td height="${px}" bgcolor="${colour}" style="height:${px}px;line-height:${px}px;font-size:0;background:${colour}">&nbsp;</td></tr>`;

function chartColumn({ label, negative, neutral, positive, total }: ChartColumn, most: number): string {
  const px = (count: number): number => (count === 0 ? 0 : Math.max(1, Math.round((count / most) * CHART_PX)));
  const stack = `${block(px(positive), COLOURS.positive)}${block(px(neutral), COLOURS.neutral)}${block(px(negative), COLOURS.negative)}`;
  return `<td valign="bottom" height="${CHART_PX}" title="${escapeHtml(label)}: ${total}" style="height:${CHART_PX}px;vertical-align:bottom;padding:0 1px;border-bottom:1px solid ${QUIET}">${stack === '' ? '' : layout(stack)}</td>`;
}

/** Columns made of table cells: no picture that a mail program would hold back. */
function chart({ chart: part, language }: DigestContent): string {
  if (part.columns.length === 0) return heading(part.title) + quiet(part.summary);
  const words = digestWords[language];
  const most = Math.max(1, ...part.columns.map(({ total }) => total));
  const every = Math.ceil(part.columns.length / LABELS_BELOW);
  const below = part.columns.filter((_, at) => at % every === 0);
  const labels = below
    .map(({ label }, at) => {
      const spans = Math.min(every, part.columns.length - at * every);
      return `<td colspan="${spans}" style="padding:4px 1px 0;font-size:11px;line-height:14px;color:${QUIET}">${escapeHtml(label)}</td>`;
    })
    .join('');
  const legend = (['positive', 'neutral', 'negative'] as const)
    .map((kind) => `<span style="color:${COLOURS[kind]}">&#9632;</span> ${escapeHtml(words[kind])}`)
    .join(' &nbsp; ');
  const columns = part.columns.map((column) => chartColumn(column, most)).join('');
  return `${heading(part.title)}${quiet(part.summary)}<div role="img" aria-label="${escapeHtml(`${part.title}. ${part.summary}`)}">${layout(
    `<tr>${columns}</tr><tr>${labels}</tr>`,
    'table-layout:fixed',
  )}</div><p style="margin:6px 0 0;font-size:12px;line-height:18px;color:${QUIET}">${legend}</p>`;
}

function topics({ topics: part, language }: DigestContent): string {
  if (part.rows.length === 0) return heading(part.title) + quiet(part.empty);
  const words = digestWords[language];
  const most = Math.max(1, ...part.rows.map(({ count }) => count));
  const rows = part.rows.map(({ name, link: href, count, countText, before, change, net }) => {
    const width = Math.round((count / most) * 100);
    const bar =
      width < 1
        ? ''
        : `<table role="presentation" width="${width}%" cellpadding="0" cellspacing="0" border="0" style="width:${width}%"><tr><td height="6" bgcolor="${LINK}" style="height:6px;line-height:6px;font-size:0;background:${LINK}">&nbsp;</td></tr></table>`;
    return (
      rowHead(link(name, href) + bar) +
      number(countText, 'font-weight:600') +
      number(before, `color:${QUIET}`) +
      number(change) +
      number(net)
    );
  });
  return heading(part.title) + table([words.topic, words.value, words.before, words.change, words.net], rows);
}

function phrases({ phrases: part, language }: DigestContent): string {
  if (part.rows.length === 0) return heading(part.title) + quiet(part.empty);
  const words = digestWords[language];
  const rows = part.rows.map(
    ({ phrase, link: href, count, usual }) =>
      rowHead(link(phrase, href)) + number(count, 'font-weight:600') + number(usual, `color:${QUIET}`),
  );
  return heading(part.title) + table([words.phrase, words.value, words.usual], rows) + quiet(part.hint);
}

function standing({ standing: part }: DigestContent): string {
  const rows = part.rows.map(
    ({ label, value, link: href, alarming }) =>
      `<tr>${rowHead(link(label, href))}${number(value, alarming ? `font-weight:600;color:${TONES.worse}` : 'font-weight:600')}</tr>`,
  );
  return `${heading(part.title)}<table width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;font-size:14px;line-height:20px"><tbody>${rows.join('')}</tbody></table>`;
}

/** The digest as an e-mail's HTML: tables and inline styles, which every mail program shows; nothing is fetched. */
export function digestHtml(content: DigestContent): string {
  const { language, subject, title, about, period, compared, more, why, stop } = content;
  const button = `<a href="${escapeHtml(content.link.href)}" style="display:inline-block;padding:10px 16px;background:${LINK};color:#ffffff;text-decoration:none;border-radius:4px;font-size:14px;line-height:20px">${escapeHtml(content.link.text)}</a>`;
  const body = `<h1 style="margin:0;font-size:22px;line-height:28px;color:${INK}">${escapeHtml(title)}: ${escapeHtml(about)}</h1>
<p style="margin:4px 0 16px;font-size:14px;line-height:20px;color:${QUIET}">${escapeHtml(`${period}, ${compared}`)}</p>
<p style="margin:0 0 8px">${button}</p>
${figures(content)}
${chart(content)}
${topics(content)}
${phrases(content)}
${standing(content)}
<p style="margin:24px 0 0;font-size:14px;line-height:20px">${more.map(({ text, href }) => link(text, href)).join(' &nbsp; ')}</p>
<p style="margin:24px 0 0;font-size:12px;line-height:18px;color:${QUIET}">${escapeHtml(why)}${stop === null ? '' : `<br>${link(stop.text, stop.href)}`}</p>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:0;background:#f3f4f6;color:${INK};${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f4f6"><tr><td align="center" style="padding:16px 8px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="width:100%;max-width:600px;background:#ffffff"><tr><td style="padding:24px;${FONT}">
${body}
</td></tr></table></td></tr></table></body></html>
`;
}
