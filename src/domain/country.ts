/** Regions that `Intl` knows beside countries: reserved codes, groups of countries, places for tests. */
const NO_COUNTRIES: ReadonlySet<string> = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'ZZ',
]);

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/**
 * A country's code of ISO 3166-1 alpha-2 in capitals, from two letters in any case; one that was replaced gives its successor, and
 * `XK` (Kosovo) counts. Null for what names no country.
 */
export function countryOf(code: string | null | undefined): string | null {
  const letters = (code ?? '').trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(letters) || names.of(letters) === undefined) return null;
  const region = new Intl.Locale(`und-${letters}`).region ?? '';
  return NO_COUNTRIES.has(region) ? null : region;
}

const A = 'A'.codePointAt(0) ?? 0;
const LETTERS = 26;

/** The codes of all countries, in order. */
export const countryCodes: readonly string[] = Array.from({ length: LETTERS * LETTERS }, (_, at) =>
  String.fromCodePoint(A + Math.floor(at / LETTERS), A + (at % LETTERS)),
).filter((code) => countryOf(code) === code);
