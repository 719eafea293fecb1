import { perLanguage } from '../i18n/per-language.ts';
import { language, locale, textOf } from '../i18n/texts.ts';

const whole = perLanguage((name) => new Intl.NumberFormat(name));
const t = textOf('words');

/** 1,401 */
export function countText(count: number): string {
  return whole().format(count);
}

/** "0.71", in German "0,71". */
export function decimalText(value: number, digits: number): string {
  return value.toLocaleString(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });
}

/** With its sign always written: "+11", "−18", "0". */
export function signedText(value: number, digits = 0): string {
  const rounded = Number(value.toFixed(digits));
  if (rounded === 0) return '0';
  return `${rounded < 0 ? '−' : '+'}${decimalText(Math.abs(rounded), digits)}`;
}

/** Share positive minus share negative, in points from -100 to 100; null when there is nothing to share. */
export function netOf(counts: { readonly negative: number; readonly positive: number; readonly count: number }): number | null {
  return counts.count === 0 ? null : ((counts.positive - counts.negative) / counts.count) * 100;
}

/** "32 %" */
export function shareText(part: number, of: number): string {
  return of === 0 ? '–' : percent(part / of);
}

/** A part of one as "88 %". */
export function percent(part: number): string {
  return t('percent', { part: Math.round(part * 100) });
}

/** A label inside of a sentence: English writes it small there, German as it is. */
export function midSentence(label: string): string {
  return language() === 'en' ? label.toLowerCase() : label;
}
