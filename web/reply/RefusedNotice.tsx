import { Button } from '@mantine/core';
import { ApiError, explain } from '../api/problem.ts';
import type { Problem } from '../api/problem.ts';
import { useMe } from '../app/use-me.ts';
import { activityText, actorName } from '../case/activity-text.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { clockText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import type { RefusedSend } from './use-send.ts';

/** Why an answer was not taken, with what the reader must know before doing anything else. What was typed stays. */
export function RefusedNotice(props: {
  readonly refused: RefusedSend | null;
  readonly now: number;
  readonly onFollowUp: () => void;
  readonly onAgain: () => void;
  readonly onApproval: () => void;
  readonly onDismiss: () => void;
}) {
  const t = useText('reply');
  const { refused, onFollowUp, onAgain, onApproval, onDismiss } = props;
  if (refused === null) return null;
  const problem = refused.error instanceof ApiError ? refused.error.problem : null;
  return (
    <div className="refusal" role="alert">
      <Icon name="warning" size={16} />
      <div className="refusal-words">
        <b>{t('notSent')}</b> <Reason error={refused.error} problem={problem} />
      </div>
      <div className="refusal-do">
        {problem?.status === 412 || problem?.status === 0 ? (
          <Button size="compact-sm" onClick={onAgain}>
            {t('sendAgain')}
          </Button>
        ) : null}
        {problem?.code === 'already-answered' ? (
          <Button size="compact-sm" onClick={onFollowUp}>
            {t('addAnyway')}
          </Button>
        ) : null}
        {problem?.code === 'contradicts-conclusion' ? (
          <Button size="compact-sm" onClick={onApproval}>
            {t('askApproval')}
          </Button>
        ) : null}
        <Button size="compact-sm" variant="default" onClick={onDismiss}>
          {t('dismiss')}
        </Button>
      </div>
    </div>
  );
}

function Reason({ error, problem }: { readonly error: unknown; readonly problem: Problem | null }) {
  const t = useText('reply');
  const me = useMe();
  if (problem === null) return explain(error);
  if (problem.status === 409 && problem.owner !== null) {
    const { name, leaseUntil } = problem.owner;
    return leaseUntil === null ? t('heldBy', { name }) : t('heldUntil', { name, time: clockText(leaseUntil) });
  }
  if (problem.status === 412) {
    return (
      <>
        {t('changedSince')}
        <ul>
          {problem.changes.map((change) => (
            <li key={`${change.at}${change.type}`}>
              {clockText(change.at)} {actorName(change.by, me?.id)}: <bdi>{activityText(change)}</bdi>
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (problem.code === 'already-answered' && problem.reply !== null) {
    return (
      <>
        {t('answeredAlready', { name: problem.reply.by })}
        <blockquote>
          <bdi dir="auto">{cleanText(problem.reply.text)}</bdi>
        </blockquote>
      </>
    );
  }
  if (problem.code === 'contradicts-conclusion') {
    return (
      <>
        {t('contradictsTitle')}
        <ul>
          {problem.conclusions.map(({ text, by, at }) => (
            <li key={at}>
              {by}: <bdi dir="auto">{cleanText(text)}</bdi>
            </li>
          ))}
        </ul>
      </>
    );
  }
  return explain(error);
}
