export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** How each language calls itself. */
export const languageOwnNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** What `Intl` is asked for: English with days before months and a clock of 24 hours. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The language somebody chose before, else the first that their browser asks for and that there is, else English. */
export function chooseLanguage(saved: string | null, wanted: readonly string[]): Language {
  if (isLanguage(saved)) return saved;
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    if (isLanguage(language)) return language;
  }
  return 'en';
}
