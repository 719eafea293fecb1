import { Link } from '@tanstack/react-router';
import type { CaseSummary, Owner } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { textOf } from '../i18n/texts.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { networkName, priorityNames, statusNames } from '../text/words.ts';
import { authorName, unknownAuthor } from '../ui/AuthorName.tsx';
import { NextDue } from '../ui/DueLabel.tsx';
import { Icon } from '../ui/icons.tsx';
import { Initials, LanguageTag, NetworkMark, SentimentLabel } from '../ui/labels.tsx';

function customerOf(one: CaseSummary): string {
  const name = cleanName(one.customerName);
  if (name !== '') return name;
  const author = one.lastMention === null || one.lastMention === undefined ? unknownAuthor() : authorName(one.lastMention.author);
  return author === unknownAuthor() ? textOf('desk')('unknownCustomer') : author;
}

export function CaseRow(props: {
  readonly one: CaseSummary;
  readonly open: boolean;
  readonly mine: boolean;
  readonly onFocus: () => void;
}) {
  const t = useText('desk');
  const { one, open, mine, onFocus } = props;
  const { topicName } = useBrand();
  const network = one.lastMention?.network ?? one.networks[0] ?? 'custom';
  const excerpt = cleanText(one.lastMention?.text ?? '').replace(/\s+/gu, ' ');
  return (
    <Link
      to="/cases/$caseId"
      params={{ caseId: one.id }}
      search={(previous) => previous}
      className={`case-row${open ? ' on' : ''}`}
      data-row-link
      aria-current={open ? 'true' : undefined}
      onFocus={onFocus}
    >
      <span className="case-side">
        <NetworkMark network={network} />
        <OwnerMark owner={one.owner} mine={mine} />
      </span>
      <span className="case-lines">
        <span className="spread">
          <bdi className="who cut">{customerOf(one)}</bdi>
          <NextDue sla={one.sla} status={one.status} />
        </span>
        <bdi className="cut case-subject" title={cleanText(one.subject)}>
          {cleanText(one.subject) === '' ? excerpt : cleanText(one.subject)}
        </bdi>
        <span className="case-meta dimmed">
          <SentimentLabel label={one.sentiment} />
          <span className="cut">
            {topicName(one.topic)} · {networkName(network)}
          </span>
          {one.mentionCount > 1 ? (
            <span className="nowrap" title={t('mentions', { count: one.mentionCount })}>
              <span aria-hidden="true">× {countText(one.mentionCount)}</span>
              <span className="vh">{t('mentions', { count: one.mentionCount })}</span>
            </span>
          ) : null}
          <span className="row-end tags">
            {one.routing.state === 'unrouted' ? (
              <span className="tag warn">
                <Icon name="warning" size={11} /> {t('notRouted')}
              </span>
            ) : null}
            {one.status === 'open' ? null : <span className="tag">{statusNames[one.status]}</span>}
            {one.priority === 'urgent' || one.priority === 'high' ? (
              <span className="tag strong">{priorityNames[one.priority]}</span>
            ) : null}
            <LanguageTag lang={one.language} />
          </span>
        </span>
      </span>
    </Link>
  );
}

function OwnerMark({ owner, mine }: { readonly owner: Owner; readonly mine: boolean }) {
  const t = useText('desk');
  const whose = mine ? t('yours') : t('with', { name: owner.name });
  if (owner.kind === 'agent') {
    return (
      <span title={whose}>
        <Initials name={owner.name} mine={mine} />
        <span className="vh">{whose}</span>
      </span>
    );
  }
  return (
    <span className="initials none" title={t('inQueue', { name: owner.name })}>
      <Icon name="layers" size={11} />
      <span className="vh">{t('inQueue', { name: owner.name })}</span>
    </span>
  );
}
