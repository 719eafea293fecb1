import { useState } from 'react';
import type { Settings } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { networkName } from '../text/words.ts';
import { EditorForm } from './EditorForm.tsx';
import { faultsOf } from './errors.ts';
import { AreaField, Group, SelectField, TextField } from './fields.tsx';
import { linesOf } from './lines.ts';
import { networkFields } from './network-fields.ts';
import type { NetworkField } from './network-fields.ts';
import { useAdministers } from './use-settings.ts';
import { useEditor } from './use-editor.ts';

/** What is typed into the fields of a network, by field; what is empty is not sent. */
type Typed = Readonly<Record<string, string>>;

function groupOf(fields: readonly NetworkField[], group: NetworkField['group'], typed: Typed) {
  return Object.fromEntries(
    fields.flatMap(({ name, kind, ...field }) => {
      const text = (typed[name] ?? '').trim();
      if (field.group !== group || text === '') return [];
      return [[name, kind === 'list' ? linesOf(text) : text] as const];
    }),
  );
}

/** Adds a connection: where to listen, for which brand, and what the network wants to be shown. */
export function ConnectionEditor({ settings, onClose }: { readonly settings: Settings; readonly onClose: () => void }) {
  const t = useText('settings');
  const mayEdit = useAdministers();
  const [about, setAbout] = useState({ id: '', network: 'x', brand: settings.brands[0]?.id ?? '', apiBaseUrl: '' });
  const [typed, setTyped] = useState<Typed>({});
  const fields = networkFields[about.network] ?? [];
  const { id, network, brand, apiBaseUrl } = about;
  const put = {
    id,
    network,
    brand,
    ...(apiBaseUrl.trim() === '' ? {} : { apiBaseUrl: apiBaseUrl.trim() }),
    credentials: groupOf(fields, 'credentials', typed),
    options: groupOf(fields, 'options', typed),
  };
  const editor = useEditor({
    noun: 'connections',
    opened: settings,
    entry: undefined,
    draft: about,
    // What others call by this id is refused by the server, not compared.
    find: () => undefined,
    onDraft: setAbout,
    onDone: onClose,
  });
  const fault = faultsOf(editor.mutation.error);
  const taken = settings.connections.some((one) => one.id === id);
  const change = (part: Partial<typeof about>): void => setAbout({ ...about, ...part });
  const part = (group: NetworkField['group']) =>
    fields
      .filter((field) => field.group === group)
      .map((field) => (
        <OneField
          key={`${network} ${field.name}`}
          field={field}
          value={typed[field.name] ?? ''}
          error={fault(`${group}.${field.name}`) ?? fault(`credentials.${field.name}`)}
          onChange={(value) => setTyped({ ...typed, [field.name]: value })}
        />
      ));
  const secrets = part('credentials');
  return (
    <EditorForm
      title={t('newConnection')}
      editor={editor}
      mayEdit={mayEdit}
      blocked={taken}
      put={put}
      remove={null}
      onClose={onClose}
    >
      <div className="fields two">
        <SelectField
          label={t('network')}
          value={network}
          error={fault('network')}
          options={Object.keys(networkFields).map((one) => ({ value: one, label: networkName(one) }))}
          onChange={(next) => {
            change({ network: next });
            setTyped({});
          }}
        />
        <SelectField
          label={t('brand')}
          value={brand}
          error={fault('brand')}
          options={settings.brands.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(next) => change({ brand: next })}
        />
        <TextField
          label={t('id')}
          hint={t('idHint')}
          value={id}
          error={taken ? t('idTaken') : fault('id')}
          onChange={(next) => change({ id: next })}
        />
        {part('options')}
        <TextField
          label={`${t('apiBaseUrl')} (${t('optional')})`}
          hint={t('apiBaseUrlHint')}
          value={apiBaseUrl}
          error={fault('apiBaseUrl')}
          onChange={(next) => change({ apiBaseUrl: next })}
        />
      </div>
      <Group label={t('credentials')}>
        <p className="dimmed small">{t(secrets.length === 0 ? 'noSecrets' : 'credentialsHint')}</p>
        <div className="fields two">{secrets}</div>
      </Group>
    </EditorForm>
  );
}

function OneField(props: {
  readonly field: NetworkField;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}) {
  const { field, ...rest } = props;
  const t = useText('settings');
  const name = t(`field-${field.name}`);
  const label = field.needed ? name : `${name} (${t('optional')})`;
  if (field.kind === 'line')
    return (
      <TextField
        {...rest}
        label={label}
        type={field.secret ? 'password' : 'text'}
        autoComplete={field.secret ? 'new-password' : 'off'}
      />
    );
  return <AreaField {...rest} label={label} rows={3} {...(field.kind === 'list' ? { hint: t('termsHint') } : {})} />;
}
