import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { Confirm } from './Confirm.tsx';
import { allFaults, isStale } from './errors.ts';
import { StaleSettings } from './StaleSettings.tsx';
import type { Editor } from './use-editor.ts';

/** The form around the fields of one entry: save, remove, and what was refused. */
export function EditorForm(props: {
  readonly title: string;
  readonly editor: Editor;
  readonly mayEdit: boolean;
  readonly put: unknown;
  /** Something stands in the way of saving, and is said beside its field. */
  readonly blocked?: boolean;
  /** The id under which it is removed; null for one that is not there yet. */
  readonly remove: string | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, editor, mayEdit, put, blocked = false, remove, onClose, children } = props;
  const t = useText('settings');
  const [sure, setSure] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const { mutation, stale } = editor;
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (mutation.isError) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [mutation.isError]);
  return (
    <form
      ref={form}
      className="editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (mayEdit && !blocked && !mutation.isPending) mutation.mutate({ put });
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {stale === null ? null : <StaleSettings stale={stale} onGoOn={editor.goOn} onLeave={onClose} />}
      {mayEdit ? null : <p className="dimmed">{t('onlyAdministrators')}</p>}
      <fieldset className="bare" disabled={!mayEdit}>
        {children}
      </fieldset>
      {mutation.isError && !sure && !isStale(mutation.error) ? (
        <div className="field-fault" role="alert">
          <Icon name="warning" size={14} /> {explain(mutation.error)}
          <ul>
            {allFaults(mutation.error).map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path === '' ? null : <code>{path}</code>} {message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="editor-do">
        {mayEdit ? (
          <Button type="submit" size="compact-md" loading={mutation.isPending}>
            {t('save')}
          </Button>
        ) : null}
        <Button size="compact-md" variant="default" onClick={onClose}>
          {t(mayEdit ? 'cancel' : 'close')}
        </Button>
        <span className="grow" />
        {!mayEdit || remove === null ? null : (
          <Button
            size="compact-md"
            variant="default"
            className="danger"
            onClick={() => {
              mutation.reset();
              setSure(true);
            }}
          >
            {t('remove')}
          </Button>
        )}
        {!sure || remove === null ? null : (
          <Confirm
            title={t('removeNamed', { name: title })}
            means={t(`remove-${editor.noun}`)}
            does={t('remove')}
            busy={mutation.isPending}
            error={isStale(mutation.error) ? null : mutation.error}
            onDo={() => mutation.mutate({ remove }, { onError: (error) => isStale(error) && setSure(false) })}
            onClose={() => {
              mutation.reset();
              setSure(false);
            }}
          />
        )}
      </div>
    </form>
  );
}
