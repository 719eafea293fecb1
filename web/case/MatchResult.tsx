import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { opposites } from './use-match-decision.ts';
import type { MatchDeciding } from './use-match-decision.ts';

const said = { link: 'saidLinked', part: 'saidParted', decline: 'saidDeclined', allow: 'saidAllowed' } as const;

/** What was decided last about who this is, with the way back; or why it was not done. */
export function MatchResult({ deciding }: { readonly deciding: MatchDeciding }) {
  const t = useText('reply');
  const { last, done, error, pending, decide } = deciding;
  return (
    <>
      <div role="status">
        {last === undefined || !done ? null : (
          <p className="match-said small">
            <Icon name="check" size={12} />
            <span>
              <bdi>{last.called}</bdi>: {t(said[last.what])}
            </span>
            <button
              type="button"
              className="link-button small"
              aria-busy={pending}
              onClick={() => decide({ ...last, what: opposites[last.what] })}
            >
              {t('undo')}
            </button>
          </p>
        )}
      </div>
      {last === undefined || error === null ? null : (
        <p className="due late small" role="alert">
          {t('linkFailed', { why: explain(error) })}{' '}
          <button type="button" className="link-button small" onClick={() => decide(last)}>
            {t('tryAgain')}
          </button>
        </p>
      )}
    </>
  );
}
