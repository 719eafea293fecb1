import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { acceptInvitation } from '../api/accounts.ts';
import { explain } from '../api/problem.ts';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { useTitle } from '../ui/use-title.ts';
import { faultsOf } from './errors.ts';
import { isTooShort } from './password-length.ts';

/** Where somebody who was invited chooses a password. The token stands after `#`, which no server sees, and leaves the address at once. */
export function InvitationPage() {
  const t = useText('settings');
  const tApp = useText('app');
  const [token] = useState(() => location.hash.slice(1));
  const [password, setPassword] = useState('');
  const [short, setShort] = useState(false);
  const mutation = useMutation({ mutationFn: acceptInvitation });
  useTitle(t('choosePassword'));
  useEffect(() => history.replaceState(history.state, '', location.pathname), []);
  const fault = short ? t('passwordTooShort') : faultsOf(mutation.error)('password');
  return (
    <main id="main" className="sign-in">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const tooShort = isTooShort(password);
          setShort(tooShort);
          if (!tooShort && !mutation.isPending) mutation.mutate({ token, password });
        }}
      >
        <p className="logo">
          <Icon name="ear" size={24} /> Earshot
        </p>
        <h1>{t('choosePassword')}</h1>
        {token === '' ? (
          <p role="alert">{t('noToken')}</p>
        ) : mutation.isSuccess ? (
          <>
            <p role="status">{t('passwordSet')}</p>
            <a href="/" className="button">
              {tApp('signIn')}
            </a>
          </>
        ) : (
          <>
            <PasswordInput
              label={tApp('password')}
              description={t('passwordHint')}
              autoComplete="new-password"
              autoFocus
              value={password}
              error={fault}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': tApp('showPassword') }}
            />
            <div role="alert" className="sign-in-error">
              {mutation.isError && fault === null ? explain(mutation.error) : null}
            </div>
            <Button type="submit" loading={mutation.isPending} fullWidth>
              {t('setPassword')}
            </Button>
          </>
        )}
        <LanguageSwitch />
      </form>
    </main>
  );
}
