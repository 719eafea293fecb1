import { useEffect, useRef } from 'react';
import { useLanguage } from '../i18n/use-text.ts';

/** A change of language draws the page anew: gives the focus back to where the change was made, or else to the page. */
export function FocusAfterLanguage() {
  const language = useLanguage();
  const drawn = useRef(language);
  useEffect(() => {
    if (drawn.current === language) return;
    drawn.current = language;
    const button = document.querySelector<HTMLElement>(`button.account, .seg button[lang="${language}"]`);
    if (document.activeElement === document.body) button?.focus();
  }, [language]);
  return null;
}
