import { useQuery } from '@tanstack/react-query';
import { sentimentQuery } from '../api/analytics.ts';
import type { Counts } from '../api/analytics.ts';
import type { SentimentBucket } from '../api/types.ts';
import { sentiments } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { netOf, shareText, signedText } from '../text/numbers.ts';
import { networkName } from '../text/words.ts';
import { NetBar, Sparkline } from './bars.tsx';
import { ChangeText } from './ChangeText.tsx';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { useView } from './use-view.ts';

interface Row extends Counts {
  readonly network: string;
  readonly series: readonly number[];
  readonly before: number | null;
}

const add = (sum: Counts, one: Counts): Counts => ({
  negative: sum.negative + one.negative,
  neutral: sum.neutral + one.neutral,
  positive: sum.positive + one.positive,
  count: sum.count + one.count,
});
const nothing: Counts = { negative: 0, neutral: 0, positive: 0, count: 0 };
const of = (buckets: readonly SentimentBucket[], network: string): readonly SentimentBucket[] =>
  buckets.filter(({ key }) => key === network);

/** Where it was said, with what feeling. */
export function NetworkNumbers() {
  const t = useText('brand');
  const { question, options, before, byTime } = useView();
  const shape = { ...byTime, by: 'network' } as const;
  const now = useQuery({ ...sentimentQuery({ ...question, ...shape }), ...options });
  const then = useQuery({
    ...sentimentQuery({ ...question, ...shape, from: before?.from ?? '', to: before?.to ?? '' }),
    ...options,
    enabled: options.enabled && before !== null,
  });
  const buckets = now.data?.buckets ?? [];
  const earlier = before === null ? undefined : then.data?.buckets;
  const networks = [...new Set(buckets.flatMap(({ key }) => (key === null || key === undefined ? [] : [key])))];
  const rows: Row[] = networks
    .map((network) => ({
      network,
      ...of(buckets, network).reduce(add, nothing),
      series: of(buckets, network).map(({ count }) => count),
      before: earlier === undefined ? null : of(earlier, network).reduce(add, nothing).count,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const columns: Column<Row>[] = [
    {
      key: 'network',
      head: t('network'),
      words: true,
      cell: ({ network }) => networkName(network),
      value: ({ network }) => networkName(network),
    },
    {
      key: 'count',
      head: t('mentions'),
      cell: ({ network, count }) => <MentionsDoor count={count} only={{ network }} />,
      value: ({ count }) => count,
    },
    {
      key: 'share',
      head: t('share'),
      cell: ({ count }) => shareText(count, all),
      value: ({ count }) => Number((count / all).toFixed(4)),
    },
    ...sentiments.map((label): Column<Row> => ({
      key: label,
      head: t(label),
      cell: (row) => <MentionsDoor count={row[label]} only={{ network: row.network, sentiment: label }} />,
      value: (row) => row[label],
    })),
    {
      key: 'before',
      head: t('change'),
      cell: ({ count, before: was }) => <ChangeText now={count} then={was} />,
      value: (row) => row.before,
    },
    { key: 'series', head: t('overTime'), wide: true, cell: ({ series }) => <Sparkline series={series} /> },
    { key: 'net', head: t('net'), cell: (row) => signedText(netOf(row) ?? 0), value: (row) => Math.round(netOf(row) ?? 0) },
    { key: 'net-bar', head: t('netBar'), headHidden: true, wide: true, cell: (row) => <NetBar net={netOf(row) ?? 0} /> },
  ];
  return (
    <Numbers
      title={t('networks')}
      file="networks"
      answer={now}
      rows={rows}
      idOf={({ network }) => network}
      columns={columns}
      empty={{ title: t('nothingSaid'), hint: t('nothingSaidHint') }}
    />
  );
}
