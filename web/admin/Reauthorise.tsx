import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problem.ts';
import { reauthorise } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { codeWords } from '../text/words.ts';
import { faultsOf } from './errors.ts';
import { TextField } from './fields.tsx';
import { useSettings } from './use-settings.ts';

/** New credentials, of which only those that are filled in change. What is set is never shown. */
export function Reauthorise({ id, onDone }: { readonly id: string; readonly onDone: () => Promise<void> }) {
  const t = useText('settings');
  const names = Object.keys(useSettings().data?.connections.find((one) => one.id === id)?.credentials ?? {});
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const mutation = useMutation({
    mutationFn: () => reauthorise(id, given),
    onSuccess: async () => {
      setTyped({});
      await onDone();
    },
  });
  const fault = faultsOf(mutation.error);
  if (names.length === 0) return <p className="dimmed">{t('noCredentials')}</p>;
  return (
    <form
      noValidate
      autoComplete="off"
      className="reauthorise"
      onSubmit={(event) => {
        event.preventDefault();
        if (!mutation.isPending && Object.keys(given).length > 0) mutation.mutate();
      }}
    >
      <p className="dimmed">{t('reauthoriseHint')}</p>
      <div className="fields two">
        {names.map((name) => (
          <TextField
            key={name}
            type="password"
            autoComplete="new-password"
            label={codeWords(name)}
            hint={t('isSet')}
            value={typed[name] ?? ''}
            error={fault(`credentials.${name}`) ?? fault(name)}
            onChange={(value) => setTyped({ ...typed, [name]: value })}
          />
        ))}
      </div>
      <p role="status" className={mutation.isError ? 'field-fault' : 'positive'}>
        {mutation.isError ? explain(mutation.error) : (mutation.data?.line ?? '')}
      </p>
      <div>
        <Button type="submit" size="compact-sm" loading={mutation.isPending} disabled={Object.keys(given).length === 0}>
          {t('useThem')}
        </Button>
      </div>
    </form>
  );
}
