import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../ui/Dialog.tsx';

export function SolveDialog(props: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSolve: (resolution: string | null) => void;
}) {
  const { opened, onClose, onSolve } = props;
  const [text, setText] = useState('');
  const solve = (): void => onSolve(text.trim() === '' ? null : text.trim());
  return (
    <Dialog opened={opened} onClose={onClose} title="Solve this case">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          solve();
        }}
      >
        <Textarea
          label="What settled it"
          description="For the timeline, seen by your team only. May stay empty."
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) solve();
          }}
          minRows={3}
          autosize={false}
          maxLength={500}
          data-autofocus
        />
        <p className="dimmed small">A new mention of this customer on this topic opens the case again.</p>
        <div className="dialog-do">
          <Button variant="default" size="compact-md" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" size="compact-md" rightSection={<kbd>Ctrl ↵</kbd>}>
            Solve
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
