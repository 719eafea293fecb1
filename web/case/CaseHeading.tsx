import { Link } from '@tanstack/react-router';
import type { CaseDetail, Priority } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/session.ts';
import { cleanText } from '../text/clean.ts';
import { useText } from '../i18n/use-text.ts';
import { priorityNames, statusNames } from '../text/words.ts';
import { Icon } from '../ui/icons.tsx';
import { LanguageTag, SentimentLabel } from '../ui/labels.tsx';

export function CaseHeading({ one }: { readonly one: CaseDetail }) {
  const t = useText('reply');
  const { topicName } = useBrand();
  const { data: status } = useQuery(statusQuery);
  const queue = status?.queues.find(({ id }) => id === one.queue)?.name ?? one.queue;
  return (
    <div className="case-title">
      <h1>
        <bdi>{cleanText(one.subject) === '' ? t('caseTitle', { number: String(one.number) }) : cleanText(one.subject)}</bdi>
      </h1>
      <div className="case-facts">
        <span className="dimmed">C-{one.number}</span>
        <span className="tag strong">{statusNames[one.status]}</span>
        <PriorityTag priority={one.priority} />
        <Link to="/cases" search={{ topic: one.topic }} className="tag">
          {topicName(one.topic)}
        </Link>
        <Link to="/cases" search={{ queue: one.queue }} className="tag">
          <Icon name="layers" size={11} /> {queue}
        </Link>
        <SentimentLabel label={one.sentiment} />
        <LanguageTag lang={one.language} />
        {one.reopened > 0 ? <span className="tag">{t('reopened', { count: one.reopened })}</span> : null}
        {one.routing.state === 'unrouted' ? (
          <span className="tag warn" title={t('notRoutedWhy')}>
            <Icon name="warning" size={11} /> {t('notRouted')}
          </span>
        ) : null}
        {one.routing.state === 'waiting' ? <span className="tag">{t('waitsForRouting')}</span> : null}
      </div>
    </div>
  );
}

function PriorityTag({ priority }: { readonly priority: Priority }) {
  const pressing = priority === 'urgent' || priority === 'high';
  return (
    <span className={pressing ? 'tag warn' : 'tag'}>
      {pressing ? <Icon name="warning" size={11} /> : null} {priorityNames[priority]}
    </span>
  );
}
