import { Link } from '@tanstack/react-router';
import type { BoardQueue } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { clockText, relativeText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';
import { firstToBreach, rateText } from './numbers.ts';

/** The one thing to act on: the queue that will miss its target first, unless somebody does something. */
export function PressingCall({ queues }: { readonly queues: readonly BoardQueue[] }) {
  const t = useText('board');
  const now = useNow('ten-seconds');
  const queue = firstToBreach(queues);
  if (queue?.predictedBreachAt === null || queue === undefined) return null;
  const { name, predictedBreachAt: at, arrivalRate, expectedRate, agents } = queue;
  return (
    <section className="sup-call" aria-label={name}>
      <Icon name="warning" size={16} />
      <p>
        <b>{t('callTitle', { queue: name, time: clockText(at), when: relativeText(Date.parse(at), now) })}</b>{' '}
        {agents === 0
          ? t('callNobody', { arrivals: rateText(arrivalRate) })
          : t('callRates', { arrivals: rateText(arrivalRate), answers: rateText(expectedRate) })}
      </p>
      <Link to="/cases" search={{ queue: queue.id, status: 'open', unowned: true, order: 'pressing' }} className="button">
        {t('seeQueue')}
      </Link>
    </section>
  );
}
