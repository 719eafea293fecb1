import { Link } from '@tanstack/react-router';
import type { Review } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { shortText } from '../../text/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { Result } from './result.tsx';

/** One review in the list. */
export function ReviewRow({ review, open }: { readonly review: Review; readonly open: boolean }) {
  const t = useText('quality');
  const now = useNow('ten-seconds');
  const { id, caseNumber, agent, agentName, solvedAt, state, given, wanted, score, passed } = review;
  const when = shortText(solvedAt, now);
  return (
    <Link
      from="/quality"
      to="/quality"
      search={(before) => ({ ...before, review: id })}
      className="quality-row"
      aria-current={open ? 'true' : undefined}
    >
      <span className="sup-strong">{t('caseNumber', { number: String(caseNumber) })}</span>
      {state === 'open' ? (
        <span className="dimmed small">{t('scoresIn', { given, wanted })}</span>
      ) : (
        <Result score={score} passed={passed} />
      )}
      <span className="dimmed small">
        {agent === null ? t('solvedByNobody', { when }) : t('solvedBy', { name: agentName ?? agent, when })}
      </span>
      <span className="dimmed small">{t(`state-${state}`)}</span>
    </Link>
  );
}
