import { Menu } from '@mantine/core';
import { useState } from 'react';
import { chooseAndKeepLanguage } from '../i18n/browser.ts';
import { isLanguage, languageOwnNames, languages } from '../i18n/languages.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';

/** The languages of the page, each in its own words. */
export function LanguageItems() {
  const t = useText('app');
  const now = useLanguage();
  const [failed, setFailed] = useState(false);
  return (
    <>
      <Menu.RadioGroup
        value={now}
        onChange={(next) => {
          setFailed(false);
          if (isLanguage(next)) chooseAndKeepLanguage(next).catch(() => setFailed(true));
        }}
      >
        {languages.map((language) => (
          <Menu.RadioItem key={language} value={language} lang={language}>
            {languageOwnNames[language]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      {failed ? <Menu.Label role="alert">{t('languageFailed')}</Menu.Label> : null}
    </>
  );
}
