import { useText } from '../i18n/use-text.ts';
import { LinesOverTime } from './LinesOverTime.tsx';
import { NetworkNumbers } from './NetworkNumbers.tsx';
import { TopicNumbers } from './TopicNumbers.tsx';
import { TopicsByNetwork } from './TopicsByNetwork.tsx';
import { useView } from './use-view.ts';

/** Topics over time, then sentiment by topic, by network, and by both at once. */
export function TopicsPage() {
  const t = useText('brand');
  const { shared } = useView();
  return (
    <>
      <LinesOverTime split="topic" net={false} title={t('topicsOverTime')} />
      <TopicNumbers />
      <NetworkNumbers />
      {shared ? null : <TopicsByNetwork />}
    </>
  );
}
