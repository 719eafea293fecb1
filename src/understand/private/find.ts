import type { Characters } from './characters.ts';
import { findCodes } from './codes.ts';
import { findEmails } from './emails.ts';
import { findFigures } from './figures.ts';
import type { PrivateSpan } from './span.ts';

/** Where two findings overlap the earlier list's stands. Each list is in order and free of overlaps, and so is the result. */
function layer(over: readonly PrivateSpan[], under: readonly PrivateSpan[]): readonly PrivateSpan[] {
  const result: PrivateSpan[] = [];
  let next = 0;
  for (const span of under) {
    for (let first = over[next]; first && first.end <= span.start; first = over[next]) {
      result.push(first);
      next += 1;
    }
    const coming = over[next];
    if (!coming || coming.start >= span.end) result.push(span);
  }
  return [...result, ...over.slice(next)];
}

/** As {@link findPrivateData}, of anything that can be read like a text. */
export function findIn(text: Characters): readonly PrivateSpan[] {
  return layer(layer(findEmails(text), findCodes(text)), findFigures(text));
}

/**
 * Telephone numbers, e-mail addresses (spelt-out ones too), payment cards, account, identity and passport numbers and IBANs of
 * a text, by their checksums, by their form, or by the word beside them. In order, never overlapping. Pure; in time linear in
 * the text's length, whatever it holds; never throws.
 */
export function findPrivateData(text: string): readonly PrivateSpan[] {
  return findIn(text);
}

/** The text with each finding replaced by its kind in square brackets, such as `[phone]`. Masking again changes nothing. */
export function maskPrivateData(text: string): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of findPrivateData(text)) {
    masked += `${text.slice(from, start)}[${kind}]`;
    from = end;
  }
  return masked + text.slice(from);
}
