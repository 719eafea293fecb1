import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { signIn } from '../api/session.ts';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { useTitle } from '../ui/use-title.ts';
import { signInFault } from './sign-in-fault.ts';

/** Shown in place of whatever page was asked for; after signing in that page appears. */
export function SignInPage() {
  const client = useQueryClient();
  const t = useText('app');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<'email' | 'password' | null>(null);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const mutation = useMutation({
    mutationFn: signIn,
    onSuccess: () => client.resetQueries(),
    onError: () => passwordField.current?.select(),
  });
  useTitle(t('signIn'));

  const send = (): void => {
    const lacks = email.trim() === '' ? 'email' : password === '' ? 'password' : null;
    setMissing(lacks);
    if (lacks === 'email') emailField.current?.focus();
    if (lacks === 'password') passwordField.current?.focus();
    if (lacks === null && !mutation.isPending) mutation.mutate({ email: email.trim(), password });
  };
  return (
    <main id="main" className="sign-in">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <p className="logo">
          <Icon name="ear" size={24} /> Earshot
        </p>
        <div>
          <h1>{t('signIn')}</h1>
          <p className="dimmed">{t('signInFor')}</p>
        </div>
        <TextInput
          ref={emailField}
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          error={missing === 'email' ? t('missingEmail') : null}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          ref={passwordField}
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          error={missing === 'password' ? t('missingPassword') : null}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <div role="alert" className="sign-in-error">
          {mutation.isError ? (
            <>
              <Icon name="warning" size={14} /> {signInFault(mutation.error)}
            </>
          ) : null}
        </div>
        <Button type="submit" loading={mutation.isPending} fullWidth>
          {t('signIn')}
        </Button>
        <p className="dimmed small">{t('noAccount')}</p>
        <LanguageSwitch />
      </form>
    </main>
  );
}
