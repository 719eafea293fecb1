import { useState } from 'react';
import { clocks } from '../api/settings.ts';
import type { QueueSetting } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { EditorForm } from './EditorForm.tsx';
import { EntriesPage } from './EntriesPage.tsx';
import type { EditProps } from './EntriesPage.tsx';
import { faultsOf } from './errors.ts';
import { Group, SelectField, TextField } from './fields.tsx';
import { HoursField } from './HoursField.tsx';
import { ListField } from './ListField.tsx';
import { useAdministers } from './use-settings.ts';
import { useEditor } from './use-editor.ts';

export function QueuesPage() {
  const t = useText('settings');
  const mayAdd = useAdministers();
  return (
    <EntriesPage
      title={t('queues')}
      hint={t('queuesHint')}
      entriesOf={({ queues }) => queues}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      summaryOf={(queue) =>
        [
          ...clocks.flatMap((clock) => {
            const span = queue.sla[clock];
            return span === undefined ? [] : [`${t(clock)} ${span}`];
          }),
          queue.hours === undefined ? t('alwaysOpen') : queue.hours.timeZone,
        ].join(' · ')
      }
      addLabel={t('addQueue')}
      mayAdd={mayAdd}
      edit={(edit) => <QueueEditor {...edit} />}
    />
  );
}

function blank(owner: string): QueueSetting {
  return { id: '', name: '', skills: [], sla: {}, fallbackOwner: owner, approval: 'nobody' };
}

function QueueEditor({ entry, settings, onClose }: EditProps<QueueSetting>) {
  const t = useText('settings');
  const mayEdit = useAdministers();
  const [draft, setDraft] = useState(entry ?? blank(settings.agents[0]?.email ?? ''));
  const editor = useEditor({
    noun: 'queues',
    opened: settings,
    entry,
    draft,
    find: ({ queues }) => queues.find(({ id }) => id === draft.id),
    onDraft: setDraft,
    onDone: onClose,
  });
  const fault = faultsOf(editor.mutation.error);
  const change = (part: Partial<QueueSetting>): void => setDraft({ ...draft, ...part });
  return (
    <EditorForm
      title={entry?.name ?? t('newQueue')}
      editor={editor}
      mayEdit={mayEdit}
      put={draft}
      remove={entry?.id ?? null}
      onClose={onClose}
    >
      <div className="fields two">
        <TextField label={t('name')} value={draft.name} error={fault('name')} onChange={(name) => change({ name })} />
        <TextField
          label={t('id')}
          hint={t('idHint')}
          value={draft.id}
          error={fault('id')}
          disabled={entry !== undefined}
          onChange={(id) => change({ id })}
        />
      </div>
      <Group label={t('times')}>
        <p className="dimmed small">{t('timesHint')}</p>
        <div className="fields three">
          {clocks.map((clock) => (
            <TextField
              key={clock}
              label={t(clock)}
              value={draft.sla[clock] ?? ''}
              error={fault(`sla.${clock}`)}
              onChange={(span) => {
                const { [clock]: _, ...others } = draft.sla;
                change({ sla: span.trim() === '' ? others : { ...others, [clock]: span.trim() } });
              }}
            />
          ))}
        </div>
      </Group>
      <HoursField
        value={draft.hours}
        fault={fault}
        onChange={(hours) => {
          const { hours: _, ...others } = draft;
          setDraft(hours === undefined ? others : { ...others, hours });
        }}
      />
      <div className="fields two">
        <ListField
          label={t('skills')}
          hint={t('queueSkillsHint')}
          rows={2}
          value={draft.skills}
          error={fault('skills')}
          onChange={(skills) => change({ skills })}
        />
        <SelectField
          label={t('fallbackOwner')}
          hint={t('fallbackOwnerHint')}
          value={draft.fallbackOwner}
          error={fault('fallbackOwner')}
          options={settings.agents.map(({ email, name }) => ({ value: email, label: name }))}
          onChange={(fallbackOwner) => change({ fallbackOwner })}
        />
        <SelectField
          label={t('approval')}
          value={draft.approval}
          error={fault('approval')}
          options={[
            { value: 'nobody', label: t('approvalNobody') },
            { value: 'agents', label: t('approvalAgents') },
          ]}
          onChange={(value) => change({ approval: value === 'agents' ? 'agents' : 'nobody' })}
        />
      </div>
    </EditorForm>
  );
}
