import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { statusQuery } from '../api/session.ts';
import type { Connection } from '../api/types.ts';
import { healthOf } from '../connections/health.ts';
import { useLiveState } from '../live/live.tsx';
import { Icon } from '../ui/icons.tsx';

/** Whether the page is current, and whether a connection needs somebody; a door to the connections. */
export function LiveBadge() {
  const live = useLiveState();
  const { data } = useQuery(statusQuery);
  const troubled = (data?.connections ?? []).filter((one) => healthOf(one) === 'halted');
  const words = live.kind === 'live' ? 'Live' : live.kind === 'connecting' ? 'Connecting' : 'Offline';
  const trouble = troubleText(troubled);
  return (
    <Link to="/connections" className={`live is-${live.kind}${trouble === null ? '' : ' troubled'}`}>
      {live.kind === 'offline' || trouble !== null ? (
        <Icon name="warning" size={13} />
      ) : (
        <span className="dot" aria-hidden="true" />
      )}
      <span className="live-word">
        {words}
        {trouble === null ? null : ','}
      </span>
      {trouble === null ? null : (
        <>
          <span className="live-trouble long">{trouble}</span>
          <span className="live-trouble short">{troubled.length} stopped</span>
        </>
      )}
    </Link>
  );
}

function troubleText(troubled: readonly Connection[]): string | null {
  const first = troubled[0];
  if (first === undefined) return null;
  return troubled.length === 1 ? `${first.label} needs you` : `${troubled.length} connections need you`;
}
