import { Link } from '@tanstack/react-router';
import type { BoardQueue } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { spanText } from '../text/time.ts';
import { Empty } from '../ui/states.tsx';
import { useNow } from '../ui/use-now.ts';
import { pressingFirst, rateText } from './numbers.ts';
import { QueueBreach } from './QueueBreach.tsx';
import { Sparkline } from './Sparkline.tsx';

/** Every queue on a line: how much waits, for how long, how it moves, and when it will first be late. */
export function Queues({ queues }: { readonly queues: readonly BoardQueue[] }) {
  const t = useText('board');
  const most = Math.max(1, ...queues.map(({ depth }) => depth));
  return (
    <section aria-labelledby="queues" className="block">
      <div className="block-head">
        <h2 id="queues">{t('queues')}</h2>
        <span className="dimmed">{t('queuesHint')}</span>
      </div>
      {queues.length === 0 ? (
        <Empty icon="layers" title={t('noQueues')}>
          {t('noQueuesHint')}
        </Empty>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('numbersOf', { name: t('queues') })}>
          <table className="table sup-queues">
            <thead>
              <tr>
                <th scope="col">{t('queue')}</th>
                <th scope="col" className="right">
                  {t('depth')}
                </th>
                <th scope="col" className="wide-only">
                  <span className="vh">{t('depthBar')}</span>
                </th>
                <th scope="col" className="right">
                  {t('oldestHead')}
                </th>
                <th scope="col" className="trend">
                  {t('perHour')}
                </th>
                <th scope="col" className="right">
                  {t('agentsHead')}
                </th>
                <th scope="col">{t('breachHead')}</th>
              </tr>
            </thead>
            <tbody>
              {pressingFirst(queues).map((queue) => (
                <QueueLine key={queue.id} queue={queue} most={most} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const bar = 70;

function QueueLine({ queue, most }: { readonly queue: BoardQueue; readonly most: number }) {
  const t = useText('board');
  const now = useNow('ten-seconds');
  const { id, name, depth, oldestAt, arrivalRate, serviceRate, agents, breached } = queue;
  const rising = arrivalRate > serviceRate;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="right">
        <Link
          to="/cases"
          search={{ queue: id, status: 'open', unowned: true, order: 'pressing' }}
          className="door depth"
          aria-label={t('queueCases', { queue: name, count: depth })}
        >
          {countText(depth)}
        </Link>
      </td>
      <td className="wide-only">
        <svg width={bar} height="10" aria-hidden="true" className="share-bar">
          <rect width={(depth / most) * bar} height="10" />
        </svg>
      </td>
      <td className={breached > 0 ? 'right late' : 'right'}>
        {oldestAt === null ? <span className="dimmed">–</span> : spanText(now - Date.parse(oldestAt))}
      </td>
      <td className="trend">
        <span className="trend-line">
          <Sparkline queue={queue} />
          <span className="rates" aria-hidden="true">
            <span className={rising ? 'strong' : undefined}>{t('inRate', { rate: rateText(arrivalRate) })}</span>
            <span className={rising ? undefined : 'strong'}>{t('outRate', { rate: rateText(serviceRate) })}</span>
          </span>
        </span>
      </td>
      <td className="right">
        <span className={agents === 0 && depth > 0 ? 'late' : undefined} aria-hidden="true">
          {countText(agents)}
        </span>
        <span className="vh">{t('agentsOf', { count: agents })}</span>
      </td>
      <td>
        <QueueBreach queue={queue} />
      </td>
    </tr>
  );
}
