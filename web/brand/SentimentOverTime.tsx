import { useQuery } from '@tanstack/react-query';
import { sentimentQuery } from '../api/analytics.ts';
import type { SentimentLabel } from '../api/types.ts';
import { sentiments } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, netOf, signedText } from '../text/numbers.ts';
import { bucketName } from './bucket-names.ts';
import { fillBuckets } from './buckets.ts';
import type { Bucket } from './buckets.ts';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { SentimentChart } from './SentimentChart.tsx';
import { useView } from './use-view.ts';

interface Row extends Bucket {
  /** How many it were at the same place of the time before. */
  readonly before: number | null;
}

/** Net sentiment and mentions over time, with the time before as a dashed line. */
export function SentimentOverTime() {
  const t = useText('brand');
  const { question, options, span, before, compare } = useView();
  const { bucket } = span;
  const now = useQuery({ ...sentimentQuery({ ...question, bucket }), ...options });
  const earlier = { ...question, from: before?.from ?? '', to: before?.to ?? '', bucket };
  const then = useQuery({ ...sentimentQuery(earlier), ...options, enabled: options.enabled && before !== null });
  const buckets = fillBuckets(now.data?.buckets ?? [], span);
  const compared = before === null || then.data === undefined ? [] : fillBuckets(then.data.buckets, before);
  const rows: Row[] = buckets.map((one, index) => ({ ...one, before: compared[index]?.count ?? null }));
  const heard = rows.some(({ count }) => count > 0);
  const sentiment = (label: SentimentLabel): Column<Row> => ({
    key: label,
    head: t(label),
    cell: (row) => <MentionsDoor count={row[label]} only={{ sentiment: label, from: row.start, to: row.end }} />,
    value: (row) => row[label],
  });
  const columns: Column<Row>[] = [
    { key: 'start', head: t(bucket), words: true, cell: (row) => bucketName(row.start, bucket), value: (row) => row.start },
    {
      key: 'count',
      head: t('mentions'),
      cell: (row) => <MentionsDoor count={row.count} only={{ from: row.start, to: row.end }} />,
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
  ];
  return (
    <Numbers
      title={t('sentimentOverTime')}
      file="sentiment"
      answer={now}
      rows={heard ? rows : []}
      idOf={(row) => row.start}
      columns={columns}
      chart={
        <SentimentChart
          buckets={rows}
          before={compared.some(({ count }) => count > 0) ? compared : []}
          span={span}
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
