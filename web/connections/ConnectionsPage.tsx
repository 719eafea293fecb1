import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { meQuery, maySupervise, statusQuery } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import { codeWords } from '../text/words.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ConnectionLine } from './ConnectionLine.tsx';
import { DeadLetters } from './DeadLetters.tsx';
import { JobsTable } from './JobsTable.tsx';
import { Shelf } from './Shelf.tsx';

const route = getRouteApi('/connections');
const tabs = [
  { tab: undefined, text: 'needsLook' },
  { tab: 'ignored', text: 'ignored' },
  { tab: 'dead-letters', text: 'failedWork' },
] as const;

/** Where mentions come from, how each connection stands, and what was set aside and why. */
export function ConnectionsPage() {
  const t = useText('settings');
  const { tab, connection, reason } = route.useSearch();
  const status = useQuery(statusQuery);
  const { data: me } = useQuery(meQuery);
  useTitle(t('connections'));
  const connections = status.data?.connections ?? [];
  const supervises = maySupervise(me);
  return (
    <main id="main" className="page connections">
      <header className="page-head">
        <h1>{t('connections')}</h1>
        <span className="grow" />
        <Link to="/connect" className="button">
          {t('connectAnother')}
        </Link>
      </header>
      <section className="block" aria-label={t('connections')}>
        {status.isPending ? <Loading what={t('loadingConnections')} rows={4} height={56} /> : null}
        {status.isError && status.data === undefined ? (
          <Failed what={t('connectionsFailed')} error={status.error} onRetry={() => void status.refetch()} />
        ) : null}
        {status.data !== undefined && connections.length === 0 ? (
          <Empty icon="plug" title={t('noConnections')} action={<Link to="/connect">{t('howToConnect')}</Link>}>
            {t('noConnectionsHint')}
          </Empty>
        ) : null}
        <ul className="plain connection-list">
          {connections.map((one) => (
            <ConnectionLine key={one.id} connection={one} />
          ))}
        </ul>
      </section>
      <section className="block" aria-labelledby="aside">
        <div className="block-head">
          <h2 id="aside">{t('setAside')}</h2>
          <span className="dimmed">{t('setAsideHint')}</span>
        </div>
        <nav className="chips" aria-label={t('setAsideKinds')}>
          {tabs.map((one) => (
            <Link
              key={one.text}
              to="/connections"
              search={{ tab: one.tab }}
              className={one.tab === tab ? 'chip on' : 'chip'}
              aria-current={one.tab === tab ? 'true' : undefined}
            >
              {t(one.text)}
            </Link>
          ))}
          {connection === undefined ? null : (
            <Link
              to="/connections"
              search={{ tab, reason }}
              className="chip on"
              aria-label={t('removeConnection', { name: connection })}
            >
              <span className="dimmed">{t('connection')}</span> <b>{connection}</b> ×
            </Link>
          )}
          {reason === undefined ? null : (
            <Link
              to="/connections"
              search={{ tab, connection }}
              className="chip on"
              aria-label={t('removeReason', { name: reason })}
            >
              <span className="dimmed">{t('reason')}</span> <b>{codeWords(reason)}</b> ×
            </Link>
          )}
        </nav>
        {tab === 'dead-letters' ? (
          <DeadLetters mayReplay={supervises} />
        ) : (
          <Shelf filter={{ outcome: tab === 'ignored' ? 'ignored' : 'parked', connection, reason }} mayReplay={supervises} />
        )}
      </section>
      {status.data === undefined ? null : <JobsTable jobs={status.data.jobs} />}
    </main>
  );
}
