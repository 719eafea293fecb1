import { reportCounts, reportSpans } from '../../api/reports.ts';
import type { AgentReport, ReportLine, Spread } from '../../api/reports.ts';
import { useText } from '../../i18n/use-text.ts';
import { countText } from '../../text/numbers.ts';
import { spanText } from '../../text/time.ts';

/** The report, a line an agent; all together last. */
export function ReportTable({ report }: { readonly report: AgentReport }) {
  const t = useText('reports');
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="table report-table">
        <thead>
          <tr>
            <td className="column-group" />
            <th scope="colgroup" className="column-group" colSpan={reportCounts.length}>
              {t('counts')}
            </th>
            <th scope="colgroup" className="column-group" colSpan={reportSpans.length}>
              {t('times')}
            </th>
          </tr>
          <tr>
            <th scope="col">{t('agent')}</th>
            {[...reportCounts, ...reportSpans].map((name) => (
              <th key={name} scope="col" className="right">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.agents.map((agent) => (
            <Line key={agent.id} name={agent.name} line={agent} />
          ))}
          {report.total === null ? null : <Line name={t('all')} line={report.total} total />}
        </tbody>
      </table>
    </div>
  );
}

function Line(props: { readonly name: string; readonly line: ReportLine; readonly total?: boolean }) {
  const { name, line, total = false } = props;
  return (
    <tr className={total ? 'total' : undefined}>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {reportCounts.map((count) => (
        <td key={count} className={line[count] === 0 ? 'right dimmed' : 'right'}>
          {countText(line[count])}
        </td>
      ))}
      {reportSpans.map((span) => (
        <td key={span} className="right">
          <Times spread={line[span]} />
        </td>
      ))}
    </tr>
  );
}

function Times({ spread }: { readonly spread: Spread }) {
  const t = useText('reports');
  const { count, median, p90 } = spread;
  if (median === null || p90 === null) return <span className="dimmed">–</span>;
  return (
    <span className="two-lines">
      <span>
        {spanText(median * 1000)} <span className="dimmed small">{t('ofCount', { count })}</span>
      </span>
      <span className="dimmed small">{t('nine', { span: spanText(p90 * 1000) })}</span>
    </span>
  );
}
