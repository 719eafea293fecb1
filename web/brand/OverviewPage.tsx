import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '../api/analytics.ts';
import { Alerts } from './Alerts.tsx';
import { OverTime } from './OverTime.tsx';
import { Tiles } from './Tiles.tsx';
import { TopicNumbers } from './TopicNumbers.tsx';
import { Trends } from './Trends.tsx';
import { useView } from './use-view.ts';
import { VoiceNumbers } from './VoiceNumbers.tsx';

/** How the brand stands: what to glance at first, then over time and by topic, and beside it what is out of the ordinary. */
export function OverviewPage() {
  const { question, compare, options, shared } = useView();
  const overview = useQuery({ ...overviewQuery({ ...question, compare }), ...options });
  return (
    <>
      <Tiles answer={overview} />
      <div className="brand-columns">
        <div>
          <OverTime />
          <TopicNumbers />
        </div>
        <div>
          {shared ? null : (
            <>
              <Alerts />
              <Trends />
            </>
          )}
          <VoiceNumbers short />
        </div>
      </div>
    </>
  );
}
