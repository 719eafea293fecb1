import type { Language } from './languages.ts';
import { chooseLanguage } from './languages.ts';
import { changeLanguage, language, texts } from './texts.ts';

const storageKey = 'earshot-language';

function saved(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // A browser may forbid storage; the language then follows the browser's own each time.
    return null;
  }
}

function tellBrowser(): void {
  document.documentElement.lang = language();
}

/** Has the texts that the first page needs, in the reader's language. Where they can't be had the page speaks English. */
export async function startLanguage(): Promise<void> {
  texts.on('languageChanged', tellBrowser);
  const wanted = chooseLanguage(saved(), navigator.languages);
  if (wanted !== language()) await changeLanguage(wanted).catch(() => undefined);
  tellBrowser();
}

function keep(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Forbidden storage: the choice holds until the page is left.
  }
}

/**
 * Changes the language for this browser, now and the next time. Kept first: where a newer version was put up meanwhile the
 * page is loaded anew on the way, and then speaks the language that was asked for.
 * @throws when the texts cannot be had; everything stays as it was
 */
export async function chooseAndKeepLanguage(to: Language): Promise<void> {
  const before = language();
  keep(to);
  try {
    await changeLanguage(to);
  } catch (error) {
    keep(before);
    throw error;
  }
}
