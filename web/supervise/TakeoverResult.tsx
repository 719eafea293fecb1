import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ApiError, explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import type { Takeover } from './use-takeover.ts';

/** What came of taking a case over: where it is now, or why it stays where it was. */
export function TakeoverResult({ takeover }: { readonly takeover: Takeover }) {
  const t = useText('board');
  const { mutation } = takeover;
  const { variables, error } = mutation;
  const number = String(variables?.one.number);
  const changed = error instanceof ApiError && error.problem.status === 412;
  return (
    <>
      <div role="status" className="sup-done">
        {mutation.isSuccess && variables !== undefined ? (
          <>
            {t('taken', { number })}{' '}
            <Link to="/cases/$caseId" params={{ caseId: variables.one.id }}>
              {t('open')}
            </Link>
          </>
        ) : null}
      </div>
      {mutation.isError ? (
        <div role="alert" className="refusal sup-refusal">
          <Icon name="warning" size={16} />
          <div className="refusal-words">
            <b>{t('notTaken', { number })}</b>
            <p>{changed ? t('changedSince') : explain(error)}</p>
          </div>
          <div className="refusal-do">
            <Button size="compact-sm" variant="default" onClick={() => mutation.reset()}>
              {t('close')}
            </Button>
          </div>
        </div>
      ) : null}
    </>
  );
}
