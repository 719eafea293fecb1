import { NetworkNumbers } from './NetworkNumbers.tsx';
import { TopicNumbers } from './TopicNumbers.tsx';
import { TopicsByNetwork } from './TopicsByNetwork.tsx';
import { useView } from './use-view.ts';

/** Sentiment by topic, by network, and by both at once. */
export function TopicsPage() {
  const { shared } = useView();
  return (
    <>
      <TopicNumbers />
      <NetworkNumbers />
      {shared ? null : <TopicsByNetwork />}
    </>
  );
}
