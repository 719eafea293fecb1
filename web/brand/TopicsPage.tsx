import { NetworkNumbers } from './NetworkNumbers.tsx';
import { TopicNumbers } from './TopicNumbers.tsx';
import { TopicsByNetwork } from './TopicsByNetwork.tsx';

/** Sentiment by topic, by network, and by both at once. */
export function TopicsPage() {
  return (
    <>
      <TopicNumbers />
      <NetworkNumbers />
      <TopicsByNetwork />
    </>
  );
}
