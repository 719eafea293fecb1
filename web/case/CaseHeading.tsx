import { Link } from '@tanstack/react-router';
import type { CaseDetail, Priority } from '../api/types.ts';
import { cleanText } from '../text/clean.ts';
import { useText } from '../i18n/use-text.ts';
import { priorityNames, statusNames } from '../text/words.ts';
import { Icon } from '../ui/icons.tsx';
import { LanguageTag, SentimentLabel } from '../ui/labels.tsx';
import type { OpenDialog } from './CaseDialogs.tsx';
import { FactMenus } from './FactMenus.tsx';
import { useCaseNames } from './use-case-names.ts';
import type { CaseActing } from './use-case-action.ts';

/** What the case is about, and what it is; whoever works changes that here. `action` is null for those who only read. */
export function CaseHeading(props: {
  readonly one: CaseDetail;
  readonly action: CaseActing | null;
  readonly onAsk: (dialog: OpenDialog) => void;
}) {
  const { one, action, onAsk } = props;
  const t = useText('reply');
  return (
    <>
      <h1 className="case-title">
        <bdi>{cleanText(one.subject) === '' ? t('caseTitle', { number: String(one.number) }) : cleanText(one.subject)}</bdi>
      </h1>
      <div className="case-facts">
        <span className="dimmed">C-{one.number}</span>
        {action === null ? <Facts one={one} /> : <FactMenus one={one} action={action} onAsk={onAsk} />}
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
    </>
  );
}

function Facts({ one }: { readonly one: CaseDetail }) {
  const { topicName, queueName } = useCaseNames(one.brand);
  return (
    <>
      <span className="tag strong">{statusNames[one.status]}</span>
      <PriorityTag priority={one.priority} />
      <Link to="/cases" search={{ topic: one.topic }} className="tag">
        {topicName(one.topic)}
      </Link>
      <Link to="/cases" search={{ queue: one.queue }} className="tag">
        <Icon name="layers" size={11} /> {queueName(one.queue)}
      </Link>
    </>
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
