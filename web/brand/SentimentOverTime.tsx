import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { alertsQuery } from '../api/alerts.ts';
import type { Alert } from '../api/alerts.ts';
import { sentimentQuery } from '../api/analytics.ts';
import type { SentimentLabel } from '../api/types.ts';
import { sentiments } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, netOf, signedText } from '../text/numbers.ts';
import { useNow } from '../ui/use-now.ts';
import { alertPlace, bandsIn } from './alert-text.ts';
import { bucketName } from './bucket-names.ts';
import { bucketsOf } from './buckets.ts';
import type { Bucket } from './buckets.ts';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { usePlace } from './place.ts';
import { SentimentChart } from './SentimentChart.tsx';
import { useView } from './use-view.ts';

interface Row extends Bucket {
  /** How many it were at the same place of the time before. */
  readonly before: number | null;
  /** What rose in it, beyond chance. */
  readonly alerts: readonly Alert[];
}

/** Net sentiment and mentions over time, with the time before as a dashed line. */
export function SentimentOverTime({ choices }: { readonly choices?: ReactNode }) {
  const t = useText('brand');
  const { question, options, span, before, byTime, compare, search, shared } = useView();
  const { topicName } = usePlace();
  const minute = Math.floor(useNow('ten-seconds') / 60_000) * 60_000;
  const { bucket } = span;
  const now = useQuery({ ...sentimentQuery({ ...question, ...byTime }), ...options });
  const earlier = { ...question, from: before?.from ?? '', to: before?.to ?? '', ...byTime };
  const then = useQuery({ ...sentimentQuery(earlier), ...options, enabled: options.enabled && before !== null });
  const buckets = bucketsOf(now.data?.buckets ?? [], span);
  const written = { bucket, zone: now.data?.zone };
  const compared = before === null || then.data === undefined ? [] : bucketsOf(then.data.buckets, before);
  const rises = useQuery({
    ...alertsQuery({ brand: question.brand, state: 'all', from: span.from, to: span.to }),
    ...options,
    enabled: options.enabled && !shared,
  });
  const concerned = (rises.data?.items ?? []).filter(
    ({ topic, network }) =>
      (search.topic === undefined || topic === null || topic === search.topic) &&
      (search.network === undefined || network === null || network === search.network),
  );
  const bands = bandsIn(concerned, span, minute);
  const rows: Row[] = buckets.map((one, index) => ({
    ...one,
    before: compared[index]?.count ?? null,
    alerts: bands.filter(({ from, to }) => from < Date.parse(one.end) && to > Date.parse(one.start)).map(({ alert }) => alert),
  }));
  const alertsText = (row: Row): string => row.alerts.map((alert) => alertPlace(alert, topicName)).join('; ');
  const heard = rows.some(({ count }) => count > 0);
  const sentiment = (label: SentimentLabel): Column<Row> => ({
    key: label,
    head: t(label),
    cell: (row) => <MentionsDoor count={row[label]} only={{ sentiment: label, from: row.from, to: row.to }} />,
    value: (row) => row[label],
  });
  const columns: Column<Row>[] = [
    { key: 'start', head: t(bucket), words: true, cell: (row) => bucketName(row.start, written), value: (row) => row.start },
    {
      key: 'count',
      head: t('mentions'),
      cell: (row) => <MentionsDoor count={row.count} only={{ from: row.from, to: row.to }} />,
      value: (row) => row.count,
    },
    ...sentiments.map(sentiment),
    {
      key: 'net',
      head: t('net'),
      cell: (row) => netText(row),
      value: (row) => rounded(netOf(row)),
    },
    ...(before === null
      ? []
      : [
          {
            key: 'before',
            head: t(compare === 'week' ? 'lastWeek' : 'beforeThat'),
            cell: (row: Row) => (row.before === null ? '–' : countText(row.before)),
            value: (row: Row) => row.before,
          },
        ]),
    ...(bands.length === 0
      ? []
      : [{ key: 'alerts', head: t('alerts'), words: true, cell: alertsText, value: alertsText } satisfies Column<Row>]),
  ];
  return (
    <Numbers
      title={t('sentimentOverTime')}
      choices={choices}
      file="sentiment"
      answer={now}
      rows={heard ? rows : []}
      idOf={(row) => row.start}
      columns={columns}
      chart={
        <SentimentChart
          buckets={rows}
          bands={bands}
          before={compared.some(({ count }) => count > 0) ? compared : []}
          span={span}
          written={written}
          compare={compare}
        />
      }
      empty={{ title: t('nothingSaid'), hint: t('nothingSaidHint') }}
    />
  );
}

function rounded(net: number | null): number | null {
  return net === null ? null : Math.round(net);
}
function netText(row: Row): string {
  const net = netOf(row);
  return net === null ? '–' : signedText(net);
}
