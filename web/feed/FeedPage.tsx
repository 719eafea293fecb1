import { getRouteApi } from '@tanstack/react-router';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { useTitle } from '../ui/use-title.ts';
import { FeedFilters } from './FeedFilters.tsx';
import { FeedList } from './FeedList.tsx';
import { MentionPane } from './MentionPane.tsx';
import { NowPane } from './NowPane.tsx';

const route = getRouteApi('/feed');

/** What people say, newest first, and beside it why one of them was judged as it was. */
export function FeedPage() {
  const t = useText('feed');
  const { mention, brand: _, ...filter } = route.useSearch();
  const { brand } = useBrand();
  useTitle(t('title'));
  return (
    <main id="main" className={`panes feed${mention === undefined ? '' : ' opened'}`}>
      <section className="pane list-pane" aria-label={t('mentions')}>
        <FeedFilters />
        <FeedList filter={{ ...filter, brand: brand?.id }} open={mention} />
      </section>
      {mention === undefined ? <NowPane /> : <MentionPane id={mention} />}
    </main>
  );
}
