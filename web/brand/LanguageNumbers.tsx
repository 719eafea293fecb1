import { useQuery } from '@tanstack/react-query';
import { languagesQuery } from '../api/analytics.ts';
import { useText } from '../i18n/use-text.ts';
import { languageWords } from '../text/words.ts';
import { Numbers } from './Panel.tsx';
import { placeColumns, type PlaceRow } from './place-columns.tsx';
import { useView } from './use-view.ts';

/** In which languages it was said. */
export function LanguageNumbers() {
  const t = useText('brand');
  const { question, compare, options } = useView();
  const answer = useQuery({ ...languagesQuery({ ...question, compare }), ...options });
  const rows: readonly PlaceRow[] = (answer.data?.items ?? [])
    .filter(({ count }) => count > 0)
    .map(({ lang, before = null, ...counts }) => ({ id: lang, before, ...counts }));
  return (
    <Numbers
      title={t('languages')}
      file="languages"
      answer={answer}
      rows={rows}
      idOf={({ id }) => id}
      columns={placeColumns({ head: t('language'), rows, nameOf: languageWords, only: (lang) => ({ lang }) })}
      empty={{ title: t('nothingSaid'), hint: t('nothingSaidHint') }}
    />
  );
}
