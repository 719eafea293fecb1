import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SampleStory } from '../app/SampleBadge.tsx';
import { noTopic, useBrand } from '../app/use-brand.ts';
import { topicsQuery } from '../api/analytics.ts';
import { meQuery, statusQuery } from '../api/session.ts';
import { netOf, signedText } from '../text/numbers.ts';
import { Count } from '../ui/labels.tsx';
import { useHourSpan } from '../overview/span.ts';

/** Beside the feed while nothing is open: what this is, how things stand, what people talk about. */
export function NowPane() {
  const { data: me } = useQuery(meQuery);
  const { data: status } = useQuery(statusQuery);
  const totals = status?.totals;
  return (
    <aside className="pane side-pane now" aria-label="How things stand">
      <div className="scroller">
        {me?.sample === true ? (
          <section className="facts story">
            <h2>This is a sample</h2>
            <SampleStory />
            <Link to="/connect" className="button">
              Connect the real thing
            </Link>
          </section>
        ) : null}
        <section className="facts">
          <h2>Now</h2>
          <ul className="numbers">
            <NowLine to="/feed" label="Mentions" count={totals?.mentions} />
            <NowLine to="/cases" search={{ status: 'open' }} label="Open cases" count={totals?.openCases} />
            <NowLine to="/cases" search={{ status: 'pending' }} label="Waiting for the customer" count={totals?.pendingCases} />
            <NowLine to="/cases" search={{ breached: true }} label="Past their time" count={totals?.breached} bad />
            <NowLine to="/cases" search={{ unrouted: true }} label="Not routed" count={totals?.unrouted} bad />
            <NowLine to="/orphans" label="Without an owner" count={totals?.orphans} bad />
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
        Talked about <span className="dimmed">last 24 hours, net sentiment</span>
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
