import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../api/keys.ts';
import { explain } from '../api/problem.ts';
import { deadLetterQuery, replayDeadLetter } from '../api/shelf.ts';
import type { DeadLetter } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { allFaults } from './errors.ts';
import { AreaField } from './fields.tsx';
import { readJson } from './read-json.ts';

/** The data of failed work as JSON, to be mended; what is still wrong is told with its place. */
export function MendLetter({ letter, onDone }: { readonly letter: DeadLetter; readonly onDone: () => void }) {
  const t = useText('settings');
  const client = useQueryClient();
  const whole = useQuery(deadLetterQuery(letter));
  const [typed, setTyped] = useState<string | null>(null);
  const replay = useMutation({
    mutationFn: (data: unknown) => replayDeadLetter(letter, data),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: keys.deadLetters });
    },
  });
  if (whole.isPending) return <Loading what={t('payload')} rows={2} height={40} />;
  if (whole.isError) return <Failed what={t('failedWorkFailed')} error={whole.error} onRetry={() => void whole.refetch()} />;
  const text = typed ?? JSON.stringify(whole.data.data, null, 2);
  const read = readJson(text);
  return (
    <form
      className="editor mend"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (read.ok && !replay.isPending) replay.mutate(typed === null ? undefined : read.value);
      }}
    >
      <AreaField label={t('payload')} rows={12} value={text} error={read.ok ? null : t('noJson')} onChange={setTyped} />
      {replay.isError ? (
        <div className="field-fault" role="alert">
          {explain(replay.error)}
          <ul>
            {allFaults(replay.error).map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code>{path}</code> {message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="editor-do">
        <Button type="submit" size="compact-md" disabled={!read.ok} loading={replay.isPending}>
          {t(typed === null ? 'replay' : 'replayMended')}
        </Button>
      </div>
    </form>
  );
}
