import { useState } from 'react';
import { chooseAndKeepLanguage } from '../i18n/browser.ts';
import { languageOwnNames, languages } from '../i18n/languages.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';

/** The languages side by side, for a page without an account menu. */
export function LanguageSwitch() {
  const t = useText('app');
  const now = useLanguage();
  const [failed, setFailed] = useState(false);
  return (
    <>
      <div className="seg" role="group" aria-label={t('language')}>
        {languages.map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={language === now}
            onClick={() => {
              setFailed(false);
              chooseAndKeepLanguage(language).catch(() => setFailed(true));
            }}
          >
            {languageOwnNames[language]}
          </button>
        ))}
      </div>
      <div role="alert" className="small late">
        {failed ? t('languageFailed') : null}
      </div>
    </>
  );
}
