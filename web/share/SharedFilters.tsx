import { useQuery } from '@tanstack/react-query';
import { languagesQuery, sentimentQuery } from '../api/analytics.ts';
import type { Named } from '../api/types.ts';
import { useView } from '../brand/use-view.ts';
import { ViewFilters } from '../brand/ViewFilters.tsx';

/** What a link was made with stands where the address says nothing, so that every choice is said. */
const usual = {};

/** The filters of the brand pages, offering what was heard in the time. */
export function SharedFilters({ topics }: { readonly topics: readonly Named[] }) {
  const { span, question } = useView();
  const { brand, from, to } = question;
  const languages = useQuery(languagesQuery({ brand, from, to }));
  const heard = useQuery(sentimentQuery({ brand, from, to, bucket: span.bucket, by: 'network' }));
  return (
    <ViewFilters
      networks={[...new Set((heard.data?.buckets ?? []).flatMap(({ key }) => key ?? []))]}
      topics={topics}
      languages={(languages.data?.items ?? []).map(({ lang }) => lang)}
      usual={usual}
    />
  );
}
