import { useState } from 'react';
import type { ComponentType } from 'react';
import type { CurrentShare, SharedPage } from '../api/shares.ts';
import { brandSearch } from '../app/search.ts';
import type { BrandSearch } from '../app/search.ts';
import { noTopic } from '../app/use-brand.ts';
import { AuthorsPage } from '../brand/AuthorsPage.tsx';
import { CarePage } from '../brand/CarePage.tsx';
import { OverviewPage } from '../brand/OverviewPage.tsx';
import { brandPages } from '../brand/pages.ts';
import { PlaceContext } from '../brand/place.ts';
import { PrintHead } from '../brand/PrintHead.tsx';
import { PlacesPage } from '../brand/PlacesPage.tsx';
import { ReviewsPage } from '../brand/ReviewsPage.tsx';
import { TopicsPage } from '../brand/TopicsPage.tsx';
import { VoicePage } from '../brand/VoicePage.tsx';
import { textOf } from '../i18n/texts.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { absoluteText, shortText } from '../text/time.ts';
import { SharedFilters } from './SharedFilters.tsx';
import { useSharedTopics } from './use-shared-topics.ts';

const drawn: Readonly<Record<SharedPage, ComponentType>> = {
  overview: OverviewPage,
  topics: TopicsPage,
  voice: VoicePage,
  places: PlacesPage,
  authors: AuthorsPage,
  reviews: ReviewsPage,
  care: CarePage,
};

/** The page that was shared, with the time and filters it was shared with; its reader may choose others. */
export function SharedBrand({ share }: { readonly share: CurrentShare }) {
  const t = useText('brand');
  const [search, setSearch] = useState<BrandSearch>(() => brandSearch(share.query));
  const id = share.query['brand'] ?? '';
  const topics = useSharedTopics(id);
  const Page = drawn[share.page];
  const page = brandPages.find((one) => one.page === share.page);
  const title = cleanText(share.title ?? '');
  return (
    <PlaceContext
      value={{
        search,
        set: (change) => setSearch((before) => ({ ...before, ...change })),
        brand: { id, name: share.brandName },
        topicName: (topic) =>
          topic === noTopic ? textOf('words')('noTopic') : (topics.find((one) => one.id === topic)?.name ?? topic),
        shared: true,
      }}
    >
      <main id="main" className="page brand">
        <header className="page-head">
          <h1>
            <bdi>{title === '' ? share.brandName : title}</bdi>
          </h1>
          <span className="dimmed">
            {[...(title === '' ? [] : [share.brandName]), ...(page === undefined ? [] : [t(page.text)])].join(', ')}
          </span>
          <span className="grow" />
          <span className="dimmed small no-print" title={absoluteText(share.expiresAt)}>
            {t('readOnlyUntil', { when: shortText(share.expiresAt, 0) })}
          </span>
          <button type="button" className="chip bare no-print" onClick={() => window.print()}>
            {t('print')}
          </button>
        </header>
        <SharedFilters topics={topics} />
        <PrintHead />
        <Page />
      </main>
    </PlaceContext>
  );
}
