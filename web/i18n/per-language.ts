import type { Language } from './languages.ts';
import { locales } from './languages.ts';
import { language } from './texts.ts';

/** Something that `Intl` makes, made once for each language when it is first asked for: gives that of the language chosen. */
export function perLanguage<Made>(make: (locale: string) => Made): () => Made {
  const made = new Map<Language, Made>();
  return () => {
    const now = language();
    const known = made.get(now) ?? make(locales[now]);
    made.set(now, known);
    return known;
  };
}
