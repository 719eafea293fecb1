import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { statusQuery } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { keepText, readText } from '../ui/kept-text.ts';
import type { CaseActing } from './use-case-action.ts';

/** Internal notes look different from anything a customer could see. What is typed stays until it is saved. */
export function NoteForm(props: { readonly action: CaseActing; readonly caseId: string; readonly focused: boolean }) {
  const { action, caseId, focused } = props;
  const t = useText('reply');
  const { data: status } = useQuery(statusQuery);
  const field = useRef<HTMLTextAreaElement>(null);
  const kept = `earshot note ${caseId}`;
  const [text, setText] = useState(() => readText(kept));
  useEffect(() => keepText(kept, text), [kept, text]);
  useEffect(() => {
    if (focused) field.current?.focus({ preventScroll: true });
  }, [focused]);
  const agents = status?.agents ?? [];
  const named = agents.filter(({ name }) => text.includes(`@${name}`));
  const save = (): void => {
    const note = text.trim();
    if (note !== '') action.run({ type: 'note', text: note, mentions: named.map(({ id }) => id) }, { onDone: () => setText('') });
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
        aria-label={t('noteLabel')}
        placeholder={t('notePlaceholder')}
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
        <span className="note-do">
          {named.length === 0 ? null : (
            <span className="dimmed small">{t('namedColleagues', { names: named.map(({ name }) => name).join(', ') })}</span>
          )}
          {agents.length === 0 ? null : (
            <Menu position="top-end" shadow="sm" withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <button type="button" className="plain-button" aria-label={t('nameColleague')}>
                  @
                </button>
              </Menu.Target>
              <Menu.Dropdown className="scrolling-menu">
                {agents.map(({ id, name }) => (
                  <Menu.Item
                    key={id}
                    onClick={() => {
                      setText((before) => `${before.trimEnd()} @${name} `);
                      field.current?.focus();
                    }}
                  >
                    {name}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          <Button type="submit" size="compact-sm" loading={action.pending}>
            {t('saveNote')}
          </Button>
        </span>
      )}
    </form>
  );
}
