import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { sentimentQuery, topicsQuery } from '../api/analytics.ts';
import { ranges } from '../app/search.ts';
import { useBrand } from '../app/use-brand.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { fillBuckets } from './buckets.ts';
import { SentimentChart } from './SentimentChart.tsx';
import { SentimentTable } from './SentimentTable.tsx';
import { rangeNames, useHourSpan } from './span.ts';
import { Tiles } from './Tiles.tsx';
import { TopicsTable } from './TopicsTable.tsx';

const route = getRouteApi('/overview');
const freshMs = 15_000;

export function OverviewPage() {
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
  useTitle('Overview');
  return (
    <main id="main" className="page overview">
      <header className="page-head">
        <h1>Overview</h1>
        <div className="seg" role="group" aria-label="Time">
          {ranges.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === range}
              onClick={() =>
                void navigate({ search: (previous) => ({ ...previous, range: one === '24h' ? undefined : one }), replace: true })
              }
            >
              {rangeNames[one]}
            </button>
          ))}
        </div>
      </header>
      <Tiles buckets={sentiment.data === undefined ? undefined : buckets} span={span} range={range} />
      <section aria-labelledby="over-time" className="block">
        <div className="block-head">
          <h2 id="over-time">Sentiment over time</h2>
          <span className="dimmed">mentions per {span.bucket}</span>
          <span className="grow" />
          <button
            type="button"
            className="chip bare"
            aria-pressed={table}
            onClick={() =>
              void navigate({ search: (previous) => ({ ...previous, table: table ? undefined : true }), replace: true })
            }
          >
            {table ? 'Chart' : 'Table'}
          </button>
        </div>
        {sentiment.isPending ? <Loading what="sentiment over time" rows={4} height={64} /> : null}
        {sentiment.isError && sentiment.data === undefined ? (
          <Failed
            what="Sentiment over time could not be loaded"
            error={sentiment.error}
            onRetry={() => void sentiment.refetch()}
          />
        ) : null}
        {sentiment.data !== undefined && heard === 0 ? (
          <Empty icon="overview" title="Nothing was said in this time">
            Choose a longer time, or look at the connections if this surprises you.
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
          <h2 id="topics">Topics</h2>
          <span className="dimmed">each mention counts once, under its main topic; the lists show all that touch it</span>
        </div>
        {topics.isPending ? <Loading what="topics" rows={6} height={34} /> : null}
        {topics.isError && topics.data === undefined ? (
          <Failed what="The topics could not be loaded" error={topics.error} onRetry={() => void topics.refetch()} />
        ) : null}
        {topics.data === undefined ? null : <TopicsTable topics={topics.data.topics} all={heard} span={span} />}
      </section>
    </main>
  );
}
