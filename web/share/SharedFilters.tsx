import { useQuery } from '@tanstack/react-query';
import { languagesQuery, sentimentQuery } from '../api/analytics.ts';
import type { Named } from '../api/types.ts';
import { compares, ranges } from '../app/search.ts';
import { ChoiceMenu } from '../brand/ChoiceMenu.tsx';
import { OwnRange } from '../brand/OwnRange.tsx';
import { usePlace } from '../brand/place.ts';
import { useView } from '../brand/use-view.ts';
import { useText } from '../i18n/use-text.ts';
import { languageWords, networkName } from '../text/words.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';

/** The filters of the brand pages, offering what was heard in the time. */
export function SharedFilters({ topics }: { readonly topics: readonly Named[] }) {
  const t = useText('brand');
  const { search, span, compare, question } = useView();
  const { set } = usePlace();
  const { brand, from, to } = question;
  const languages = useQuery(languagesQuery({ brand, from, to }));
  const heard = useQuery(sentimentQuery({ brand, from, to, bucket: span.bucket, by: 'network' }));
  const networks = [
    ...new Set((heard.data?.buckets ?? []).flatMap(({ key }) => (key === null || key === undefined ? [] : [key]))),
  ];
  const own = search.from !== undefined && search.to !== undefined;
  return (
    <div className="chips brand-filters" role="group" aria-label={t('filters')}>
      <ChoiceMenu
        label={t('time')}
        value={own ? undefined : (search.range ?? '24h')}
        otherwise={t('ownRange')}
        options={ranges.map((value) => ({ value, label: t(`range${value}`) }))}
        onChange={(range) => set({ range, from: undefined, to: undefined })}
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
        onChange={(value) => set({ compare: value })}
      />
      <FilterMenu
        label={t('network')}
        value={search.network}
        options={networks.toSorted().map((value) => ({ value, label: networkName(value) }))}
        onChange={(network) => set({ network })}
      />
      <FilterMenu
        label={t('topic')}
        value={search.topic}
        options={topics.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(topic) => set({ topic })}
      />
      <FilterMenu
        label={t('language')}
        value={search.lang}
        options={(languages.data?.items ?? []).map(({ lang }) => ({ value: lang, label: languageWords(lang) }))}
        onChange={(lang) => set({ lang })}
      />
    </div>
  );
}
