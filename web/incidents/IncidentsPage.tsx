import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { incidentsQuery, incidentStates } from '../api/incidents.ts';
import { mayDecideIncidents } from '../api/may.ts';
import { useBrand } from '../app/use-brand.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { IncidentRow } from './IncidentRow.tsx';
import { NewIncident } from './NewIncident.tsx';
import '../styles/incidents.css';
import { ShowMore } from '../ui/ShowMore.tsx';

const route = getRouteApi('/incidents');

/** Problems that many customers report at once: what waits for a decision, what is open, what is over. */
export function IncidentsPage() {
  const t = useText('incidents');
  const me = useMe();
  const { stage: state } = route.useSearch();
  const { brand } = useBrand();
  const [making, setMaking] = useState(false);
  const list = useInfiniteQuery({ ...incidentsQuery({ brand: brand?.id ?? '', state }), enabled: brand !== undefined });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  useTitle(t('title'));
  return (
    <main id="main" className="page incidents">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <nav className="chips" aria-label={t('states')}>
          {([undefined, ...incidentStates] as const).map((one) => (
            <Link
              key={one ?? 'all'}
              to="/incidents"
              search={(before) => ({ ...before, stage: one })}
              activeOptions={{ exact: true, explicitUndefined: true }}
              className={one === state ? 'chip on' : 'chip'}
              aria-current={one === state ? 'true' : undefined}
            >
              {one === undefined ? t('all') : t(`state-${one}`)}
            </Link>
          ))}
        </nav>
        <span className="grow" />
        {mayDecideIncidents(me) && brand !== undefined ? (
          <Button size="compact-md" variant="default" onClick={() => setMaking(true)}>
            {t('new')}
          </Button>
        ) : null}
      </header>
      {list.isPending ? <Loading what={t('title')} rows={6} height={64} /> : null}
      {list.isError && list.data === undefined ? (
        <Failed what={t('listFailed')} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && items.length === 0 ? (
        <Empty icon="check" title={t(state === undefined ? 'none' : 'noneInState')}>
          {t('noneHint')}
        </Empty>
      ) : null}
      <ul className="plain incident-list">
        {items.map((incident) => (
          <li key={incident.id}>
            <IncidentRow incident={incident} />
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
      {making && brand !== undefined ? <NewIncident brand={brand} onClose={() => setMaking(false)} /> : null}
    </main>
  );
}
