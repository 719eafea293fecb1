import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useShortcuts } from '../keys/keys.tsx';
import { Icon } from '../ui/icons.tsx';
import type { CaseActing } from './use-case-action.ts';

/** Internal notes look different from anything a customer could see. What is typed stays until it is saved. */
export function NoteForm({ action }: { readonly action: CaseActing }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  useShortcuts({ n: () => field.current?.focus() });
  const save = (): void => {
    const note = text.trim();
    if (note !== '') action.run({ type: 'note', text: note }, { onDone: () => setText('') });
  };
  return (
    <form
      className={text === '' ? 'note-form' : 'note-form writing'}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Icon name="note" />
      <textarea
        ref={field}
        aria-label="Internal note, only your team sees it"
        placeholder="Write an internal note. Only your team sees it."
        value={text}
        rows={text === '' ? 1 : 3}
        maxLength={10_000}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      />
      {text === '' ? (
        <kbd aria-hidden="true">n</kbd>
      ) : (
        <Button type="submit" size="compact-sm" loading={action.pending}>
          Save note
        </Button>
      )}
    </form>
  );
}
