import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { sentimentQuery, topicsQuery } from '../api/analytics.ts';
import { ranges } from '../app/search.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { fillBuckets } from './buckets.ts';
import { SentimentChart } from './SentimentChart.tsx';
import { SentimentTable } from './SentimentTable.tsx';
import { useHourSpan } from './span.ts';
import { Tiles } from './Tiles.tsx';
import { TopicsTable } from './TopicsTable.tsx';

const route = getRouteApi('/overview');
const freshMs = 15_000;

export function OverviewPage() {
  const t = useText('brand');
  const { range = '24h', table = false } = route.useSearch();
  const navigate = useNavigate({ from: '/overview' });
  const { brand } = useBrand();
  const span = useHourSpan(range);
  const query = { brand: brand?.id ?? '', from: span.from, to: span.to };
  const options = { enabled: brand !== undefined, refetchInterval: freshMs };
  const sentiment = useQuery({ ...sentimentQuery({ ...query, bucket: span.bucket }), ...options });
  const topics = useQuery({ ...topicsQuery(query), ...options });
  const buckets = sentiment.data === undefined ? [] : fillBuckets(sentiment.data.buckets, span);
  const heard = buckets.reduce((sum, { count }) => sum + count, 0);
  useTitle(t('title'));
  return (
    <main id="main" className="page overview">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <div className="seg" role="group" aria-label={t('time')}>
          {ranges.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === range}
              onClick={() =>
                void navigate({ search: (previous) => ({ ...previous, range: one === '24h' ? undefined : one }), replace: true })
              }
            >
              {t(`range${one}`)}
            </button>
          ))}
        </div>
      </header>
      <Tiles buckets={sentiment.data === undefined ? undefined : buckets} span={span} range={range} />
      <section aria-labelledby="over-time" className="block">
        <div className="block-head">
          <h2 id="over-time">{t('sentimentOverTime')}</h2>
          <span className="dimmed">{t(span.bucket === 'hour' ? 'perHour' : 'perDay')}</span>
          <span className="grow" />
          <button
            type="button"
            className="chip bare"
            aria-pressed={table}
            onClick={() =>
              void navigate({ search: (previous) => ({ ...previous, table: table ? undefined : true }), replace: true })
            }
          >
            {t(table ? 'chart' : 'table')}
          </button>
        </div>
        {sentiment.isPending ? <Loading what={t('loadingSentiment')} rows={4} height={64} /> : null}
        {sentiment.isError && sentiment.data === undefined ? (
          <Failed what={t('sentimentFailed')} error={sentiment.error} onRetry={() => void sentiment.refetch()} />
        ) : null}
        {sentiment.data !== undefined && heard === 0 ? (
          <Empty icon="overview" title={t('nothingSaid')}>
            {t('nothingSaidHint')}
          </Empty>
        ) : null}
        {heard === 0 ? null : table ? (
          <SentimentTable buckets={buckets} span={span} />
        ) : (
          <SentimentChart buckets={buckets} span={span} />
        )}
      </section>
      <section aria-labelledby="topics" className="block">
        <div className="block-head">
          <h2 id="topics">{t('topics')}</h2>
          <span className="dimmed">{t('topicsHint')}</span>
        </div>
        {topics.isPending ? <Loading what={t('loadingTopics')} rows={6} height={34} /> : null}
        {topics.isError && topics.data === undefined ? (
          <Failed what={t('topicsFailed')} error={topics.error} onRetry={() => void topics.refetch()} />
        ) : null}
        {topics.data === undefined ? null : <TopicsTable topics={topics.data.topics} all={heard} span={span} />}
      </section>
    </main>
  );
}
