import { Button } from '@mantine/core';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** Asks before something ends, and says what that means. */
export function Confirm(props: {
  readonly title: string;
  readonly means: string;
  /** What the button says that does it. */
  readonly does: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onDo: () => void;
  readonly onClose: () => void;
}) {
  const { title, means, does, busy, error, onDo, onClose } = props;
  const t = useText('settings');
  return (
    <Dialog title={title} opened onClose={onClose} size={420}>
      <div className="confirm">
        <p>{means}</p>
        <div className="field-fault" role="alert">
          {error === null ? null : explain(error)}
        </div>
        <div className="editor-do">
          <Button size="compact-md" variant="default" data-autofocus onClick={onClose}>
            {t('cancel')}
          </Button>
          <span className="grow" />
          <Button size="compact-md" className="danger-fill" loading={busy} onClick={onDo}>
            {does}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
