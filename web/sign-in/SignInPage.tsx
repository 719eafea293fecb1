import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, explain } from '../api/problem.ts';
import { signIn } from '../api/session.ts';
import { Icon } from '../ui/icons.tsx';
import { useTitle } from '../ui/use-title.ts';

function sentence(error: unknown): string {
  if (error instanceof ApiError && error.problem.status === 401)
    return 'E-mail and password do not match. Check both, then try again.';
  if (error instanceof ApiError && error.problem.status === 429) return 'Too many tries. Wait a few minutes, then try again.';
  return explain(error);
}

/** Shown in place of whatever page was asked for; after signing in that page appears. */
export function SignInPage() {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const mutation = useMutation({ mutationFn: signIn, onSuccess: () => client.resetQueries() });
  useTitle('Sign in');
  return (
    <main id="main" className="sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate({ email: email.trim(), password });
        }}
      >
        <p className="logo">
          <Icon name="ear" size={24} /> Earshot
        </p>
        <h1>Sign in</h1>
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <div role="alert" className="sign-in-error">
          {mutation.isError ? (
            <>
              <Icon name="warning" size={14} /> {sentence(mutation.error)}
            </>
          ) : null}
        </div>
        <Button type="submit" loading={mutation.isPending} fullWidth>
          Sign in
        </Button>
        <p className="dimmed small">No account yet? Your administrator makes one with “npm run earshot -- user”.</p>
      </form>
    </main>
  );
}
