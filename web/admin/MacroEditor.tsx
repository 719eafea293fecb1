import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keepMacro, keptMacrosKey, removeMacro } from '../api/macros.ts';
import type { KeptMacro, MacroToKeep } from '../api/macros.ts';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Confirm } from './Confirm.tsx';
import { faultsOf } from './errors.ts';
import { AreaField, TextField } from './fields.tsx';
import { MacroScope } from './MacroScope.tsx';
import { previewMacro } from './preview-macro.ts';

const blank: MacroToKeep = {
  brand: null,
  language: null,
  topic: null,
  name: '',
  text: '',
  shared: true,
  actions: { status: null, priority: null, topic: null, note: null },
};
function toKeep({ id, brand, language, topic, name, text, shared, actions }: KeptMacro): MacroToKeep {
  return { id, brand, language, topic, name, text, shared, actions };
}

export function MacroEditor(props: {
  readonly macro: KeptMacro | undefined;
  readonly variables: readonly string[];
  readonly onClose: () => void;
}) {
  const { macro, variables, onClose } = props;
  const t = useText('settings');
  const client = useQueryClient();
  const [draft, setDraft] = useState(macro === undefined ? blank : toKeep(macro));
  const done = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: keptMacrosKey });
    onClose();
  };
  const keep = useMutation({ mutationFn: keepMacro, onSuccess: done });
  const remove = useMutation({ mutationFn: removeMacro, onSuccess: done });
  const [sure, setSure] = useState(false);
  const { error } = keep;
  const fault = faultsOf(error);
  const change = (part: Partial<MacroToKeep>): void => setDraft({ ...draft, ...part });
  return (
    <form
      className="editor"
      noValidate
      aria-label={macro?.name ?? t('newMacro')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!keep.isPending) keep.mutate(draft);
      }}
    >
      <h2>{macro?.name ?? t('newMacro')}</h2>
      <TextField label={t('name')} value={draft.name} error={fault('name')} onChange={(name) => change({ name })} />
      <AreaField label={t('macroText')} rows={5} value={draft.text} error={fault('text')} onChange={(text) => change({ text })} />
      <div className="chips" role="group" aria-label={t('variables')}>
        <span className="dimmed">{t('variables')}</span>
        {variables.map((name) => (
          <button key={name} type="button" className="chip" onClick={() => change({ text: `${draft.text}{{${name}}}` })}>
            <code>{`{{${name}}}`}</code>
          </button>
        ))}
      </div>
      <section className="macro-preview" aria-label={t('preview')}>
        <h3>{t('preview')}</h3>
        <p>{previewMacro(draft.text)}</p>
      </section>
      <MacroScope macro={draft} fault={fault} onChange={change} />
      <label className="check">
        <input type="checkbox" checked={draft.shared} onChange={(event) => change({ shared: event.currentTarget.checked })} />
        {t('forEverybody')}
      </label>
      {error === null ? null : (
        <p className="field-fault" role="alert">
          {explain(error)}
        </p>
      )}
      <div className="editor-do">
        <Button type="submit" size="compact-md" loading={keep.isPending}>
          {t('save')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <span className="grow" />
        {macro === undefined ? null : (
          <Button size="compact-md" variant="default" className="danger" onClick={() => setSure(true)}>
            {t('remove')}
          </Button>
        )}
      </div>
      {macro === undefined || !sure ? null : (
        <Confirm
          title={t('removeNamed', { name: macro.name })}
          means={t('remove-macros')}
          does={t('remove')}
          busy={remove.isPending}
          error={remove.error}
          onDo={() => remove.mutate(macro.id)}
          onClose={() => {
            remove.reset();
            setSure(false);
          }}
        />
      )}
    </form>
  );
}
