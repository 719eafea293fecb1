import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { reviewsQuery } from '../../api/quality.ts';
import { reviewLists } from '../../api/quality-types.ts';
import type { ReviewList } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { ReviewPane } from './ReviewPane.tsx';
import { ReviewRow } from './ReviewRow.tsx';
import { ShowMore } from '../../ui/ShowMore.tsx';

const route = getRouteApi('/quality');

/** A list of reviews, and the one that is open beside it. Who doesn't judge sees those of their own work alone. */
export function Reviews({ judges }: { readonly judges: boolean }) {
  const t = useText('quality');
  const { state, sample, review } = route.useSearch();
  const list: ReviewList = judges ? (state ?? 'open') : 'mine';
  const reviews = useInfiniteQuery(reviewsQuery({ state: list, sample }));
  const items = reviews.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {judges ? (
        <nav className="chips block" aria-label={t('lists')}>
          {reviewLists.map((one) => (
            <Link
              key={one}
              to="/quality"
              search={({ brand, sample: of }) => ({ brand, sample: of, state: one === 'open' ? undefined : one })}
              className={one === list ? 'chip on' : 'chip'}
              aria-current={one === list ? 'true' : undefined}
            >
              {t(`list-${one}`)}
            </Link>
          ))}
          {sample === undefined ? null : (
            <span>
              {t('ofSample')}{' '}
              <Link to="/quality" search={({ brand, state: of }) => ({ brand, state: of })}>
                {t('allSamples')}
              </Link>
            </span>
          )}
        </nav>
      ) : null}
      <div className={review === undefined ? 'quality-columns block' : 'quality-columns block opened'}>
        <section className="quality-side" aria-label={t(`list-${list}`)}>
          {reviews.isPending ? <Loading what={t('loadingReviews')} rows={6} height={52} /> : null}
          {reviews.isError ? (
            <Failed what={t('reviewsFailed')} error={reviews.error} onRetry={() => void reviews.refetch()} />
          ) : null}
          {reviews.isSuccess && items.length === 0 ? (
            <Empty icon="stamp" title={t(`none-${list}`)}>
              {t(`noneHint-${list}`)}
            </Empty>
          ) : null}
          {items.length === 0 ? null : (
            <ul className="quality-list">
              {items.map((one) => (
                <li key={one.id}>
                  <ReviewRow review={one} open={one.id === review} />
                </li>
              ))}
            </ul>
          )}
          <ShowMore list={reviews} />
        </section>
        {review !== undefined ? (
          <ReviewPane key={review} id={review} judges={judges} />
        ) : items.length > 0 ? (
          <Empty icon="stamp" title={t('chooseReview')}>
            {t('chooseReviewHint')}
          </Empty>
        ) : null}
      </div>
    </>
  );
}
