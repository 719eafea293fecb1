import { useEffect, useRef } from 'react';
import { explain } from '../api/problem.ts';
import type { Reply } from '../api/reply-types.ts';
import { useText } from '../i18n/use-text.ts';
import { useNextCase } from '../inbox/use-next-case.ts';

function whereOf({ state, visibility }: Reply): 'sentApproval' | 'sentPublic' | 'sentPrivate' {
  if (state === 'approval') return 'sentApproval';
  return visibility === 'public' ? 'sentPublic' : 'sentPrivate';
}

/** That an answer was handed over, with the next case one key away: the focus leaves the field, so that keys are the page's. */
export function SentLine({ sent }: { readonly sent: Reply | null }) {
  const t = useText('reply');
  const tInbox = useText('inbox');
  const next = useNextCase();
  const button = useRef<HTMLButtonElement>(null);
  const id = sent?.id;
  useEffect(() => {
    if (id !== undefined) button.current?.focus({ preventScroll: true });
  }, [id]);
  return (
    <div className="sent-line" role="status">
      {sent === null ? null : (
        <>
          <span>{t('sent', { where: t(whereOf(sent)) })}</span>
          <button
            ref={button}
            type="button"
            className="link-button small"
            aria-busy={next.isPending}
            onClick={() => {
              if (!next.isPending) next.mutate();
            }}
          >
            {tInbox('nextCase')} <kbd aria-hidden="true">⇧ N</kbd>
          </button>
          {next.isSuccess && next.data === null ? <span>{tInbox('nothingWaits')}</span> : null}
          {next.isError ? (
            <span className="due late">
              {tInbox('nextFailed')}. {explain(next.error)}
            </span>
          ) : null}
        </>
      )}
    </div>
  );
}
