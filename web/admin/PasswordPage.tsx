import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword } from '../api/accounts.ts';
import { keys } from '../api/keys.ts';
import { explain } from '../api/problem.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { AdminPage } from './AdminPage.tsx';
import { faultsOf } from './errors.ts';
import { isTooShort } from './password-length.ts';

/** Where whoever is signed in chooses another password. */
export function PasswordPage() {
  const t = useText('settings');
  const tApp = useText('app');
  const me = useMe();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [short, setShort] = useState(false);
  const mutation = useMutation({
    mutationFn: changePassword,
    onSuccess: async () => {
      setCurrent('');
      setNext('');
      await client.invalidateQueries({ queryKey: keys.me });
    },
  });
  const fault = faultsOf(mutation.error);
  const wrong = fault('current') === null ? null : explain(mutation.error);
  const weak = short ? t('passwordTooShort') : fault('next');
  const show = { 'aria-label': tApp('showPassword') };
  return (
    <main id="main" className="page admin-password">
      <AdminPage title={t('yourPassword')} hint={t('yourPasswordHint')}>
        <form
          className="editor"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setShort(isTooShort(next));
            if (!isTooShort(next) && !mutation.isPending) mutation.mutate({ current, next });
          }}
        >
          <input type="hidden" autoComplete="username" value={me?.id ?? ''} readOnly />
          <PasswordInput
            label={t('currentPassword')}
            autoComplete="current-password"
            value={current}
            error={wrong}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={show}
          />
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordHint')}
            autoComplete="new-password"
            value={next}
            error={weak}
            onChange={(event) => setNext(event.currentTarget.value)}
            visibilityToggleButtonProps={show}
          />
          <p role={mutation.isError ? 'alert' : 'status'} className={mutation.isError ? 'field-fault' : 'positive'}>
            {mutation.isError && wrong === null && weak === null ? explain(mutation.error) : ''}
            {mutation.isSuccess ? t('passwordChanged') : ''}
          </p>
          <div className="editor-do">
            <Button type="submit" size="compact-md" loading={mutation.isPending} disabled={current === '' || next === ''}>
              {t('changePassword')}
            </Button>
          </div>
        </form>
      </AdminPage>
    </main>
  );
}
