import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../api/analytics.ts';
import type { TopicCount } from '../api/analytics.ts';
import { noTopic } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { netOf, shareText, signedText } from '../text/numbers.ts';
import { NetBar, ShareBar, Sparkline } from './bars.tsx';
import { ChangeText } from './ChangeText.tsx';
import type { Column } from './DataTable.tsx';
import { CasesDoor, MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { usePlace } from './place.ts';
import { useView } from './use-view.ts';

/** What is talked about, how much, how that changed, and with what feeling. */
export function TopicNumbers() {
  const t = useText('brand');
  const { question, compare, options, byTime, before } = useView();
  const { topicName } = usePlace();
  const answer = useQuery({ ...topicsQuery({ ...question, compare, ...byTime }), ...options });
  const rows = (answer.data?.topics ?? [])
    .filter((one) => one.count > 0 || (one.before ?? 0) > 0)
    .toSorted((a, b) => Number(a.id === noTopic) - Number(b.id === noTopic) || b.count - a.count);
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const columns: Column<TopicCount>[] = [
    { key: 'topic', head: t('topic'), words: true, cell: ({ id }) => topicName(id), value: ({ id }) => topicName(id) },
    {
      key: 'count',
      head: t('mentions'),
      cell: ({ id, count }) => <MentionsDoor count={count} only={{ topic: id }} />,
      value: ({ count }) => count,
    },
    {
      key: 'share',
      head: t('share'),
      cell: ({ count }) => shareText(count, all),
      value: ({ count }) => (all === 0 ? null : Number((count / all).toFixed(4))),
    },
    { key: 'bar', head: t('shareBar'), headHidden: true, wide: true, cell: ({ count }) => <ShareBar part={count / most} /> },
    ...(before === null
      ? []
      : [
          {
            key: 'before',
            head: t(compare === 'week' ? 'changeOnWeek' : 'changeOnBefore'),
            cell: ({ count, before: then }: TopicCount) => <ChangeText now={count} then={then} />,
            value: (row: TopicCount) => row.before ?? null,
          },
        ]),
    {
      key: 'series',
      head: t('overTime'),
      wide: true,
      cell: ({ series }) => (series === undefined ? null : <Sparkline series={series} />),
    },
    {
      key: 'net',
      head: t('net'),
      cell: (row) => (
        <MentionsDoor count={row.count} only={netSide(row)}>
          {signedText(netOf(row) ?? 0)}
        </MentionsDoor>
      ),
      value: (row) => Math.round(netOf(row) ?? 0),
    },
    { key: 'net-bar', head: t('netBar'), headHidden: true, wide: true, cell: (row) => <NetBar net={netOf(row) ?? 0} /> },
    {
      key: 'cases',
      head: t('casesOpened'),
      cell: ({ id, casesOpened }) => (casesOpened === undefined ? '–' : <CasesDoor count={casesOpened} only={{ topic: id }} />),
      value: ({ casesOpened }) => casesOpened ?? null,
    },
  ];
  return (
    <Numbers
      title={t('topics')}
      hint={t('topicsHint')}
      file="topics"
      answer={answer}
      rows={rows}
      idOf={({ id }) => id}
      columns={columns}
      empty={{ title: t('noTopics'), hint: t('noTopicsHint') }}
    />
  );

  function netSide(row: TopicCount) {
    const net = netOf(row) ?? 0;
    return { topic: row.id, ...(net === 0 ? {} : { sentiment: net < 0 ? ('negative' as const) : ('positive' as const) }) };
  }
}
