import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Settings } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { AdminPage } from './AdminPage.tsx';
import { useSettings } from './use-settings.ts';

export interface EditProps<Entry> {
  /** Undefined: a new one. */
  readonly entry: Entry | undefined;
  readonly settings: Settings;
  readonly onClose: () => void;
}

/** A list of entries of one kind; one at a time opens in place. */
export function EntriesPage<Entry>(props: {
  readonly title: string;
  readonly hint: string;
  readonly entriesOf: (settings: Settings) => readonly Entry[];
  readonly idOf: (entry: Entry) => string;
  readonly nameOf: (entry: Entry) => string;
  readonly summaryOf: (entry: Entry) => ReactNode;
  readonly addLabel: string;
  readonly mayAdd: boolean;
  readonly edit: (props: EditProps<Entry>) => ReactNode;
  readonly ordered?: boolean;
  readonly besides?: ReactNode;
}) {
  const { title, hint, entriesOf, idOf, nameOf, summaryOf, addLabel, mayAdd, edit, ordered = false, besides } = props;
  const t = useText('settings');
  const settings = useSettings();
  const [open, setOpen] = useState<{ readonly id: string | null } | null>(null);
  const close = (): void => setOpen(null);
  const { data } = settings;
  const entries = data === undefined ? [] : entriesOf(data);
  const List = ordered ? 'ol' : 'ul';
  const add = mayAdd ? (
    <Button size="compact-md" variant="default" onClick={() => setOpen({ id: null })}>
      {addLabel}
    </Button>
  ) : null;
  return (
    <AdminPage title={title} hint={hint} action={add}>
      {settings.isPending ? <Loading what={t('loadingSettings')} rows={4} height={48} /> : null}
      {settings.isError && data === undefined ? (
        <Failed what={t('settingsFailed')} error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {data !== undefined && open?.id === null ? edit({ entry: undefined, settings: data, onClose: close }) : null}
      {data !== undefined && entries.length === 0 && open === null ? <Empty icon="layers" title={t('nothingYet')} /> : null}
      <List className={ordered ? 'plain admin-list ordered' : 'plain admin-list'}>
        {entries.map((entry) => {
          const id = idOf(entry);
          const isOpen = open !== null && open.id === id;
          return (
            <li key={id}>
              <button type="button" className="admin-row" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : { id })}>
                <span className="admin-row-name">
                  <b className="strong">{nameOf(entry)}</b>
                  <span className="dimmed">{summaryOf(entry)}</span>
                </span>
              </button>
              {isOpen && data !== undefined ? edit({ entry, settings: data, onClose: close }) : null}
            </li>
          );
        })}
      </List>
      {besides}
    </AdminPage>
  );
}
