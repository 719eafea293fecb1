import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { agentReportQuery, reportCounts, reportSpans } from '../../api/reports.ts';
import type { AgentReport, ReportLine, Spread } from '../../api/reports.ts';
import { reportRanges } from '../../app/search.ts';
import type { ReportsSearch } from '../../app/search.ts';
import { useBrand } from '../../app/use-brand.ts';
import { useText } from '../../i18n/use-text.ts';
import { countText } from '../../text/numbers.ts';
import { spanText } from '../../text/time.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useTitle } from '../../ui/use-title.ts';
import { SuperviseNav } from '../SuperviseNav.tsx';
import { csvOf } from './csv.ts';

const route = getRouteApi('/reports');
const spans = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 } as const;
const DAY_MS = 86_400_000;
/** The report is asked for whole minutes, so that a page drawn anew asks the same. */
const MINUTE_MS = 60_000;

/** What agents did in a range, by the field's definitions. */
export function ReportsPage() {
  const t = useText('reports');
  const { brand } = useBrand();
  const search = route.useSearch();
  const navigate = useNavigate();
  const range = search.range ?? '7d';
  const hours = search.hours ?? 'calendar';
  const since = search.since ?? 'receipt';
  const ask = useMemo(() => {
    const to = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    return { from: new Date(to - spans[range] * DAY_MS).toISOString(), to: new Date(to).toISOString() };
  }, [range]);
  const report = useQuery({
    ...agentReportQuery({ ...ask, brand: brand?.id, queue: search.queue, hours, since }),
    enabled: brand !== undefined,
  });
  const set = (change: ReportsSearch): void =>
    void navigate({ to: '/reports', search: (before) => ({ ...before, ...change }), replace: true });
  useTitle(t('title'));
  const { data } = report;
  return (
    <main id="main" className="page supervise">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <span className="grow" />
        <SuperviseNav />
      </header>
      <div className="sup-filters">
        <NativeSelect
          label={t('range')}
          value={range}
          onChange={(event) => set({ range: reportRanges.find((one) => one === event.currentTarget.value) })}
          data={reportRanges.map((value) => ({ value, label: t(`last${value}`) }))}
        />
        <NativeSelect
          label={t('hours')}
          value={hours}
          onChange={(event) => set({ hours: event.currentTarget.value === 'business' ? 'business' : undefined })}
          data={(['calendar', 'business'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <NativeSelect
          label={t('since')}
          value={since}
          onChange={(event) => set({ since: event.currentTarget.value === 'post' ? 'post' : undefined })}
          data={(['receipt', 'post'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </div>
      {report.isPending ? <Loading what={t('loading')} rows={6} height={36} /> : null}
      {report.isError ? <Failed what={t('failed')} error={report.error} onRetry={() => void report.refetch()} /> : null}
      {data === undefined ? null : <Report report={data} />}
    </main>
  );
}

function Report({ report }: { readonly report: AgentReport }) {
  const t = useText('reports');
  if (report.agents.length === 0) {
    return (
      <Empty icon="cases" title={t('nobody')}>
        {t('nobodyHint')}
      </Empty>
    );
  }
  const save = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csvOf(report)], { type: 'text/csv' }));
    link.download = `agents-${report.from.slice(0, 10)}-${report.to.slice(0, 10)}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      {report.complete ? null : <p className="sup-note">{t('incomplete')}</p>}
      <div className="table-scroller">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('agent')}</th>
              {[...reportCounts, ...reportSpans].map((name) => (
                <th key={name} scope="col" className="number">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.agents.map((agent) => (
              <Line key={agent.id} name={agent.name} line={agent} />
            ))}
            {report.total === null ? null : <Line name={t('all')} line={report.total} />}
          </tbody>
        </table>
      </div>
      <p className="dimmed small">{t('spreadHint')}</p>
      <Button size="compact-md" variant="default" onClick={save}>
        {t('csv')}
      </Button>
    </>
  );
}

function Line({ name, line }: { readonly name: string; readonly line: ReportLine }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {reportCounts.map((count) => (
        <td key={count} className="number">
          {countText(line[count])}
        </td>
      ))}
      {reportSpans.map((span) => (
        <td key={span} className="number nowrap">
          <Times spread={line[span]} />
        </td>
      ))}
    </tr>
  );
}

function Times({ spread }: { readonly spread: Spread }) {
  const t = useText('reports');
  const { median, p90 } = spread;
  if (median === null || p90 === null) return '–';
  return t('spread', { median: spanText(median * 1000), p90: spanText(p90 * 1000) });
}
