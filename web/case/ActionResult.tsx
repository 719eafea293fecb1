import { Button } from '@mantine/core';
import type { CaseAction } from '../api/cases.ts';
import { ApiError, explain } from '../api/problem.ts';
import type { Activity } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';
import { clockText } from '../text/time.ts';
import { statusNames } from '../text/words.ts';
import { Icon } from '../ui/icons.tsx';
import { activityText, actorName } from './activity-text.ts';
import type { CaseActing } from './use-case-action.ts';

function deed(action: CaseAction): string {
  switch (action.type) {
    case 'claim':
      return 'Claimed';
    case 'release':
      return 'Released';
    case 'note':
      return 'Note saved';
    case 'status':
      return `Marked as ${statusNames[action.status].toLowerCase()}`;
  }
}
function deedWanted(action: CaseAction): string {
  switch (action.type) {
    case 'claim':
      return 'Not claimed';
    case 'release':
      return 'Not released';
    case 'note':
      return 'Note not saved';
    case 'status':
      return `Not marked as ${statusNames[action.status].toLowerCase()}`;
  }
}

/** What became of the last action: done quietly, or refused with who holds the case or what changed since. */
export function ActionResult({ action }: { readonly action: CaseActing }) {
  const { refused, done } = action;
  return (
    <div aria-live="polite" className="result-place">
      {done === null || refused !== null ? null : <span className="vh">{deed(done)}</span>}
      {refused === null ? null : (
        <div className="refusal" role="alert">
          <Icon name="warning" size={16} />
          <div className="refusal-words">
            <b>
              {deedWanted(refused.action)}. {reasonOf(refused.error)}
            </b>
            <Changes error={refused.error} seen={refused.version} now={action.version} />
          </div>
          <div className="refusal-do">
            {mayTryAgain(refused.error) ? (
              <Button size="compact-sm" onClick={action.again} loading={action.pending}>
                {isStale(refused.error) ? 'Do it on the new version' : 'Try again'}
              </Button>
            ) : null}
            <Button size="compact-sm" variant="default" onClick={action.dismiss}>
              Dismiss
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
  return !(error instanceof ApiError) || ![403, 409, 422].includes(error.problem.status);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof ApiError)) return explain(error);
  const { status, owner } = error.problem;
  if (status === 409 && owner !== null) {
    const until = owner.leaseUntil === null ? '' : ` until ${clockText(owner.leaseUntil)}`;
    return `${owner.name} holds this case${until}.`;
  }
  if (status === 412) return 'The case changed since you looked.';
  return explain(error);
}

function Changes({ error, seen, now }: { readonly error: unknown; readonly seen: number; readonly now: number }) {
  const me = useMe();
  if (!(error instanceof ApiError) || error.problem.status !== 412) return null;
  const changes: readonly Activity[] = error.problem.changes;
  return (
    <>
      <p>
        You saw version {seen}, it is now version {error.problem.version ?? now}.
      </p>
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
