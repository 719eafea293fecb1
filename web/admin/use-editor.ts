import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { putSetting, removeSetting, settingsKey, settingsQuery } from '../api/settings.ts';
import type { Noun, Settings, SettingsChange } from '../api/settings.ts';
import { isStale } from './errors.ts';

/** Keeps one entry on the configuration as it was when its form was opened; what others changed since is told, not overwritten. */
export function useEditor(options: { readonly noun: Noun; readonly opened: Settings; readonly onDone: () => void }) {
  const { noun, opened, onDone } = options;
  const client = useQueryClient();
  const [version, setVersion] = useState(opened.version);
  const [changes, setChanges] = useState<readonly SettingsChange[] | null>(null);
  const mutation = useMutation({
    mutationFn: (change: { readonly put: unknown } | { readonly remove: string }) =>
      'put' in change ? putSetting(noun, change.put, version) : removeSetting(noun, change.remove, version),
    onSuccess: (after) => {
      client.setQueryData(settingsKey, after);
      onDone();
    },
    onError: async (error) => {
      if (!isStale(error)) return;
      const now = await client.query({ ...settingsQuery, staleTime: 0 }).catch(() => undefined);
      setChanges(now?.history.filter((change) => change.version > version) ?? []);
    },
  });
  return {
    mutation,
    changes,
    /** Goes on with what was typed, on top of what others did. */
    goOn: () => {
      const now = client.getQueryData<Settings>(settingsKey);
      if (now !== undefined) setVersion(now.version);
      setChanges(null);
      mutation.reset();
    },
  };
}
export type Editor = ReturnType<typeof useEditor>;
