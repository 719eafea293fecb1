import { digitValue } from './characters.ts';
import { findPrivateData } from './find.ts';
import type { PrivateKind, PrivateSpan } from './span.ts';

/** Never a brand's own to give out in public, unlike its telephone number or address. */
const ALWAYS: ReadonlySet<PrivateKind> = new Set(['card', 'account', 'id-number', 'iban', 'passport']);
/** A number may be written with its country's code once and without it the next time: the last digits tell. */
const TELLING_DIGITS = 9;

/** What two spellings of the same number or address have in common. */
function essence(kind: PrivateKind, written: string): string {
  if (kind === 'email') return written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const digits = Array.from(written, (character) => digitValue(character.codePointAt(0) ?? 0)).filter((value) => value >= 0);
  return digits.slice(-TELLING_DIGITS).join('');
}

const essences = (text: string): readonly (PrivateSpan & { readonly essence: string })[] =>
  findPrivateData(text).map((span) => ({ ...span, essence: essence(span.kind, text.slice(span.start, span.end)) }));

/** Where in an answer what {@link privateInReply} speaks of stands: UTF-16 units, `end` exclusive. */
export function privateSpansInReply(reply: string, heard: readonly string[]): readonly PrivateSpan[] {
  const told = new Set(heard.flatMap(essences).map((one) => `${one.kind} ${one.essence}`));
  return essences(reply)
    .filter((one) => ALWAYS.has(one.kind) || told.has(`${one.kind} ${one.essence}`))
    .map(({ kind, start, end }) => ({ kind, start, end }));
}

/**
 * Kinds of private data that must not stand in an answer everybody can read: cards, accounts and papers always, a telephone
 * number or an e-mail address where it repeats what the customer told (`heard`); the brand's own are none of these.
 */
export function privateInReply(reply: string, heard: readonly string[]): readonly PrivateKind[] {
  return [...new Set(privateSpansInReply(reply, heard).map(({ kind }) => kind))];
}
