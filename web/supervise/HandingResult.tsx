import { Button } from '@mantine/core';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import type { Handing } from './use-handing.ts';

/** What came of handing cases over: how many went, and of each that stayed why. */
export function HandingResult({ handing }: { readonly handing: Handing }) {
  const t = useText('board');
  const { mutation, again, unanswered } = handing;
  const { data, error, isPending } = mutation;
  const refused = data?.refused ?? [];
  return (
    <>
      <div role="status" className="sup-done">
        {data !== undefined && data.done > 0 ? t('reassigned', { count: data.done }) : null}
      </div>
      {refused.length === 0 && error === null ? null : (
        <div role="alert" className="refusal sup-refusal">
          <Icon name="warning" size={16} />
          <div className="refusal-words">
            <b>{error === null ? t('refused', { count: refused.length }) : t('reassignFailed')}</b>
            {error === null ? null : <p>{explain(error)}</p>}
            {unanswered ? <p>{t('unanswered')}</p> : null}
            <ul>
              {refused.map(({ one, why }) => (
                <li key={one.id}>
                  C-{one.number}: {why}
                </li>
              ))}
            </ul>
          </div>
          <div className="refusal-do">
            {error === null ? null : (
              <Button size="compact-sm" variant="default" loading={isPending} onClick={again}>
                {t('tryAgain')}
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => mutation.reset()}>
              {t('close')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
