import { useQuery } from '@tanstack/react-query';
import { languagesQuery } from '../api/analytics.ts';
import { statusQuery } from '../api/session.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';
import { usePlace } from './place.ts';
import { useView } from './use-view.ts';
import { ViewFilters } from './ViewFilters.tsx';

/** What the address says where it says nothing. */
const usual = { range: '24h', compare: 'previous' } as const;

/** The time, what it is compared with, and the filters: the same for all pages about the brand, and all in the address. */
export function FilterBar() {
  const t = useText('brand');
  const { search, span, question, options } = useView();
  const { brand, brands } = useBrand();
  const { data: status } = useQuery(statusQuery);
  const { set } = usePlace();
  const languages = useQuery({
    ...languagesQuery({ brand: question.brand, from: span.from, to: span.to }),
    enabled: options.enabled,
  });
  const filtered = [search.network, search.topic, search.lang].some((one) => one !== undefined);
  return (
    <ViewFilters
      networks={[...new Set((status?.connections ?? []).filter((one) => one.brand === brand?.id).map((one) => one.network))]}
      topics={brand?.topics ?? []}
      languages={(languages.data?.items ?? []).map(({ lang }) => lang)}
      usual={usual}
      end={
        filtered ? (
          <button
            type="button"
            className="chip bare"
            onClick={() => set({ network: undefined, topic: undefined, lang: undefined })}
          >
            {t('clear')}
          </button>
        ) : null
      }
    >
      {brands.length < 2 ? null : (
        <ChoiceMenu
          label={t('brand')}
          value={brand?.id}
          options={brands.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => set({ brand: id, topic: undefined })}
        />
      )}
    </ViewFilters>
  );
}
