import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { Dialog } from '../ui/Dialog.tsx';
import type { Bulk } from './use-bulk.ts';

const readMs = 6_000;

/** What came of it: a line when all went well, a list of what was refused and why when not. */
export function BulkReport({ bulk }: { readonly bulk: Bulk }) {
  const t = useText('inbox');
  const { outcome, error, unanswered, again, dismiss, isPending } = bulk;
  const refused = outcome?.refused ?? [];
  const allDone = outcome !== null && refused.length === 0;
  useEffect(() => {
    if (!allDone) return undefined;
    const timer = setTimeout(dismiss, readMs);
    return () => clearTimeout(timer);
  }, [allDone, outcome, dismiss]);
  return (
    <>
      <div role="status" className="bulk-done">
        {allDone ? t('done', { count: outcome.done }) : null}
      </div>
      {error === null ? null : (
        <div role="alert" className="refusal bulk-refusal">
          <div className="refusal-words">
            <b>{t('bulkFailed')}</b>
            <p>{explain(error)}</p>
            {unanswered ? <p>{t('bulkUnanswered')}</p> : null}
          </div>
          <div className="refusal-do">
            <Button size="compact-sm" variant="default" loading={isPending} onClick={again}>
              {t('tryAgain')}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={dismiss}>
              {t('close')}
            </Button>
          </div>
        </div>
      )}
      <Dialog opened={refused.length > 0} onClose={dismiss} title={t('refusedTitle', { count: refused.length })} size={520}>
        <p>
          {outcome !== null && outcome.done > 0 ? `${t('done', { count: outcome.done })} ` : null}
          {t('refusedStay')}
        </p>
        <ul className="refused-list">
          {refused.map(({ one, why }) => (
            <li key={one.id}>
              <bdi className="strong">
                C-{one.number} {cleanText(one.subject) || cleanName(one.customerName)}
              </bdi>
              <span className="refused-why">{why}</span>
            </li>
          ))}
        </ul>
        <div className="dialog-do">
          <Button size="compact-md" onClick={dismiss} data-autofocus>
            {t('close')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
