import i18next from 'i18next';
import type { FormatterModule } from 'i18next';
import type { AreaName, Areas, LateArea } from './areas.ts';
import { loadFirstAreas, loadLateArea } from './areas.ts';
import { firstTexts } from './en/first.ts';
import type { Language } from './languages.ts';
import { isLanguage, locales } from './languages.ts';
import type { Translate } from './types.ts';

const numberFormats: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat(locales.en),
  de: new Intl.NumberFormat(locales.de),
};

/** Numbers as the language writes them; everything else as it is. React makes all of it inert. */
function write(value: unknown, language: string | undefined): string {
  if (typeof value === 'number') return numberFormats[isLanguage(language) ? language : 'en'].format(value);
  return typeof value === 'string' ? value : '';
}
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) => write(value, language),
};

/** The texts of the page in the language that is chosen. */
export const texts = i18next.createInstance().use(formatter);
void texts.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: firstTexts },
  defaultNS: 'words',
  keySeparator: false,
  nsSeparator: false,
  contextSeparator: '\u0000',
  initAsync: false,
  interpolation: { escapeValue: false, alwaysFormat: true, skipOnVariables: true },
  react: { useSuspense: false },
});

export function language(): Language {
  return isLanguage(texts.language) ? texts.language : 'en';
}
/** What `Intl` is asked for. */
export function locale(): string {
  return locales[language()];
}

/** The texts of an area, outside of a component; inside one `useText` draws anew when the language changes. */
export function textOf<Area extends AreaName>(area: Area): Translate<Areas[Area]> {
  return (key, ...[values]) => texts.t(key, { ...values, ns: area });
}

const neededLate = new Set<LateArea>();

async function addLate(area: LateArea, to: Language): Promise<void> {
  if (!texts.hasResourceBundle(to, area)) texts.addResourceBundle(to, area, await loadLateArea(area, to));
}

/** Has the texts of an area that comes with its page; to be waited for before the page is drawn. */
export async function loadTexts(area: LateArea): Promise<void> {
  neededLate.add(area);
  await addLate(area, language());
}

/** Loads what the language still lacks, then changes to it. Without an answer the language stays as it is. */
export async function changeLanguage(to: Language): Promise<void> {
  if (!texts.hasResourceBundle(to, 'words')) {
    for (const [area, bundle] of Object.entries(await loadFirstAreas(to))) texts.addResourceBundle(to, area, bundle);
  }
  await Promise.all([...neededLate].map((area) => addLate(area, to)));
  await texts.changeLanguage(to);
}
