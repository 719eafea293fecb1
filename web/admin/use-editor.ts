import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { putSetting, removeSetting, settingsKey, settingsQuery } from '../api/settings.ts';
import type { Noun, Settings, SettingsChange } from '../api/settings.ts';
import { differencesOf, withChosen } from './differences.ts';
import type { Difference, Side } from './differences.ts';
import { isStale } from './errors.ts';

/** What others did while a form was open. */
export interface Stale {
  readonly changes: readonly SettingsChange[];
  readonly differences: readonly Difference[];
  /** They removed what the form is about. */
  readonly gone: boolean;
}

/** Keeps one entry on the configuration as it was when its form was opened; what others changed since is told, not overwritten. */
export function useEditor<Entry extends object>(options: {
  readonly noun: Noun;
  readonly opened: Settings;
  /** As it stood when the form was opened; undefined for a new one. */
  readonly entry: Entry | undefined;
  readonly draft: Entry;
  readonly find: (settings: Settings) => Entry | undefined;
  readonly onDraft: (draft: Entry) => void;
  readonly onDone: () => void;
}) {
  const { noun, opened, entry, draft, find, onDraft, onDone } = options;
  const client = useQueryClient();
  const [seen, setSeen] = useState({ version: opened.version, entry });
  const [now, setNow] = useState<Settings | null>(null);
  const mutation = useMutation({
    mutationFn: (change: { readonly put: unknown } | { readonly remove: string }) =>
      'put' in change ? putSetting(noun, change.put, seen.version) : removeSetting(noun, change.remove, seen.version),
    onSuccess: (after) => {
      client.setQueryData(settingsKey, after);
      onDone();
    },
    onError: async (error) => {
      if (!isStale(error)) return;
      setNow((await client.query({ ...settingsQuery, staleTime: 0 }).catch(() => undefined)) ?? null);
    },
  });
  const theirs = now === null ? undefined : find(now);
  const stale: Stale | null =
    now === null
      ? null
      : {
          changes: now.history.filter((change) => change.version > seen.version),
          differences: differencesOf({ seen: seen.entry, mine: draft, theirs }),
          gone: theirs === undefined && seen.entry !== undefined,
        };
  return {
    noun,
    mutation,
    stale,
    /** Goes on with what was chosen of each field, on top of what others did. */
    goOn: (sideOf: (difference: Difference) => Side) => {
      if (now === null || stale === null) return;
      onDraft(withChosen(draft, stale.differences, sideOf));
      setSeen({ version: now.version, entry: theirs });
      setNow(null);
      mutation.reset();
    },
  };
}
export type Editor = Pick<ReturnType<typeof useEditor>, 'noun' | 'mutation' | 'stale' | 'goOn'>;
