import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { statusQuery } from '../api/session.ts';
import type { Connection } from '../api/types.ts';
import { healthOf } from '../connections/health.ts';
import { useText } from '../i18n/use-text.ts';
import type { Translate } from '../i18n/types.ts';
import type { app } from '../i18n/en/app.ts';
import { useLiveState } from '../live/live.tsx';
import { Icon } from '../ui/icons.tsx';

/** Whether the page is current, and whether a connection needs somebody; a door to the connections. */
export function LiveBadge() {
  const t = useText('app');
  const live = useLiveState();
  const { data } = useQuery(statusQuery);
  const troubled = (data?.connections ?? []).filter((one) => healthOf(one) === 'halted');
  const words = t(live.kind);
  const trouble = troubleText(troubled, t);
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
          <span className="live-trouble short">{t('stopped', { count: troubled.length })}</span>
        </>
      )}
    </Link>
  );
}

function troubleText(troubled: readonly Connection[], t: Translate<typeof app>): string | null {
  const first = troubled[0];
  if (first === undefined) return null;
  return troubled.length === 1 ? t('needsYou', { label: first.label }) : t('connectionsNeedYou', { count: troubled.length });
}
