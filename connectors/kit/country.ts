import { countryCodes, countryOf } from '../../src/domain/index.ts';

/** Names by which people call a country and which `Intl` does not know. */
const MORE_NAMES: Readonly<Record<string, string>> = {
  'u.s.': 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  usa: 'US',
  'u.k.': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  uae: 'AE',
  'czech republic': 'CZ',
  'ivory coast': 'CI',
  holland: 'NL',
  turkey: 'TR',
};

/** Names of countries that are as often another place's. */
const OTHER_PLACES: ReadonlySet<string> = new Set(['georgia', 'geórgia', 'géorgie', 'jersey', 'congo', 'kongo']);

/** Languages in which names are known, beside the language that most people of a country speak. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'af'] as const;

const bare = (name: string): string => name.normalize('NFC').toLowerCase().trim();
const own = (code: string): string => new Intl.Locale(`und-${code}`).maximize().language;

function namesOfCountries(): ReadonlyMap<string, string | null> {
  const byName = new Map<string, string | null>();
  const shown = new Map<string, Intl.DisplayNames>();
  const namesIn = (language: string): Intl.DisplayNames => {
    const known = shown.get(language) ?? new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    shown.set(language, known);
    return known;
  };
  const add = (name: string | undefined, code: string): void => {
    const key = bare(name ?? '');
    // Two letters may be a state's; and what two countries are called in two languages names neither.
    if (!/^[a-z]{0,2}$/.test(key)) byName.set(key, (byName.get(key) ?? code) === code ? code : null);
  };
  const short = new Intl.DisplayNames('en', { type: 'region', fallback: 'none', style: 'short' });
  for (const code of countryCodes)
    for (const language of new Set([...LANGUAGES, own(code)])) add(namesIn(language).of(code), code);
  for (const code of countryCodes) add(short.of(code), code);
  for (const [name, code] of Object.entries(MORE_NAMES)) byName.set(name, code);
  byName.set('uk', 'GB');
  for (const name of OTHER_PLACES) byName.delete(name);
  return byName;
}

let known: ReadonlyMap<string, string | null> | undefined;

const FLAG = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
/** England, Scotland and Wales: a black flag, then the letters of the country and its part as tags. */
const FLAG_OF_PART = /\u{1F3F4}([\u{E0061}-\u{E007A}]{2})[\u{E0061}-\u{E007A}]+\u{E007F}/gu;
const FIRST_INDICATOR = 0x1_f1_e6;
const FIRST_TAG = 0xe_00_61;
const FIRST_LETTER = 65;

const lettersOf = (signs: string, first: number): string =>
  Array.from(signs, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - first + FIRST_LETTER)).join('');

function flagsIn(text: string): ReadonlySet<string> {
  const whole = [...text.matchAll(FLAG)].map(([flag]) => lettersOf(flag, FIRST_INDICATOR));
  const parts = [...text.matchAll(FLAG_OF_PART)].map(([, letters = '']) => lettersOf(letters, FIRST_TAG));
  return new Set([...whole, ...parts].flatMap((code) => countryOf(code) ?? []));
}

/**
 * The country that a place in an author's own words certainly names: by one flag, or by its whole name as the whole text or as what
 * stands behind the last comma. Null for everything else: cities, several countries, a name that many places have.
 */
export function countryInWords(place: string | null | undefined): string | null {
  const text = (place ?? '').slice(0, 200);
  const flags = flagsIn(text);
  const last = bare(text.replaceAll(FLAG, '').replaceAll(FLAG_OF_PART, '').split(',').at(-1) ?? '').replace(/^the /, '');
  known ??= namesOfCountries();
  const named = known.get(last) ?? null;
  const found = new Set([...flags, ...(named === null ? [] : [named])]);
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
