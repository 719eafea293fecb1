import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { meQuery, maySupervise, statusQuery } from '../api/session.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ConnectionLine } from './ConnectionLine.tsx';
import { DeadLetters } from './DeadLetters.tsx';
import { JobsTable } from './JobsTable.tsx';
import { Shelf } from './Shelf.tsx';

const route = getRouteApi('/connections');
const tabs = [
  { tab: undefined, label: 'Needs a look' },
  { tab: 'ignored', label: 'Ignored on purpose' },
  { tab: 'dead-letters', label: 'Failed work' },
] as const;

/** Where mentions come from, how each connection stands, and what was set aside and why. */
export function ConnectionsPage() {
  const { tab, connection, reason } = route.useSearch();
  const status = useQuery(statusQuery);
  const { data: me } = useQuery(meQuery);
  useTitle('Connections');
  const connections = status.data?.connections ?? [];
  const supervises = maySupervise(me);
  return (
    <main id="main" className="page connections">
      <header className="page-head">
        <h1>Connections</h1>
        <span className="grow" />
        <Link to="/connect" className="button">
          Connect another
        </Link>
      </header>
      <section className="block" aria-label="Connections">
        {status.isPending ? <Loading what="connections" rows={4} height={56} /> : null}
        {status.isError && status.data === undefined ? (
          <Failed what="The connections could not be loaded" error={status.error} onRetry={() => void status.refetch()} />
        ) : null}
        {status.data !== undefined && connections.length === 0 ? (
          <Empty icon="plug" title="No connections yet" action={<Link to="/connect">How to connect one</Link>}>
            Each network that is listened to appears here with its health.
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
          <h2 id="aside">Set aside</h2>
          <span className="dimmed">what came in and did not become a mention, with its reason</span>
        </div>
        <nav className="chips" aria-label="Kinds of what was set aside">
          {tabs.map((one) => (
            <Link
              key={one.label}
              to="/connections"
              search={{ tab: one.tab }}
              className={one.tab === tab ? 'chip on' : 'chip'}
              aria-current={one.tab === tab ? 'true' : undefined}
            >
              {one.label}
            </Link>
          ))}
          {connection === undefined ? null : (
            <Link
              to="/connections"
              search={{ tab, reason }}
              className="chip on"
              aria-label={`Remove filter connection ${connection}`}
            >
              <span className="dimmed">Connection</span> <b>{connection}</b> ×
            </Link>
          )}
          {reason === undefined ? null : (
            <Link
              to="/connections"
              search={{ tab, connection }}
              className="chip on"
              aria-label={`Remove filter reason ${reason}`}
            >
              <span className="dimmed">Reason</span> <b>{reason}</b> ×
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
