import { RichText } from '../i18n/RichText.tsx';
import { useLiveState } from '../live/live.tsx';
import { agoText, clockText } from '../text/time.ts';
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
        <RichText
          area="app"
          name="stale"
          with={{
            strong: (inside) => <b>{inside}</b>,
            time: clockText(new Date(since).toISOString()),
            ago: agoText(now - since),
          }}
        />
      </span>
    </p>
  );
}
