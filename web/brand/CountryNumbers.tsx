import { useQuery } from '@tanstack/react-query';
import { countriesQuery } from '../api/analytics.ts';
import { useText } from '../i18n/use-text.ts';
import { countryWords, unknownCountry } from '../text/words.ts';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { placeColumns, type PlaceRow } from './place-columns.tsx';
import { useView } from './use-view.ts';

/** In which countries it was said, as far as the networks tell. */
export function CountryNumbers() {
  const t = useText('brand');
  const { question, compare, options } = useView();
  const answer = useQuery({ ...countriesQuery({ ...question, compare }), ...options });
  const rows: readonly PlaceRow[] = (answer.data?.items ?? [])
    .filter(({ count }) => count > 0)
    .map(({ country, ...counts }) => ({ id: country, ...counts }));
  const known = rows.reduce((sum, { count }) => sum + count, 0);
  const unknown = answer.data?.unknown.count ?? 0;
  const hint = (
    <>
      {t('placesKnown', { known, count: known + unknown })}
      {unknown === 0 ? null : (
        <>
          ,{' '}
          <MentionsDoor count={unknown} only={{ country: unknownCountry }}>
            {t('placesUnknown', { count: unknown })}
          </MentionsDoor>
        </>
      )}
    </>
  );
  return (
    <Numbers
      title={t('countries')}
      hint={answer.data === undefined || known + unknown === 0 ? null : hint}
      file="countries"
      answer={answer}
      rows={rows}
      idOf={({ id }) => id}
      columns={placeColumns({ head: t('country'), rows, nameOf: countryWords, only: (country) => ({ country }) })}
      empty={
        unknown === 0
          ? { title: t('nothingSaid'), hint: t('nothingSaidHint') }
          : { title: t('noCountries'), hint: t('noCountriesHint') }
      }
    />
  );
}
