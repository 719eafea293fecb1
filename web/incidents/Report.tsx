import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { incidentReportQuery } from '../api/incidents.ts';
import type { IncidentReport } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { countText, shareText } from '../text/numbers.ts';
import { absoluteText, shortText, spanText } from '../text/time.ts';
import { networkName } from '../text/words.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { SeriesChart } from './SeriesChart.tsx';

/** An incident in numbers, to be looked back at and printed: what happened, who heard of it, and how it was answered. */
export function Report({ id }: { readonly id: string }) {
  const t = useText('incidents');
  const report = useQuery(incidentReportQuery(id));
  if (report.data === undefined) {
    return report.isError ? (
      <Failed what={t('reportFailed')} error={report.error} onRetry={() => void report.refetch()} />
    ) : (
      <Loading what={t('report')} rows={8} height={44} />
    );
  }
  const { data } = report;
  return (
    <article className="incident-report" aria-label={t('report')}>
      <div className="incident-do incident-gap no-print">
        <Button size="compact-sm" variant="default" onClick={() => window.print()}>
          {t('print')}
        </Button>
        <span className="dimmed small">{t(data.incident.state === 'closed' ? 'reportFinal' : 'reportSoFar')}</span>
      </div>
      <Numbers report={data} />
      <SeriesChart series={data.series} />
      <div className="incident-columns even">
        <Timeline entries={data.timeline} />
        <Networks networks={data.networks} />
      </div>
    </article>
  );
}

function Numbers({ report }: { readonly report: IncidentReport }) {
  const t = useText('incidents');
  const { mentions, reach, authors, cases, firstResponse, resolution, complete = true } = report;
  const seconds = (value: number): string => spanText(value * 1000);
  const tiles = [
    {
      text: t('mentions'),
      value: countText(mentions),
      hint: `${t('byAuthors', { count: Math.round(authors) })}${complete ? '' : `; ${t('notAllLookedAt')}`}`,
    },
    { text: t('reach'), value: countText(reach), hint: t('reachHint') },
    {
      text: t('linked'),
      value: countText(cases.linked),
      hint: t('casesHint', { answered: cases.answered, told: cases.told, solved: shareText(cases.solved, cases.linked) }),
    },
    {
      text: t('firstResponse'),
      value: firstResponse === null ? '–' : seconds(firstResponse.median),
      hint: firstResponse === null ? t('noneYet') : t('nineInTen', { span: seconds(firstResponse.p90) }),
    },
    {
      text: t('resolution'),
      value: resolution === null ? '–' : seconds(resolution.median),
      hint: resolution === null ? t('noneYet') : t('nineInTen', { span: seconds(resolution.p90) }),
    },
  ];
  return (
    <ul className="tiles incident-tiles">
      {tiles.map(({ text, value, hint }) => (
        <li key={text} className="tile">
          <span className="dimmed">{text}</span>
          <span className="tile-number">{value}</span>
          <span className="dimmed small">{hint}</span>
        </li>
      ))}
    </ul>
  );
}

const kinds = [
  'proposed',
  'opened',
  'accepted',
  'declined',
  'statement',
  'approved',
  'telling',
  'told',
  'linked',
  'unlinked',
  'closed',
  'concluded',
] as const;

function Timeline({ entries }: { readonly entries: IncidentReport['timeline'] }) {
  const t = useText('incidents');
  const kindText = (kind: string): string => {
    const known = kinds.find((one) => one === kind);
    return known === undefined ? kind : t(`kind-${known}`);
  };
  return (
    <section className="block" aria-labelledby="report-timeline">
      <div className="block-head">
        <h2 id="report-timeline">{t('timeline')}</h2>
      </div>
      <ol className="incident-timeline">
        {entries.map(({ at, kind, by, text }, index) => (
          // Entries are only ever added at the end.
          <li key={index}>
            <time dateTime={at} title={absoluteText(at)} className="number dimmed">
              {shortText(at, 0)}
            </time>
            <span>
              <b className="strong">{kindText(kind)}</b>{' '}
              <span className="dimmed">{by === null ? t('byItself') : t('byWhom', { name: by.name })}</span>
              {text === '' ? null : (
                <bdi dir="auto" className="incident-entry">
                  {cleanText(text)}
                </bdi>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Networks({ networks }: { readonly networks: IncidentReport['networks'] }) {
  const t = useText('incidents');
  const all = networks.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="block" aria-labelledby="report-networks">
      <div className="block-head">
        <h2 id="report-networks">{t('networks')}</h2>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('network')}</th>
            <th scope="col" className="right">
              {t('mentions')}
            </th>
            <th scope="col" className="right">
              {t('share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {networks.map(({ network, count }) => (
            <tr key={network}>
              <th scope="row">{networkName(network)}</th>
              <td className="right number">{countText(count)}</td>
              <td className="right number">{shareText(count, all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
