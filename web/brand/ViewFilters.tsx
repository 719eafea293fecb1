import type { ReactNode } from 'react';
import { compares, ranges } from '../app/search.ts';
import type { BrandSearch } from '../app/search.ts';
import type { Named } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { languageWords, networkName } from '../text/words.ts';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { ChoiceMenu } from './ChoiceMenu.tsx';
import { OwnRange } from './OwnRange.tsx';
import { usePlace } from './place.ts';
import { useView } from './use-view.ts';

/** The time, what it is compared with, and the filters, with what there is to choose from. */
export function ViewFilters(props: {
  readonly networks: readonly string[];
  readonly topics: readonly Named[];
  readonly languages: readonly string[];
  /** What stands in the place where nothing else is said: choosing it takes it out again. */
  readonly usual: Pick<BrandSearch, 'range' | 'compare'>;
  /** Between the comparison and the filters. */
  readonly children?: ReactNode;
  readonly end?: ReactNode;
}) {
  const t = useText('brand');
  const { search, compare } = useView();
  const { set } = usePlace();
  const { networks, topics, languages, usual, children, end } = props;
  const own = search.from !== undefined && search.to !== undefined;
  return (
    <div className="chips brand-filters" role="group" aria-label={t('filters')}>
      <ChoiceMenu
        label={t('time')}
        value={own ? undefined : (search.range ?? '24h')}
        otherwise={t('ownRange')}
        options={ranges.map((value) => ({ value, label: t(`range${value}`) }))}
        onChange={(range) => set({ range: range === usual.range ? undefined : range, from: undefined, to: undefined })}
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
        onChange={(value) => set({ compare: value === usual.compare ? undefined : value })}
      />
      {children}
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
        options={languages.map((value) => ({ value, label: languageWords(value) }))}
        onChange={(lang) => set({ lang })}
      />
      {end}
    </div>
  );
}
