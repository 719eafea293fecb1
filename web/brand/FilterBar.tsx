import { useQuery } from '@tanstack/react-query';
import { languagesQuery } from '../api/analytics.ts';
import { statusQuery } from '../api/session.ts';
import { compares, ranges } from '../app/search.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { languageWords, networkName } from '../text/words.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { ChoiceMenu } from './ChoiceMenu.tsx';
import { OwnRange } from './OwnRange.tsx';
import { usePlace } from './place.ts';
import { useView } from './use-view.ts';

/** The time, what it is compared with, and the filters: the same for all pages about the brand, and all in the address. */
export function FilterBar() {
  const t = useText('brand');
  const { search, span, compare, question, options } = useView();
  const { brand, brands } = useBrand();
  const { data: status } = useQuery(statusQuery);
  const { set } = usePlace();
  const languages = useQuery({
    ...languagesQuery({ brand: question.brand, from: span.from, to: span.to }),
    enabled: options.enabled,
  });
  const networks = [
    ...new Set((status?.connections ?? []).filter((one) => one.brand === brand?.id).map((one) => one.network)),
  ].toSorted();
  const own = search.from !== undefined && search.to !== undefined;
  const filtered = [search.network, search.topic, search.lang].some((one) => one !== undefined);
  return (
    <div className="chips brand-filters" role="group" aria-label={t('filters')}>
      <ChoiceMenu
        label={t('time')}
        value={own ? undefined : (search.range ?? '24h')}
        otherwise={t('ownRange')}
        options={ranges.map((value) => ({ value, label: t(`range${value}`) }))}
        onChange={(range) => set({ range: range === '24h' ? undefined : range, from: undefined, to: undefined })}
      />
      <OwnRange
        key={`${search.from ?? ''} ${search.to ?? ''}`}
        from={search.from}
        to={search.to}
        onChange={(days) => set({ ...days, range: undefined })}
      />
      <ChoiceMenu
        label={t('compareWith')}
        value={compare}
        options={compares.map((value) => ({ value, label: t(`compare${value}`) }))}
        onChange={(value) => set({ compare: value === 'previous' ? undefined : value })}
      />
      {brands.length < 2 ? null : (
        <ChoiceMenu
          label={t('brand')}
          value={brand?.id}
          options={brands.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => set({ brand: id, topic: undefined })}
        />
      )}
      <FilterMenu
        label={t('network')}
        value={search.network}
        options={networks.map((value) => ({ value, label: networkName(value) }))}
        onChange={(network) => set({ network })}
      />
      <FilterMenu
        label={t('topic')}
        value={search.topic}
        options={(brand?.topics ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(topic) => set({ topic })}
      />
      <FilterMenu
        label={t('language')}
        value={search.lang}
        options={(languages.data?.items ?? []).map(({ lang }) => ({ value: lang, label: languageWords(lang) }))}
        onChange={(lang) => set({ lang })}
      />
      {filtered ? (
        <button
          type="button"
          className="chip bare"
          onClick={() => set({ network: undefined, topic: undefined, lang: undefined })}
        >
          {t('clear')}
        </button>
      ) : null}
    </div>
  );
}
