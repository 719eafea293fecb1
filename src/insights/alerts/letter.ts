import type { Alert } from '../../domain/index.ts';
import { escapeHtml } from '../digest/html.ts';
import type { Notice } from './notices.ts';

export interface LetterOptions {
  /** Where the pages are, without a slash at the end. */
  readonly publicUrl: string;
  nameOf(brand: string): string;
  /** Times are shown in this zone. */
  readonly timeZone: string;
}

const HEADS: Readonly<Record<Notice['kind'], string>> = { opened: 'New', grew: 'Worse', ended: 'Over' };
const MOST_TOLD = 20;
const MOST_PHRASES = 5;

const what = ({ measure }: Pick<Alert, 'measure'>): string => (measure === 'complaints' ? 'complaints' : 'mentions');

function subjectOf(alert: Alert, { nameOf }: LetterOptions): string {
  const where = [alert.topic === null ? '' : ` about ${alert.topic}`, alert.network === null ? '' : ` on ${alert.network}`].join(
    '',
  );
  return `${nameOf(alert.brand)}: more ${what(alert)}${where} than usual`;
}

function linesOf({ kind, alert }: Notice, options: LetterOptions): readonly string[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: options.timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const at = (time: string): string => format.format(new Date(time));
  const phrases = alert.whatDiffers.filter((one) => one.kind === 'phrase').slice(0, MOST_PHRASES);
  const usual = Math.round(alert.expected * 10) / 10;
  return [
    `${HEADS[kind]} (${alert.severity}): ${subjectOf(alert, options)}`,
    `${alert.count} ${what(alert)} since ${at(alert.began)}, where ${usual} are usual.${alert.until === null ? '' : ` Over since ${at(alert.until)}.`}`,
    ...(phrases.length === 0 ? [] : [`Often said: ${phrases.map(({ text }) => text).join(', ')}`]),
  ];
}

/** One letter about one or more alerts, times in that zone. Pure. */
export function alertLetter(
  notices: readonly Notice[],
  options: LetterOptions,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const shown = notices.slice(0, MOST_TOLD).map((notice) => linesOf(notice, options));
  const more = notices.length > MOST_TOLD ? [`And ${notices.length - MOST_TOLD} more.`] : [];
  const [first] = notices;
  const subject =
    notices.length === 1 && first
      ? `${HEADS[first.kind]}: ${subjectOf(first.alert, options)}`
      : `${notices.length} alerts of mentions`;
  const foot = `Times are ${options.timeZone}. Whoever marks an alert as seen ends messages about it: ${options.publicUrl}`;
  const text = [...shown.map((lines) => lines.join('\n')), ...more, foot].join('\n\n');
  const paragraph = (inner: string): string => `<p style="margin:0 0 16px;font:15px/22px sans-serif;color:#1d2025">${inner}</p>`;
  const blocks = shown.map(([head = '', ...rest]) =>
    paragraph([`<strong>${escapeHtml(head)}</strong>`, ...rest.map(escapeHtml)].join('<br>')),
  );
  const end = paragraph(
    `Times are ${escapeHtml(options.timeZone)}. Whoever marks an alert as seen ends messages about it: <a href="${escapeHtml(options.publicUrl)}">${escapeHtml(options.publicUrl)}</a>`,
  );
  const body = [...blocks, ...more.map((line) => paragraph(escapeHtml(line))), end].join('');
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${body}</body></html>`;
  return { subject: subject.replaceAll(/\s+/gu, ' '), text, html };
}
