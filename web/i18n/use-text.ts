import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaName, Areas } from './areas.ts';
import type { Language } from './languages.ts';
import { language, texts } from './texts.ts';
import type { Translate } from './types.ts';

/** The language of the page; draws anew when it changes. */
export function useLanguage(): Language {
  useTranslation(undefined, { i18n: texts });
  return language();
}

/** The texts of an area in the language that is chosen: `const t = useText('feed')`, then `t('title')`. */
export function useText<Area extends AreaName>(area: Area): Translate<Areas[Area]> {
  const { t } = useTranslation<string>(area, { i18n: texts });
  return useMemo(
    () =>
      (key, ...[values]) =>
        t(key, { ...values, ns: area }),
    [t, area],
  );
}
