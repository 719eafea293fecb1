import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseAction } from '../api/cases.ts';
import type { CaseDetail } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { HelpForm } from './dialogs/HelpForm.tsx';
import { MergeForm } from './dialogs/MergeForm.tsx';
import { SolveForm } from './dialogs/SolveForm.tsx';
import { SplitForm } from './dialogs/SplitForm.tsx';
import { TransferForm } from './dialogs/TransferForm.tsx';
import type { CaseActing } from './use-case-action.ts';

const titles = {
  solve: 'solveTitle',
  transfer: 'transferTitle',
  merge: 'mergeTitle',
  split: 'splitTitle',
  help: 'helpTitle',
  'take-over': 'takeOverTitle',
} as const;
export type OpenDialog = keyof typeof titles;

/** The dialog in which an action is filled in; null for those that are done by one press. */
export function dialogOf(action: CaseAction): OpenDialog | null {
  switch (action.type) {
    case 'status':
      return action.status === 'solved' ? 'solve' : null;
    case 'transfer':
    case 'merge':
    case 'split':
    case 'help':
      return action.type;
    case 'claim':
      return action.takeOver === true ? 'take-over' : null;
    case 'release':
    case 'note':
    case 'priority':
    case 'topic':
    case 'help-done':
    case 'holding-statement':
    case 'answered-outside':
      return null;
  }
}

/** A dialog that is open, with what was filled in before when it is opened again. */
export interface Asking {
  readonly open: OpenDialog;
  readonly kept: CaseAction | null;
}

/** What asks before it is done. */
export function CaseDialogs(props: {
  readonly asking: Asking | null;
  readonly one: CaseDetail;
  readonly action: CaseActing;
  readonly onClose: () => void;
}) {
  const t = useText('reply');
  const { asking, one, action, onClose } = props;
  return (
    <Dialog opened={asking !== null} onClose={onClose} title={asking === null ? '' : t(titles[asking.open])}>
      {asking === null ? null : (
        <Asked
          key={`${asking.open} ${one.id}`}
          asking={asking}
          one={one}
          onClose={onClose}
          onDo={(wanted) => {
            onClose();
            action.run(wanted);
          }}
        />
      )}
    </Dialog>
  );
}

function Asked(props: {
  readonly asking: Asking;
  readonly one: CaseDetail;
  readonly onDo: (action: CaseAction) => void;
  readonly onClose: () => void;
}) {
  const t = useText('reply');
  const { asking, one, onDo, onClose } = props;
  const { open, kept } = asking;
  const [action, setAction] = useState<CaseAction | null>(open === 'take-over' ? { type: 'claim', takeOver: true } : null);
  const part = { one, kept, onChange: setAction };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (action !== null) onDo(action);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && action !== null) onDo(action);
      }}
    >
      {open === 'solve' ? <SolveForm {...part} /> : null}
      {open === 'transfer' ? <TransferForm {...part} /> : null}
      {open === 'merge' ? <MergeForm {...part} /> : null}
      {open === 'split' ? <SplitForm {...part} /> : null}
      {open === 'help' ? <HelpForm {...part} /> : null}
      {open === 'take-over' ? <p>{t('takeOverHint', { name: one.owner.name })}</p> : null}
      <div className="dialog-do">
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="compact-md" disabled={action === null} rightSection={<kbd>Ctrl ↵</kbd>}>
          {open === 'solve' ? t('solve') : t('doIt')}
        </Button>
      </div>
    </form>
  );
}
