import { Link } from '@tanstack/react-router';
import type { BoardQueue } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { agoText, clockText, relativeText, spanText } from '../text/time.ts';
import { Empty } from '../ui/states.tsx';
import { useNow } from '../ui/use-now.ts';
import { pressingFirst, rateText } from './numbers.ts';
import { Sparkline } from './Sparkline.tsx';

/** Every queue: what waits, what comes and goes, and when it will first miss its target. */
export function Queues({ queues }: { readonly queues: readonly BoardQueue[] }) {
  const t = useText('board');
  return (
    <section aria-labelledby="board-queues">
      <h2 id="board-queues">
        {t('queues')} <span className="dimmed small">{t('queuesHint')}</span>
      </h2>
      {queues.length === 0 ? (
        <Empty icon="layers" title={t('noQueues')}>
          {t('noQueuesHint')}
        </Empty>
      ) : (
        <div className="table-scroller">
          <table className="plain-table board-table">
            <thead>
              <tr>
                <th scope="col">{t('queue')}</th>
                <th scope="col" className="number">
                  {t('depth')}
                </th>
                <th scope="col" className="number">
                  {t('oldestHead')}
                </th>
                <th scope="col">{t('perHour')}</th>
                <th scope="col" className="number">
                  {t('agentsHead')}
                </th>
                <th scope="col">{t('breachHead')}</th>
              </tr>
            </thead>
            <tbody>
              {pressingFirst(queues).map((queue) => (
                <QueueRow key={queue.id} queue={queue} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function QueueRow({ queue }: { readonly queue: BoardQueue }) {
  const t = useText('board');
  const now = useNow('ten-seconds');
  const { id, name, depth, oldestAt, breached } = queue;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        <Link
          to="/cases"
          search={{ queue: id, status: 'open', unowned: true, order: 'pressing' }}
          aria-label={t('queueCases', { count: depth, queue: name })}
        >
          {queue.bounded ? t('atLeast', { count: depth }) : countText(depth)}
        </Link>
      </td>
      <td className="number" title={oldestAt === null ? undefined : agoText(now - Date.parse(oldestAt))}>
        {oldestAt === null ? '–' : spanText(now - Date.parse(oldestAt))}
      </td>
      <td>
        <span className="sparkline-cell">
          <Sparkline queue={queue} />
          <span className="small">
            {t('inRate', { rate: rateText(queue.arrivalRate) })}
            <br />
            {t('outRate', { rate: rateText(queue.serviceRate) })}
          </span>
        </span>
      </td>
      <td className="number" aria-label={t('agentsOf', { count: queue.agents })}>
        {countText(queue.agents)}
      </td>
      <td>
        {breached > 0 ? (
          <Link
            to="/cases"
            search={{ queue: id, status: 'open', breached: true, order: 'pressing' }}
            className="late"
            title={t('queueLate', { count: breached, queue: name })}
          >
            {t('pastNow', { count: breached })}
          </Link>
        ) : null}
        <span className="block dimmed small">
          <Prediction queue={queue} now={now} />
        </span>
      </td>
    </tr>
  );
}

function Prediction({ queue, now }: { readonly queue: BoardQueue; readonly now: number }) {
  const t = useText('board');
  const { predictedBreachAt, depth } = queue;
  if (predictedBreachAt === null) return depth === 0 ? t('noneSoonEmpty') : t('noneSoon');
  return t('nextAt', { time: clockText(predictedBreachAt), when: relativeText(Date.parse(predictedBreachAt), now) });
}
