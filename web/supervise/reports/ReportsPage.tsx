import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { agentReportQuery } from '../../api/reports.ts';
import type { AgentReport, ReportAsk } from '../../api/reports.ts';
import { maySeeReports } from '../../api/session.ts';
import type { ReportsSearch } from '../../app/search.ts';
import { useBrand } from '../../app/use-brand.ts';
import { useMe } from '../../app/use-me.ts';
import { useText } from '../../i18n/use-text.ts';
import { shortText } from '../../text/time.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { NotForYou } from '../NotForYou.tsx';
import { SuperviseNav } from '../SuperviseNav.tsx';
import { csvOf } from './csv.ts';
import { Definitions } from './Definitions.tsx';
import { ReportFilters } from './ReportFilters.tsx';
import { reportSpan } from './report-span.ts';
import { ReportTable } from './ReportTable.tsx';
import { saveFile } from '../../ui/save-file.ts';

const route = getRouteApi('/reports');

/** What agents did in a time, and how long customers waited. */
export function ReportsPage() {
  const t = useText('reports');
  const me = useMe();
  const { brand } = useBrand();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/reports' });
  const { range, from, to, queue, hours = 'calendar', since = 'receipt' } = search;
  const span = useMemo(() => reportSpan({ range, from, to }, Date.now()), [range, from, to]);
  const ask: ReportAsk = { from: span?.from ?? '', to: span?.to ?? '', brand: brand?.id, queue, hours, since };
  const report = useQuery({ ...agentReportQuery(ask), enabled: brand !== undefined && span !== null });
  useTitle(t('title'));
  const change = (part: ReportsSearch): void => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <main id="main" className="page supervise">
      <header className="page-head">
        <h1>{t('title')}</h1>
        {report.data === undefined || span === null ? null : (
          <span className="dimmed">
            {t('covers', {
              from: shortText(report.data.from, Date.now()),
              to: shortText(report.data.to, Date.now()),
            })}
          </span>
        )}
        <span className="grow" />
        <SuperviseNav />
      </header>
      {me === undefined || maySeeReports(me) ? (
        <>
          <ReportFilters search={search} onChange={change} />
          {span === null ? (
            <p role="alert" className="sup-note">
              {t('tooLong')}
            </p>
          ) : report.isError ? (
            <Failed what={t('failed')} error={report.error} onRetry={() => void report.refetch()} />
          ) : report.data === undefined ? (
            <Loading what={t('loading')} rows={6} height={40} />
          ) : (
            <Report report={report.data} />
          )}
        </>
      ) : (
        <NotForYou title={t('notAllowed')} action={t('toDesk')}>
          {t('notAllowedHint')}
        </NotForYou>
      )}
    </main>
  );
}

function Report({ report }: { readonly report: AgentReport }) {
  const t = useText('reports');
  const { agents, total, complete, from, to } = report;
  if (agents.length === 0 && (total === null || total.replies + total.claimed + total.solved === 0)) {
    return (
      <Empty icon="cases" title={t('nobody')}>
        {t('nobodyHint')}
      </Empty>
    );
  }
  return (
    <>
      {complete ? null : <p className="sup-note">{t('incomplete')}</p>}
      {total === null ? <p className="dimmed">{t('ownOnly')}</p> : null}
      <ReportTable report={report} />
      <div className="block">
        <Button
          size="compact-md"
          variant="default"
          onClick={() => saveFile(`agents-${from.slice(0, 10)}-${to.slice(0, 10)}.csv`, csvOf(report))}
        >
          {t('csv')}
        </Button>
      </div>
      <Definitions />
    </>
  );
}
