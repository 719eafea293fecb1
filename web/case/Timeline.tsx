import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { shortText } from '../text/time.ts';
import { Ago } from '../ui/Ago.tsx';
import { useNow } from '../ui/use-now.ts';
import { activityText, actorName } from './activity-text.ts';

/** Every decision, newest first, with who and why. */
export function Timeline({ one }: { readonly one: CaseDetail }) {
  const t = useText('reply');
  const now = useNow('ten-seconds');
  const me = useMe();
  const known = new Set(one.mentions.map(({ id }) => id));
  return (
    <ol className="timeline">
      {one.timeline.toReversed().map((activity, index) => (
        <li key={`${activity.at}${index}`}>
          <span className="timeline-at dimmed number">{shortText(activity.at, now)}</span>
          <div>
            <b className="strong">{actorName(activity.by, me?.id)}</b> <bdi>{activityText(activity)}</bdi>
            {activity.type === 'note' && activity.detail !== null ? (
              <p className="timeline-note">{cleanText(activity.detail)}</p>
            ) : null}
            <p className="dimmed small">
              <Ago at={activity.at} />
              {activity.mention !== null && known.has(activity.mention) ? (
                <>
                  {' · '}
                  <Link to="/feed" search={{ mention: activity.mention }}>
                    {t('theMention')}
                  </Link>
                </>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
