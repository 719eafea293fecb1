import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseQuery } from '../api/cases.ts';
import type { Mention } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { cleanText, safeLink } from '../text/clean.ts';
import { textOf } from '../i18n/texts.ts';
import { spanText } from '../text/time.ts';
import { codeWords, countryWords, priorityNames, statusNames } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { NextDue } from '../ui/DueLabel.tsx';
import { MarkedText } from '../ui/MarkedText.tsx';

/** The mention's case in four lines, and the door to it. */
export function CaseSummarySection({ mention }: { readonly mention: Mention }) {
  const t = useText('feed');
  const found = useQuery({ ...caseQuery(mention.case ?? ''), enabled: mention.case !== null });
  if (mention.case === null) return null;
  const one = found.data?.case;
  return (
    <section className="facts">
      <h2>{t('itsCase')}</h2>
      <Link to="/cases/$caseId" params={{ caseId: mention.case }} className="case-card">
        {one === undefined ? (
          <span>{t('openItsCase')}</span>
        ) : (
          <>
            <span className="spread">
              <b className="strong cut">{cleanText(one.subject)}</b>
              <NextDue sla={one.sla} status={one.status} />
            </span>
            <span className="dimmed">
              C-{one.number} · {statusNames[one.status]} · {priorityNames[one.priority]} ·{' '}
              {textOf('words')('mentions', { count: one.mentionCount })}
            </span>
            <span className="dimmed">{t(one.owner.kind === 'queue' ? 'withQueue' : 'withAgent', { name: one.owner.name })}</span>
          </>
        )}
      </Link>
    </section>
  );
}

/** Media are not loaded from other people's servers: each is a link that says where it leads. */
export function MediaSection({ mention: { media } }: { readonly mention: Mention }) {
  const t = useText('feed');
  const links = (media ?? []).flatMap(({ type, url }) => {
    const link = safeLink(url);
    return link === null ? [] : [{ type, ...link }];
  });
  if (links.length === 0) return null;
  return (
    <section className="facts">
      <h2>{t('attached')}</h2>
      <ul className="plain">
        {links.map(({ type, href, host }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noopener noreferrer nofollow">
              {codeWords(type)}
            </a>{' '}
            <span className="dimmed">{t('onHost', { host })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function EarlierTexts({ mention: { revisions } }: { readonly mention: Mention }) {
  const t = useText('feed');
  if (revisions === undefined || revisions.length === 0) return null;
  return (
    <section className="facts">
      <h2>{t('earlierText')}</h2>
      {revisions.map(({ text, replacedAt }) => (
        <div key={replacedAt}>
          <p className="text dimmed">
            <MarkedText text={text} />
          </p>
          <p className="dimmed small">
            <RichText area="feed" name="until" with={{ when: <Ago at={replacedAt} /> }} />
          </p>
        </div>
      ))}
    </section>
  );
}

const outcomeTexts = { case: 'belongsToCase', answered: 'wasAnswered', 'no-action': 'noCaseOpened' } as const;

export function DecisionSection({ mention: { disposition } }: { readonly mention: Mention }) {
  const t = useText('feed');
  return (
    <section className="facts">
      <h2>{t('decided')}</h2>
      {disposition === null ? (
        <p className="dimmed">{t('decidedNotYet')}</p>
      ) : (
        <>
          <p>{t(outcomeTexts[disposition.action])}</p>
          <p className="dimmed small">
            <RichText
              area="feed"
              name="why"
              with={{ reason: codeWords(disposition.reason), when: <Ago at={disposition.at} /> }}
            />
          </p>
        </>
      )}
    </section>
  );
}

export function TimesSection({ mention }: { readonly mention: Mention }) {
  const t = useText('feed');
  const lag = Date.parse(mention.receivedAt) - Date.parse(mention.postedAt);
  return (
    <section className="facts">
      <h2>{t('when')}</h2>
      <dl className="why">
        <dt>{t('posted')}</dt>
        <dd>
          <Ago at={mention.postedAt} />
        </dd>
        <dt>{t('heard')}</dt>
        <dd>
          <Ago at={mention.receivedAt} />{' '}
          {lag > 0 ? <span className="dimmed">{t('heardLag', { span: spanText(lag) })}</span> : null}
        </dd>
        {mention.country === undefined || mention.country === null ? null : (
          <>
            <dt>{t('country')}</dt>
            <dd>
              <Link to="/feed" search={{ country: mention.country }}>
                {countryWords(mention.country)}
              </Link>
            </dd>
          </>
        )}
        <dt>{t('by')}</dt>
        <dd>
          <Link to="/connections">{mention.connection}</Link>
        </dd>
      </dl>
    </section>
  );
}
