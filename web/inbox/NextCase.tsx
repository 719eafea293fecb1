import { explain } from '../api/problem.ts';
import { mayWork } from '../api/session.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { useNextCase } from './use-next-case.ts';

/** There is one beside the list and one above it: what it says must be seen. */
function pressShown(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-next-case]')) {
    if (button.offsetParent === null) continue;
    button.click();
    return;
  }
}

/** The one thing to do next: a press takes the most pressing case and opens it. */
export function NextCase() {
  const t = useText('inbox');
  const me = useMe();
  const works = mayWork(me);
  const next = useNextCase();
  const take = (): void => {
    if (!next.isPending) next.mutate();
  };
  useShortcuts(works ? { N: pressShown } : {});
  if (!works) return null;
  return (
    <div className="next-case">
      <button
        type="button"
        data-next-case
        className="button next-case-button"
        title={t('nextCaseHint')}
        aria-disabled={next.isPending}
        onClick={take}
      >
        <span className="cut">{t('nextCase')}</span>
        <kbd aria-hidden="true">⇧ N</kbd>
      </button>
      <div role="status" className="small">
        {next.isSuccess && next.data === null ? <p className="dimmed rail-hint">{t('nothingWaits')}</p> : null}
        {next.isError ? (
          <p className="rail-hint">
            {t('nextFailed')}. {explain(next.error)}
          </p>
        ) : null}
      </div>
    </div>
  );
}
