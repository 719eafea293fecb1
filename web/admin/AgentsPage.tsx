import { useState } from 'react';
import type { AgentSetting } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { Accounts } from './Accounts.tsx';
import { EditorForm } from './EditorForm.tsx';
import { EntriesPage } from './EntriesPage.tsx';
import type { EditProps } from './EntriesPage.tsx';
import { faultsOf } from './errors.ts';
import { ChecksField, TextField } from './fields.tsx';
import { ListField } from './ListField.tsx';
import { roleChoices, roleName, rolesOf } from './roles.ts';
import { useAdministers } from './use-settings.ts';
import { useEditor } from './use-editor.ts';

export function AgentsPage() {
  const t = useText('settings');
  const mayEdit = useAdministers();
  return (
    <EntriesPage
      title={t('agents')}
      hint={t('agentsHint')}
      entriesOf={({ agents }) => agents}
      idOf={({ email }) => email}
      nameOf={({ name }) => name}
      summaryOf={({ email, roles }) => `${email} · ${roles.map(roleName).join(', ')}`}
      addLabel={t('addAgent')}
      mayAdd={mayEdit}
      edit={(edit) => <AgentEditor {...edit} />}
      besides={mayEdit ? <Accounts /> : null}
    />
  );
}

const blank: AgentSetting = { email: '', name: '', roles: ['agent'], queues: [], languages: [], skills: [], capacity: 6 };

function AgentEditor({ entry, settings, onClose }: EditProps<AgentSetting>) {
  const t = useText('settings');
  const mayEdit = useAdministers();
  const [draft, setDraft] = useState(entry ?? blank);
  const editor = useEditor({
    noun: 'agents',
    opened: settings,
    entry,
    draft,
    find: ({ agents }) => agents.find(({ email }) => email === draft.email),
    onDraft: setDraft,
    onDone: onClose,
  });
  const fault = faultsOf(editor.mutation.error);
  const change = (part: Partial<AgentSetting>): void => setDraft({ ...draft, ...part });
  return (
    <EditorForm
      title={entry?.name ?? t('newAgent')}
      editor={editor}
      mayEdit={mayEdit}
      put={draft}
      remove={entry?.email ?? null}
      onClose={onClose}
    >
      <div className="fields two">
        <TextField label={t('name')} value={draft.name} error={fault('name')} onChange={(name) => change({ name })} />
        <TextField
          label={t('emailAddress')}
          type="email"
          value={draft.email}
          error={fault('email')}
          disabled={entry !== undefined}
          onChange={(email) => change({ email })}
        />
      </div>
      <ChecksField
        label={t('roles')}
        value={draft.roles}
        error={fault('roles')}
        options={roleChoices()}
        onChange={(roles) => change({ roles: rolesOf(roles) })}
      />
      <ChecksField
        label={t('queues')}
        value={draft.queues}
        error={fault('queues')}
        options={settings.queues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(queues) => change({ queues })}
      />
      <div className="fields three">
        <ListField
          label={t('skills')}
          hint={t('skillsHint')}
          rows={2}
          value={draft.skills}
          error={fault('skills')}
          onChange={(skills) => change({ skills })}
        />
        <ListField
          label={t('languages')}
          hint={t('languagesHint')}
          rows={2}
          value={draft.languages}
          error={fault('languages')}
          onChange={(languages) => change({ languages })}
        />
        <TextField
          label={t('capacity')}
          hint={t('capacityHint')}
          type="number"
          value={String(draft.capacity)}
          error={fault('capacity')}
          onChange={(text) => change({ capacity: Number(text) })}
        />
      </div>
    </EditorForm>
  );
}
