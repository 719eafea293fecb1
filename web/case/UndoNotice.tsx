import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { CaseDetail } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { Icon } from '../ui/icons.tsx';
import { actionName } from './action-names.ts';
import { stillStands } from './undo-of.ts';
import { useCaseNames } from './use-case-names.ts';
import type { CaseActing } from './use-case-action.ts';

/** How long the way back is offered; longer while it is pointed at or has the focus. */
const shownMs = 10_000;

/** Says what was just done with the case, and takes it back while nobody has changed it since. */
export function UndoNotice({ action, one }: { readonly action: CaseActing; readonly one: CaseDetail }) {
  const t = useText('reply');
  const me = useMe();
  const names = useCaseNames(one.brand);
  const { done, forget, undo } = action;
  const [held, setHeld] = useState(false);
  const key = done?.key;
  useEffect(() => {
    if (key === undefined || held) return undefined;
    const timer = setTimeout(forget, shownMs);
    return () => clearTimeout(timer);
    // `forget` is made anew with every drawing and does the same every time.
  }, [key, held]);
  // Until the case was read again it is shown as it was before: whether the way back is open is known after that.
  const undoable = done !== null && done.undo !== null && !action.pending && stillStands(done.action, one, me?.id);
  useShortcuts(undoable ? { z: undo } : {});
  return (
    <div className="undo-place" role="status">
      {done === null ? null : undoable ? (
        <div
          className="toast"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Icon name="check" size={14} />
          <span>{t('doneWhat', { what: actionName(done.action, names) })}</span>
          <Button
            size="compact-sm"
            variant="default"
            rightSection={<kbd>z</kbd>}
            onClick={() => {
              setHeld(false);
              undo();
            }}
          >
            {t('undo')}
          </Button>
        </div>
      ) : (
        <span className="vh">{t('doneWhat', { what: actionName(done.action, names) })}</span>
      )}
    </div>
  );
}
