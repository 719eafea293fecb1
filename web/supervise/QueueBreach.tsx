import { Link } from '@tanstack/react-router';
import type { BoardQueue } from '../api/board.ts';
import { RichText } from '../i18n/RichText.tsx';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { clockText, relativeText } from '../text/time.ts';
import { useNow } from '../ui/use-now.ts';

/** What is late in a queue now, and when the next one will be unless somebody does something. */
export function QueueBreach({ queue }: { readonly queue: BoardQueue }) {
  const t = useText('board');
  const now = useNow('ten-seconds');
  const { id, name, breached, bounded, predictedBreachAt, nextDue, depth } = queue;
  const due = nextDue[0];
  const at =
    predictedBreachAt === null
      ? null
      : { time: clockText(predictedBreachAt), when: relativeText(Date.parse(predictedBreachAt), now) };
  return (
    <span className="two-lines">
      {breached > 0 ? (
        <Link
          to="/cases"
          search={{ queue: id, status: 'open', breached: true, order: 'pressing' }}
          className="late"
          title={t('queueLate', { queue: name, count: breached })}
        >
          {t('pastNow', { late: bounded ? t('atLeast', { late: breached }) : countText(breached) })}
        </Link>
      ) : (
        <span className={at === null ? undefined : 'strong'}>
          {at === null ? t(depth === 0 ? 'noneSoonEmpty' : 'noneSoon') : t('firstAt', at)}
        </span>
      )}
      <span className="dimmed small">
        {breached > 0 ? (
          at === null ? (
            t('noneSoon')
          ) : (
            t('nextAt', at)
          )
        ) : due === undefined ? null : (
          <RichText
            area="board"
            name="nextDue"
            with={{
              number: String(due.number),
              time: clockText(due.dueAt),
              link: (inside) => (
                <Link to="/cases/$caseId" params={{ caseId: due.id }} className="door">
                  {inside}
                </Link>
              ),
            }}
          />
        )}
      </span>
    </span>
  );
}
