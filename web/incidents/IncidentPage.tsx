import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { incidentQuery } from '../api/incidents.ts';
import type { TaggedIncident } from '../api/incidents.ts';
import { mayDecideIncidents } from '../api/may.ts';
import { ApiError, explain } from '../api/problem.ts';
import { useBrand } from '../app/use-brand.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { relativeText, shortText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { useNow } from '../ui/use-now.ts';
import { useTitle } from '../ui/use-title.ts';
import { Decision } from './Decision.tsx';
import { IncidentNumbers } from './IncidentNumbers.tsx';
import { LinkedCases } from './LinkedCases.tsx';
import { matchText } from './match-text.ts';
import { Report } from './Report.tsx';
import { Statement } from './Statement.tsx';
import { StateTag } from './StateTag.tsx';
import { useIncidentAction } from './use-incident-action.ts';
import '../styles/incidents.css';

const route = getRouteApi('/incidents/$incidentId');

/** One incident: what it is, what its customers are told, its cases, and what came of it. */
export function IncidentPage() {
  const t = useText('incidents');
  const { incidentId } = route.useParams();
  const found = useQuery(incidentQuery(incidentId));
  useTitle(found.data === undefined ? t('one') : cleanText(found.data.incident.title));
  return (
    <main id="main" className="page incidents">
      <p className="incident-back no-print">
        <Link to="/incidents">
          <Icon name="back" size={13} /> {t('toList')}
        </Link>
      </p>
      {found.data === undefined ? (
        <>
          <h1 className="vh">{t('one')}</h1>
          {found.isPending ? <Loading what={t('one')} rows={6} height={64} /> : null}
          {found.isError ? <Failed what={t('oneFailed')} error={found.error} onRetry={() => void found.refetch()} /> : null}
        </>
      ) : (
        <One tagged={found.data} />
      )}
    </main>
  );
}

function One({ tagged }: { readonly tagged: TaggedIncident }) {
  const t = useText('incidents');
  const me = useMe();
  const now = useNow('ten-seconds');
  const { tab } = route.useSearch();
  const { topicName } = useBrand();
  const action = useIncidentAction(tagged);
  const { incident } = tagged;
  const { title, state, began, match, acceptedBy, acceptedAt, closedBy, closedAt } = incident;
  const decides = mayDecideIncidents(me);
  const stale = action.error instanceof ApiError && action.error.problem.status === 412;
  return (
    <>
      <header className="page-head incident-head">
        <h1>
          <bdi>{cleanText(title)}</bdi>
        </h1>
        <StateTag state={state} />
        <span className="grow" />
        <nav className="brand-nav no-print" aria-label={t('views')}>
          <Link
            from="/incidents/$incidentId"
            search={(before) => ({ ...before, tab: undefined })}
            activeOptions={{ exact: true, explicitUndefined: true }}
            aria-current={tab === undefined ? 'page' : undefined}
          >
            {t('work')}
          </Link>
          <Link
            from="/incidents/$incidentId"
            search={(before) => ({ ...before, tab: 'report' as const })}
            activeOptions={{ exact: true, explicitUndefined: true }}
            aria-current={tab === 'report' ? 'page' : undefined}
          >
            {t('report')}
          </Link>
        </nav>
      </header>
      <p className="dimmed">
        {t('beganAt', { at: shortText(began, now), ago: relativeText(Date.parse(began), now) })}
        {'. '}
        {t('matches')} <bdi>{matchText(match, topicName)}</bdi>.
        {acceptedBy === null || acceptedAt === null
          ? null
          : ` ${t('acceptedBy', { name: acceptedBy.name, when: shortText(acceptedAt, now) })}`}
        {closedBy === null || closedAt === null
          ? null
          : ` ${t(state === 'declined' ? 'declinedBy' : 'closedBy', { name: closedBy.name, when: shortText(closedAt, now) })}`}
      </p>
      <div role="alert">
        {action.error === null ? null : (
          <p className="incident-refusal">
            <Icon name="warning" size={14} /> <b>{t('notDone')}</b> {stale ? t('changedSince') : explain(action.error)}{' '}
            <button type="button" className="link-button" onClick={action.dismiss}>
              {t('dismiss')}
            </button>
          </p>
        )}
      </div>
      {tab === 'report' ? (
        <Report id={incident.id} />
      ) : (
        <>
          {state === 'proposed' || state === 'declined' ? null : <IncidentNumbers incident={incident} />}
          <div className="incident-columns">
            <div>
              {state === 'proposed' || state === 'declined' ? null : (
                <LinkedCases incident={incident} action={decides ? action : null} />
              )}
              {state === 'proposed' ? <Decision tagged={tagged} action={action} decides={decides} /> : null}
              {state === 'declined' ? <Declined because={incident.declinedBecause ?? null} /> : null}
            </div>
            <div>
              {state === 'open' || state === 'closed' ? <Statement incident={incident} action={decides ? action : null} /> : null}
              {state === 'open' ? <Decision tagged={tagged} action={action} decides={decides} /> : null}
            </div>
          </div>
        </>
      )}
    </>
  );
}

function Declined({ because }: { readonly because: string | null }) {
  const t = useText('incidents');
  return (
    <>
      <p className="dimmed">{t('declinedHint')}</p>
      {because === null ? null : (
        <p>
          {t('declinedBecause')} <bdi dir="auto">{cleanText(because)}</bdi>
        </p>
      )}
    </>
  );
}
