import { OTHER_TOPIC, type Alert, type DigestLanguage, type Severity } from '../../domain/index.ts';
import { LOCALES } from '../digest/format.ts';
import { escapeHtml } from '../digest/html.ts';
import { alertWords, fillWords } from '../digest/words.ts';
import type { Notice } from './notices.ts';

export interface LetterOptions {
  readonly language: DigestLanguage;
  /** Where the pages are, without a slash at the end. */
  readonly publicUrl: string;
  /** What people call these; ids where nobody knows better. */
  nameOf(brand: string): string;
  topicOf(brand: string, topic: string): string;
  networkOf(network: string): string;
  /** Times are shown in this zone. */
  readonly timeZone: string;
}

const MOST_TOLD = 20;
const MOST_PHRASES = 5;
const COUNTRY = /^[A-Z]{2}$/u;
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = '#1d2025';
const QUIET = '#5a6069';
const LINK = '#1a4fa3';
/** Beside words that say the same, for who does not see colours. */
const EDGES: Readonly<Record<Severity, string>> = { low: '#8a8f98', medium: '#b26a00', high: '#b3261e' };

/** What a letter says of one alert. */
interface Told {
  readonly severity: Severity;
  readonly head: string;
  readonly lines: readonly string[];
  readonly link: { readonly text: string; readonly href: string };
}

function subjectOf(alert: Alert, { language, nameOf, topicOf, networkOf }: LetterOptions): string {
  const words = alertWords[language];
  const topic = alert.topic === OTHER_TOPIC ? words.noTopic : alert.topic === null ? null : topicOf(alert.brand, alert.topic);
  return fillWords(words.subject, {
    brand: nameOf(alert.brand),
    what: alert.measure === 'complaints' ? words.complaints : words.mentions,
    about: topic === null ? '' : fillWords(words.about, { topic }),
    on: alert.network === null ? '' : fillWords(words.on, { network: networkOf(alert.network) }),
  });
}

function toldOf({ kind, alert }: Notice, options: LetterOptions): Told {
  const { language, timeZone, publicUrl, nameOf } = options;
  const words = alertWords[language];
  const locale = LOCALES[language];
  const clock = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const country = new Intl.DisplayNames(locale, { type: 'region' });
  const list = (of: 'phrase' | 'country'): readonly string[] =>
    alert.whatDiffers.filter((one) => one.kind === of).map(({ text }) => text);
  const phrases = list('phrase').slice(0, MOST_PHRASES);
  const countries = list('country').map((code) => (COUNTRY.test(code) ? (country.of(code) ?? code) : code));
  const counts = fillWords(words.counts, {
    count: number.format(alert.count),
    what: alert.measure === 'complaints' ? words.complaints : words.mentions,
    began: clock.format(new Date(alert.began)),
    usual: number.format(alert.expected),
  });
  const over = alert.until === null ? '' : ` ${fillWords(words.overSince, { until: clock.format(new Date(alert.until)) })}`;
  return {
    severity: alert.severity,
    head: `${words[kind]} (${words[alert.severity]}): ${subjectOf(alert, options)}`,
    lines: [
      `${counts}${over}`,
      ...(phrases.length === 0 ? [] : [fillWords(words.phrases, { list: phrases.join(', ') })]),
      ...(countries.length === 0 ? [] : [fillWords(words.countries, { list: countries.join(', ') })]),
    ],
    link: {
      text: fillWords(words.open, { brand: nameOf(alert.brand) }),
      href: `${publicUrl}/brand?${new URLSearchParams({ brand: alert.brand }).toString()}`,
    },
  };
}

const paragraph = (inner: string, style = ''): string =>
  `<p style="margin:0 0 8px;font-size:15px;line-height:22px;color:${INK};${style}">${inner}</p>`;

function blockOf({ severity, head, lines, link }: Told): string {
  const inner = [
    paragraph(`<strong>${escapeHtml(head)}</strong>`),
    ...lines.map((line) => paragraph(escapeHtml(line))),
    paragraph(`<a href="${escapeHtml(link.href)}" style="color:${LINK}">${escapeHtml(link.text)}</a>`),
  ].join('');
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr><td style="padding:2px 0 2px 14px;border-left:4px solid ${EDGES[severity]}">${inner}</td></tr></table>`;
}

/** One letter about one or more alerts, in one language, times in that zone. Pure. */
export function alertLetter(
  notices: readonly Notice[],
  options: LetterOptions,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const words = alertWords[options.language];
  const shown = notices.slice(0, MOST_TOLD).map((notice) => toldOf(notice, options));
  const more = notices.length > MOST_TOLD ? [fillWords(words.more, { count: notices.length - MOST_TOLD })] : [];
  const [first] = notices;
  const subject =
    notices.length === 1 && first
      ? `${words[first.kind]}: ${subjectOf(first.alert, options)}`
      : fillWords(words.many, { count: notices.length });
  const foot = `${fillWords(words.times, { zone: options.timeZone })} ${words.seen}`;
  const text = [
    ...shown.map(({ head, lines, link }) => [head, ...lines, `${link.text}: ${link.href}`].join('\n')),
    ...more,
    foot,
  ];
  const body = [
    ...shown.map(blockOf),
    ...more.map((line) => paragraph(escapeHtml(line))),
    paragraph(escapeHtml(foot), `margin-top:24px;font-size:12px;line-height:18px;color:${QUIET}`),
  ].join('');
  const html = `<!doctype html>
<html lang="${options.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:16px;background:#ffffff;${FONT}"><div style="max-width:600px;margin:0 auto">${body}</div></body></html>
`;
  return { subject: subject.replaceAll(/\s+/gu, ' '), text: text.join('\n\n'), html };
}
