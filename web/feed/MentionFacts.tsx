import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseQuery } from '../api/cases.ts';
import type { Mention } from '../api/types.ts';
import { cleanText, safeLink } from '../text/clean.ts';
import { countOf } from '../text/numbers.ts';
import { spanText } from '../text/time.ts';
import { codeWords, priorityNames, statusNames } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { NextDue } from '../ui/DueLabel.tsx';
import { MarkedText } from '../ui/MarkedText.tsx';

/** The mention's case in four lines, and the door to it. */
export function CaseSummarySection({ mention }: { readonly mention: Mention }) {
  const found = useQuery({ ...caseQuery(mention.case ?? ''), enabled: mention.case !== null });
  if (mention.case === null) return null;
  const one = found.data?.case;
  return (
    <section className="facts">
      <h2>Its case</h2>
      <Link to="/cases/$caseId" params={{ caseId: mention.case }} className="case-card">
        {one === undefined ? (
          <span>Open its case</span>
        ) : (
          <>
            <span className="spread">
              <b className="strong cut">{cleanText(one.subject)}</b>
              <NextDue sla={one.sla} status={one.status} />
            </span>
            <span className="dimmed">
              C-{one.number} · {statusNames[one.status]} · {priorityNames[one.priority]} · {countOf(one.mentionCount, 'mention')}
            </span>
            <span className="dimmed">
              {one.owner.kind === 'queue' ? 'Owner for the queue:' : 'With'} {one.owner.name}
            </span>
          </>
        )}
      </Link>
    </section>
  );
}

/** Media are not loaded from other people's servers: each is a link that says where it leads. */
export function MediaSection({ mention: { media } }: { readonly mention: Mention }) {
  const links = (media ?? []).flatMap(({ type, url }) => {
    const link = safeLink(url);
    return link === null ? [] : [{ type, ...link }];
  });
  if (links.length === 0) return null;
  return (
    <section className="facts">
      <h2>Attached</h2>
      <ul className="plain">
        {links.map(({ type, href, host }) => (
          <li key={href}>
            <a href={href} target="_blank" rel="noopener noreferrer nofollow">
              {codeWords(type)}
            </a>{' '}
            <span className="dimmed">on {host}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function EarlierTexts({ mention: { revisions } }: { readonly mention: Mention }) {
  if (revisions === undefined || revisions.length === 0) return null;
  return (
    <section className="facts">
      <h2>Earlier text</h2>
      {revisions.map(({ text, replacedAt }) => (
        <div key={replacedAt}>
          <p className="text dimmed">
            <MarkedText text={text} />
          </p>
          <p className="dimmed small">
            <Ago at={replacedAt} prefix="until " />
          </p>
        </div>
      ))}
    </section>
  );
}

const outcomes = { case: 'Belongs to a case', answered: 'Answered', 'no-action': 'No case was opened' } as const;

export function DecisionSection({ mention: { disposition } }: { readonly mention: Mention }) {
  return (
    <section className="facts">
      <h2>Decided</h2>
      {disposition === null ? (
        <p className="dimmed">
          Not yet. It is being worked on; a mention older than a minute without a decision is listed as an orphan.
        </p>
      ) : (
        <>
          <p>{outcomes[disposition.action]}</p>
          <p className="dimmed small">
            Why: {codeWords(disposition.reason)}, <Ago at={disposition.at} />
          </p>
        </>
      )}
    </section>
  );
}

export function TimesSection({ mention }: { readonly mention: Mention }) {
  const lag = Date.parse(mention.receivedAt) - Date.parse(mention.postedAt);
  return (
    <section className="facts">
      <h2>When</h2>
      <dl className="why">
        <dt>Posted</dt>
        <dd>
          <Ago at={mention.postedAt} />
        </dd>
        <dt>Heard</dt>
        <dd>
          <Ago at={mention.receivedAt} /> {lag > 0 ? <span className="dimmed">{spanText(lag)} after it was posted</span> : null}
        </dd>
        <dt>By</dt>
        <dd>
          <Link to="/connections">{mention.connection}</Link>
        </dd>
      </dl>
    </section>
  );
}
