import { useLiveState } from '../live/live.tsx';
import { clockText, spanText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';

const patienceMs = 4_000;

/** Says since when what is shown may be old. A break of a few seconds is not worth a line. */
export function StaleNotice() {
  const live = useLiveState();
  return (
    <div role="status" className="stale-place">
      {live.kind === 'offline' ? <Stale since={live.since} /> : null}
    </div>
  );
}

function Stale({ since }: { readonly since: number }) {
  const now = useNow('second');
  if (now - since < patienceMs) return null;
  return (
    <p className="stale">
      <Icon name="warning" size={14} />
      <span>
        <b>Not live.</b> What you see was true at {clockText(new Date(since).toISOString())}, {spanText(now - since)} ago. Trying
        to reach the server again.
      </span>
    </p>
  );
}
