import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problem.ts';
import { previewRules } from '../api/settings.ts';
import type { RuleSetting } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { priorityNames } from '../text/words.ts';
import { ConditionField } from './ConditionField.tsx';
import { EditorForm } from './EditorForm.tsx';
import type { EditProps } from './EntriesPage.tsx';
import { faultsOf } from './errors.ts';
import { Group, SelectField, TextField } from './fields.tsx';
import { PreviewGroups } from './PreviewGroups.tsx';
import { blankValue, conditionNames, isConditionName, rulePriorities } from './rule-parts.ts';
import { useAdministers } from './use-settings.ts';
import { useEditor } from './use-editor.ts';

const stay = '';
const atEnd = ' end';

/** One rule: when it holds, what then happens, where it stands, and what it would have done last week. */
export function RuleEditor({ entry, settings, onClose }: EditProps<RuleSetting>) {
  const t = useText('settings');
  const mayEdit = useAdministers();
  const [draft, setDraft] = useState<RuleSetting>(entry ?? { name: '', when: {}, then: { action: 'case' } });
  const [before, setBefore] = useState(entry === undefined ? atEnd : stay);
  const editor = useEditor({
    noun: 'rules',
    opened: settings,
    entry,
    draft,
    find: ({ rules }) => rules.find(({ name }) => name === draft.name),
    onDraft: setDraft,
    onDone: onClose,
  });
  const preview = useMutation({ mutationFn: () => previewRules({ rule: draft }) });
  const fault = faultsOf(editor.mutation.error ?? preview.error);
  const { when, then } = draft;
  const outcome = (part: Partial<Record<'queue' | 'priority', string>>): void => {
    const { queue = then.queue, priority = then.priority } = part;
    const kept = Object.fromEntries(
      Object.entries({ queue, priority }).filter(([, value]) => value !== '' && value !== undefined),
    );
    setDraft({ ...draft, then: { action: then.action, ...(then.topic === undefined ? {} : { topic: then.topic }), ...kept } });
  };
  const place = before === stay ? {} : { before: before === atEnd ? null : before };
  return (
    <EditorForm
      title={entry?.name ?? t('newRule')}
      editor={editor}
      mayEdit={mayEdit}
      put={{ rule: draft, ...place }}
      remove={entry?.name ?? null}
      onClose={onClose}
    >
      <div className="fields two">
        <TextField
          label={t('name')}
          value={draft.name}
          error={fault('name')}
          disabled={entry !== undefined}
          onChange={(name) => setDraft({ ...draft, name })}
        />
        <SelectField
          label={t('place')}
          hint={t('placeHint')}
          value={before}
          error={fault('before')}
          options={[
            ...(entry === undefined ? [] : [{ value: stay, label: t('placeStays') }]),
            ...settings.rules
              .filter(({ name }) => name !== entry?.name)
              .map(({ name }) => ({ value: name, label: t('placeBefore', { name }) })),
            { value: atEnd, label: t('placeEnd') },
          ]}
          onChange={setBefore}
        />
      </div>
      <Group label={t('conditions')}>
        {Object.keys(when).length === 0 ? <p className="dimmed">{t('always')}</p> : null}
        {Object.entries(when).map(([name, value]) =>
          isConditionName(name) ? (
            <div key={name} className="condition">
              <ConditionField
                name={name}
                value={value}
                error={fault(`when.${name}`)}
                onChange={(next) => setDraft({ ...draft, when: { ...when, [name]: next } })}
              />
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('removeCondition', { name: t(`when-${name}`) })}
                onClick={() => {
                  const { [name]: _, ...others } = when;
                  setDraft({ ...draft, when: others });
                }}
              >
                ×
              </Button>
            </div>
          ) : null,
        )}
        <SelectField
          label={t('addCondition')}
          value=""
          options={[
            { value: '', label: t('choose') },
            ...conditionNames.filter((name) => !(name in when)).map((name) => ({ value: name, label: t(`when-${name}`) })),
          ]}
          onChange={(name) => {
            if (isConditionName(name)) setDraft({ ...draft, when: { ...when, [name]: blankValue(name) } });
          }}
        />
      </Group>
      <Group label={t('outcome')}>
        <div className="fields three">
          <SelectField
            label={t('action')}
            value={then.action}
            options={[
              { value: 'case', label: t('openCase') },
              { value: 'no-action', label: t('doNothing') },
            ]}
            onChange={(action) => setDraft({ ...draft, then: action === 'case' ? { ...then, action } : { action: 'no-action' } })}
          />
          {then.action === 'no-action' ? null : (
            <>
              <SelectField
                label={t('queue')}
                value={then.queue ?? ''}
                error={fault('then.queue')}
                options={[
                  { value: '', label: t('firstQueue') },
                  ...settings.queues.map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(queue) => outcome({ queue })}
              />
              <SelectField
                label={t('priority')}
                value={then.priority ?? ''}
                error={fault('then.priority')}
                options={[
                  { value: '', label: t('asUsual') },
                  ...rulePriorities.map((one) => ({ value: one, label: priorityNames[one] })),
                ]}
                onChange={(priority) => outcome({ priority })}
              />
            </>
          )}
        </div>
      </Group>
      <div>
        <Button
          size="compact-sm"
          variant="default"
          loading={preview.isPending}
          disabled={draft.name === ''}
          onClick={() => preview.mutate()}
        >
          {t('tryRule')}
        </Button>
      </div>
      {preview.isError ? <p className="field-fault">{explain(preview.error)}</p> : null}
      {preview.data === undefined ? null : (
        <PreviewGroups
          seen={preview.data}
          groups={[
            { name: t('wouldOpen'), group: preview.data.open },
            { name: t('wouldClose'), group: preview.data.close },
            { name: t('wouldMove'), group: preview.data.queue },
            { name: t('wouldChangePriority'), group: preview.data.priority },
          ]}
        />
      )}
    </EditorForm>
  );
}
