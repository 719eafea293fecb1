import { Button } from '@mantine/core';
import type { CaseAction } from '../api/cases.ts';
import { ApiError, explain } from '../api/problem.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { clockText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { actionName } from './action-names.ts';
import { activityText, actorName } from './activity-text.ts';
import { useCaseNames } from './use-case-names.ts';
import type { CaseActing } from './use-case-action.ts';

/**
 * Why the last action was not done: who holds the case, or what changed since. What was chosen and typed stays, to be looked
 * at again or done on the new version.
 */
export function ActionResult(props: {
  readonly action: CaseActing;
  readonly brand: string;
  /** Shows what the case is like now, with what was typed still there. */
  readonly onLookAgain?: (action: CaseAction) => void;
}) {
  const { action, brand, onLookAgain } = props;
  const t = useText('reply');
  const names = useCaseNames(brand);
  const { refused } = action;
  return (
    <div className="result-place">
      {refused === null ? null : (
        <div className="refusal" role="alert">
          <Icon name="warning" size={16} />
          <div className="refusal-words">
            <b>
              {t('notDoneWhat', { what: actionName(refused.action, names) })} <Why error={refused.error} />
            </b>
            <Changes error={refused.error} seen={refused.version} now={action.version} />
          </div>
          <div className="refusal-do">
            {mayTryAgain(refused.error) ? (
              <Button size="compact-sm" onClick={action.again} loading={action.pending}>
                {isStale(refused.error) ? t('onNewVersion') : t('tryAgain')}
              </Button>
            ) : null}
            {isStale(refused.error) && onLookAgain !== undefined ? (
              <Button size="compact-sm" variant="default" onClick={() => onLookAgain(refused.action)}>
                {t('lookAgain')}
              </Button>
            ) : null}
            <Button size="compact-sm" variant="default" onClick={action.dismiss}>
              {t('dismiss')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.problem.status === 412;
}
function mayTryAgain(error: unknown): boolean {
  return !(error instanceof ApiError) || ![400, 403, 409, 422].includes(error.problem.status);
}

function Why({ error }: { readonly error: unknown }) {
  const t = useText('reply');
  if (!(error instanceof ApiError)) return explain(error);
  const { status, owner, code, conclusions } = error.problem;
  if (status === 409 && owner !== null) {
    const { name, leaseUntil } = owner;
    return leaseUntil === null ? t('heldBy', { name }) : t('heldUntil', { name, time: clockText(leaseUntil) });
  }
  if (status === 412) return t('changed');
  if (code === 'contradicts-conclusion') {
    return (
      <>
        {t('contradictsTitle')}
        {conclusions.map(({ at, by, text }) => (
          <span key={at} className="block">
            {by}: <bdi dir="auto">{cleanText(text)}</bdi>
          </span>
        ))}
      </>
    );
  }
  return explain(error);
}

function Changes({ error, seen, now }: { readonly error: unknown; readonly seen: number; readonly now: number }) {
  const t = useText('reply');
  const me = useMe();
  if (!(error instanceof ApiError) || error.problem.status !== 412) return null;
  const { changes, version } = error.problem;
  return (
    <>
      <p>{t('seenVersion', { seen: String(seen), now: String(version ?? now) })}</p>
      {changes.length === 0 ? null : (
        <ul>
          {changes.map((change) => (
            <li key={`${change.at}${change.type}`}>
              {clockText(change.at)} {actorName(change.by, me?.id)}: {activityText(change)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
