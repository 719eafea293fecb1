import { Link } from '@tanstack/react-router';
import type { SentimentLabel } from '../api/types.ts';
import type { TopicCount } from '../api/analytics.ts';
import { noTopic, useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { countText, netOf, shareText, signedText } from '../text/numbers.ts';
import { Empty } from '../ui/states.tsx';
import type { TimeSpan } from './span.ts';

/** What is talked about, how much, and with what feeling. */
export function TopicsTable({
  topics,
  all,
  span,
}: {
  readonly topics: readonly TopicCount[];
  readonly all: number;
  readonly span: TimeSpan;
}) {
  const t = useText('brand');
  const { topicName } = useBrand();
  const rows = topics
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => Number(a.id === noTopic) - Number(b.id === noTopic) || b.count - a.count);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  if (rows.length === 0) {
    return (
      <Empty icon="overview" title={t('noTopics')}>
        {t('noTopicsHint')}
      </Empty>
    );
  }
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('topicNumbers')}>
      <table className="table topics">
        <thead>
          <tr>
            <th scope="col">{t('topic')}</th>
            <th scope="col" className="right">
              {t('mentions')}
            </th>
            <th scope="col" className="right">
              {t('share')}
            </th>
            <th scope="col" className="wide-only">
              <span className="vh">{t('shareBar')}</span>
            </th>
            <th scope="col" className="right">
              {t('negative')}
            </th>
            <th scope="col" className="right">
              {t('net')}
            </th>
            <th scope="col" className="wide-only">
              <span className="net-axis">
                <span>−100</span>
                <span>0</span>
                <span>+100</span>
              </span>
            </th>
            <th scope="col" className="right">
              {t('cases')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((topic) => {
            const net = netOf(topic) ?? 0;
            return (
              <tr key={topic.id}>
                <th scope="row">{topicName(topic.id)}</th>
                <td className="right">
                  <Door topic={topic.id} from={span.from} count={topic.count} />
                </td>
                <td className="right number">{shareText(topic.count, all)}</td>
                <td className="wide-only">
                  <svg width="90" height="10" aria-hidden="true" className="share-bar">
                    <rect width={(topic.count / most) * 90} height="10" />
                  </svg>
                </td>
                <td className="right">
                  <Door topic={topic.id} from={span.from} count={topic.negative} sentiment="negative" />
                </td>
                <td className={`right number ${net < 0 ? 'negative' : net > 0 ? 'positive' : ''}`}>{signedText(net)}</td>
                <td className="wide-only">
                  <NetBar net={net} />
                </td>
                <td className="right">
                  <Link to="/cases" search={{ topic: topic.id }} className="door">
                    <RichText
                      area="brand"
                      name="showCases"
                      with={{ topic: topicName(topic.id), hidden: (inside) => <span className="vh">{inside}</span> }}
                    />
                  </Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A number and the mentions behind it; the server lists no mentions by "no topic", so that row's numbers lead nowhere. */
function Door(props: {
  readonly topic: string;
  readonly from: string;
  readonly count: number;
  readonly sentiment?: SentimentLabel;
}) {
  const { topic, from, count, sentiment } = props;
  if (count === 0 || topic === noTopic)
    return <span className={count === 0 ? 'number dimmed' : 'number'}>{countText(count)}</span>;
  return (
    <Link to="/feed" search={{ topic, from, sentiment }} className="door number">
      {countText(count)}
    </Link>
  );
}

function NetBar({ net }: { readonly net: number }) {
  const half = 48;
  const length = (Math.abs(net) / 100) * half;
  return (
    <svg width={half * 2} height="12" aria-hidden="true" className="net-bar">
      <line x1={half} x2={half} y1="0" y2="12" />
      <rect x={net < 0 ? half - length : half} y="2" width={length} height="8" className={net < 0 ? 'negative' : 'positive'} />
    </svg>
  );
}
