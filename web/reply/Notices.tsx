import { Button } from '@mantine/core';
import type { ReplyCheck } from '../api/replies.ts';
import type { CaseDetail } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Icon } from '../ui/icons.tsx';
import type { Typed } from './kept-draft.ts';
import { abilityFor } from './newest-open.ts';
import { withoutSpans } from './without-spans.ts';

/** What keeps a draft from going out as it is, each with the way out of it. */
export function Notices(props: {
  readonly one: CaseDetail;
  readonly typed: Typed;
  readonly check: ReplyCheck | null;
  readonly onPrivate: () => void;
  readonly onText: (text: string) => void;
  readonly onApproval: () => void;
}) {
  const t = useText('reply');
  const { one, typed, check, onPrivate, onText, onApproval } = props;
  if (check === null || typed.text.trim() === '') return null;
  const mayPrivately = abilityFor(one, typed.mention, 'private')?.canReply === true;
  return (
    <div className="strips" aria-live="polite">
      {check.problems.map(({ code, message, spans }) =>
        code === 'private-data-in-public-reply' ? (
          <div key={code} className="strip warn">
            <Icon name="lock" size={14} />
            <span>
              <b className="strong">{t('privateFound')}</b>{' '}
              <span className="pieces">
                {(spans ?? []).map(({ start, end }) => (
                  <bdi key={start}>{cleanText(typed.text.slice(start, end))} </bdi>
                ))}
              </span>{' '}
              {t('notAsItIs')}
            </span>
            <span className="strip-do">
              {mayPrivately ? (
                <Button size="compact-sm" onClick={onPrivate}>
                  {t('moveToPrivate')}
                </Button>
              ) : null}
              <Button size="compact-sm" variant="default" onClick={() => onText(withoutSpans(typed.text, spans ?? []))}>
                {t('takeItOut')}
              </Button>
            </span>
          </div>
        ) : code === 'empty' ? null : (
          <div key={code} className="strip warn">
            <Icon name="warning" size={14} />
            <span>{message}</span>
          </div>
        ),
      )}
      {check.contradicts ? (
        <div className="strip warn">
          <Icon name="warning" size={14} />
          <span>
            <b className="strong">{t('contradictsTitle')}</b> {check.needsApproval === null ? null : t('contradictsHint')}
          </span>
          {check.needsApproval === null ? null : (
            <span className="strip-do">
              <Button size="compact-sm" variant="default" onClick={onApproval}>
                {t('askApproval')}
              </Button>
            </span>
          )}
        </div>
      ) : check.needsApproval === null ? null : (
        <p className="dimmed small">{t('needsApproval', { reason: check.needsApproval })}</p>
      )}
    </div>
  );
}
