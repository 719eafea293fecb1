import { Button } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../api/problem.ts';
import type { Role } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { faultsOf } from './errors.ts';
import { ChecksField, TextField } from './fields.tsx';
import { roleChoices, rolesOf } from './roles.ts';

export interface NewAccount {
  readonly kind: 'person' | 'key';
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

export function AddAccount(props: {
  readonly kind: NewAccount['kind'];
  readonly error: unknown;
  readonly busy: boolean;
  readonly onAdd: (account: NewAccount) => void;
  readonly onClose: () => void;
}) {
  const { kind, error, busy, onAdd, onClose } = props;
  const t = useText('settings');
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(['agent']);
  const fault = faultsOf(error);
  return (
    <form
      className="editor"
      noValidate
      aria-label={t(kind === 'person' ? 'invite' : 'newKey')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onAdd({ kind, email, name, roles });
      }}
    >
      <div className="fields two">
        <TextField label={t('name')} value={name} error={fault('name')} onChange={setName} />
        {kind === 'key' ? null : (
          <TextField label={t('emailAddress')} type="email" value={email} error={fault('email')} onChange={setEmail} />
        )}
      </div>
      {kind === 'key' ? null : (
        <ChecksField
          label={t('roles')}
          value={roles}
          error={fault('roles')}
          options={roleChoices()}
          onChange={(chosen) => setRoles(rolesOf(chosen))}
        />
      )}
      {error === null ? null : (
        <p className="field-fault" role="alert">
          {explain(error)}
        </p>
      )}
      <div className="editor-do">
        <Button type="submit" size="compact-md" loading={busy}>
          {t(kind === 'person' ? 'invite' : 'makeKey')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
