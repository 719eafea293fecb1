import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SampleStory } from '../app/SampleBadge.tsx';
import { noTopic, useBrand } from '../app/use-brand.ts';
import { topicsQuery } from '../api/analytics.ts';
import { meQuery, statusQuery } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { netOf, signedText } from '../text/numbers.ts';
import { Count } from '../ui/labels.tsx';
import { useHourSpan } from '../brand/span.ts';

/** Beside the feed while nothing is open: what this is, how things stand, what people talk about. */
export function NowPane() {
  const t = useText('feed');
  const { data: me } = useQuery(meQuery);
  const { data: status } = useQuery(statusQuery);
  const tApp = useText('app');
  const totals = status?.totals;
  return (
    <aside className="pane side-pane now" aria-label={t('howThingsStand')}>
      <div className="scroller">
        {me?.sample === true ? (
          <section className="facts story">
            <h2>{t('thisIsSample')}</h2>
            <SampleStory />
            <Link to="/connect" className="button">
              {tApp('connectReal')}
            </Link>
          </section>
        ) : null}
        <section className="facts">
          <h2>{t('now')}</h2>
          <ul className="numbers">
            <NowLine to="/feed" label={t('mentions')} count={totals?.mentions} />
            <NowLine to="/cases" search={{ status: 'open' }} label={t('openCases')} count={totals?.openCases} />
            <NowLine to="/cases" search={{ status: 'pending' }} label={t('waitingForCustomer')} count={totals?.pendingCases} />
            <NowLine to="/cases" search={{ breached: true }} label={t('pastTheirTime')} count={totals?.breached} bad />
            <NowLine to="/cases" search={{ unrouted: true }} label={t('notRouted')} count={totals?.unrouted} bad />
            <NowLine to="/orphans" label={t('withoutOwner')} count={totals?.orphans} bad />
          </ul>
        </section>
        <TalkedAbout />
      </div>
    </aside>
  );
}

function NowLine(props: {
  readonly to: '/feed' | '/cases' | '/orphans';
  readonly search?: { readonly status?: 'open' | 'pending'; readonly breached?: boolean; readonly unrouted?: boolean };
  readonly label: string;
  readonly count: number | undefined;
  readonly bad?: boolean;
}) {
  const { to, search, label, count, bad = false } = props;
  return (
    <li>
      <Link to={to} search={search ?? {}} className={bad && (count ?? 0) > 0 ? 'late' : undefined}>
        <span>{label}</span>
        <b>{count === undefined ? '–' : <Count of={count} />}</b>
      </Link>
    </li>
  );
}

function TalkedAbout() {
  const { brand, topicName } = useBrand();
  const span = useHourSpan('24h');
  const topics = useQuery({
    ...topicsQuery({ brand: brand?.id ?? '', from: span.from, to: span.to }),
    enabled: brand !== undefined,
  });
  const most = (topics.data?.topics ?? [])
    .filter(({ id }) => id !== noTopic)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 6);
  if (most.length === 0) return null;
  return (
    <section className="facts">
      <h2>
        <RichText area="feed" name="talkedAbout" with={{ dimmed: (inside) => <span className="dimmed">{inside}</span> }} />
      </h2>
      <ul className="numbers">
        {most.map((topic) => {
          const net = netOf(topic) ?? 0;
          return (
            <li key={topic.id}>
              <Link to="/feed" search={{ topic: topic.id }}>
                <span>{topicName(topic.id)}</span>
                <span className={net < 0 ? 'negative' : net > 0 ? 'positive' : 'dimmed'}>{signedText(net)}</span>
                <b>
                  <Count of={topic.count} />
                </b>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
