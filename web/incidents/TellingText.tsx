import type { Telling } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { shortText } from '../text/time.ts';
import { useNow } from '../ui/use-now.ts';

/** Whether one customer was told, when, and if not why. */
export function TellingText({ telling }: { readonly telling: Telling }) {
  const t = useText('incidents');
  const now = useNow('ten-seconds');
  const { state, reason, detail, at } = telling;
  const when = at === null ? null : shortText(at, now);
  if (state === 'told' || reason === null) return <>{when === null ? t('toldBefore') : t('toldCell', { when })}</>;
  return (
    <>
      <b>{t(`telling-${state}`)}</b>: {t(`why-${reason}`)}
      {when === null ? null : `, ${t(reason === 'held' ? 'heldUntil' : 'nextTry', { when })}`}
      {detail === null ? null : (
        <span className="dimmed small who-line">
          <bdi dir="auto">{cleanText(detail).slice(0, 160)}</bdi>
        </span>
      )}
    </>
  );
}
