import { useQueries, useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../api/analytics.ts';
import type { TopicCount } from '../api/analytics.ts';
import { statusQuery } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import { netOf, signedText } from '../text/numbers.ts';
import { networkName } from '../text/words.ts';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { usePlace } from './place.ts';
import { useView } from './use-view.ts';

const mostNetworks = 8;

/** Net sentiment of each topic on each network, with the number of mentions behind it. */
export function TopicsByNetwork() {
  const t = useText('brand');
  const { question, options, search } = useView();
  const { brand, topicName } = usePlace();
  const { data: status } = useQuery(statusQuery);
  const listened = (status?.connections ?? []).filter((one) => one.brand === brand?.id).map(({ network }) => network);
  const networks = search.network === undefined ? [...new Set(listened)].toSorted().slice(0, mostNetworks) : [search.network];
  const answers = useQueries({
    queries: networks.map((network) => ({ ...topicsQuery({ ...question, network }), ...options })),
  });
  const cells = new Map<string, TopicCount>();
  const heard = new Map<string, number>();
  answers.forEach(({ data }, index) => {
    for (const topic of data?.topics ?? []) {
      cells.set(`${topic.id} ${networks[index] ?? ''}`, topic);
      heard.set(topic.id, (heard.get(topic.id) ?? 0) + topic.count);
    }
  });
  const rows = [...heard]
    .filter(([, count]) => count > 0)
    .toSorted((a, b) => b[1] - a[1])
    .map(([topic]) => topic);
  const failed = answers.find(({ isError, data }) => isError && data === undefined);
  const answer = {
    data: failed === undefined && answers.every(({ data }) => data !== undefined) && status !== undefined ? answers : undefined,
    isPending: answers.some(({ isPending }) => isPending),
    isError: failed !== undefined,
    error: failed?.error,
    refetch: () => Promise.all(answers.map((one) => one.refetch())),
  };
  const columns: Column<string>[] = [
    { key: 'topic', head: t('topic'), words: true, cell: topicName, value: topicName },
    ...networks.map((network): Column<string> => ({
      key: network,
      head: networkName(network),
      cell: (topic) => {
        const cell = cells.get(`${topic} ${network}`);
        if (cell === undefined || cell.count === 0) return <span className="dimmed">–</span>;
        return (
          <>
            <b>{signedText(netOf(cell) ?? 0)}</b>{' '}
            <span className="dimmed">
              {t('of')} <MentionsDoor count={cell.count} only={{ topic, network }} />
            </span>
          </>
        );
      },
      value: (topic) => {
        const cell = cells.get(`${topic} ${network}`);
        return cell === undefined || cell.count === 0 ? null : Math.round(netOf(cell) ?? 0);
      },
    })),
  ];
  return (
    <Numbers
      title={t('topicsByNetwork')}
      hint={t('topicsByNetworkHint')}
      file="topics-by-network"
      answer={answer}
      rows={rows}
      idOf={(topic) => topic}
      columns={columns}
      empty={{ title: t('noTopics'), hint: t('noTopicsHint') }}
    />
  );
}
