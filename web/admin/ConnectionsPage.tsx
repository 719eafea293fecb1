import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { maySupervise, statusQuery } from '../api/session.ts';
import { settingsQuery } from '../api/settings.ts';
import type { Connection } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { codeWords, networkName } from '../text/words.ts';
import { NetworkMark } from '../ui/labels.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { AdminPage } from './AdminPage.tsx';
import { ConnectionControl } from './ConnectionControl.tsx';
import { ConnectionEditor } from './ConnectionEditor.tsx';
import { useAdministers } from './use-settings.ts';

export function SettingsConnectionsPage() {
  const t = useText('settings');
  const status = useQuery(statusQuery);
  const [open, setOpen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const me = useMe();
  const mayEdit = useAdministers();
  const mayOpen = maySupervise(me);
  const settings = useQuery({ ...settingsQuery, enabled: mayEdit });
  const connections = status.data?.connections ?? [];
  return (
    <AdminPage
      title={t('connections')}
      hint={t('connectionsHint')}
      action={
        <span className="admin-line-do">
          <Link to="/connections" className="button">
            {t('setAside')}
          </Link>
          {mayEdit && settings.data !== undefined ? (
            <Button size="compact-md" variant="default" onClick={() => setAdding(true)}>
              {t('addConnection')}
            </Button>
          ) : null}
        </span>
      }
    >
      {adding && settings.data !== undefined ? (
        <ConnectionEditor
          settings={settings.data}
          onClose={() => {
            setAdding(false);
            void status.refetch();
          }}
        />
      ) : null}
      {status.isPending ? <Loading what={t('loadingConnections')} rows={4} height={48} /> : null}
      {status.isError && status.data === undefined ? (
        <Failed what={t('connectionsFailed')} error={status.error} onRetry={() => void status.refetch()} />
      ) : null}
      {status.data !== undefined && connections.length === 0 ? (
        <Empty icon="plug" title={t('noConnections')} action={<Link to="/connect">{t('howToConnect')}</Link>}>
          {t('noConnectionsHint')}
        </Empty>
      ) : null}
      <ul className="plain admin-list">
        {connections.map((one) => (
          <li key={one.id}>
            {mayOpen ? (
              <button
                type="button"
                className="admin-row"
                aria-expanded={open === one.id}
                onClick={() => setOpen(open === one.id ? null : one.id)}
              >
                <ConnectionFacts one={one} />
              </button>
            ) : (
              <div className="admin-line">
                <ConnectionFacts one={one} />
              </div>
            )}
            {open === one.id ? <ConnectionControl id={one.id} onGone={() => setOpen(null)} /> : null}
          </li>
        ))}
      </ul>
    </AdminPage>
  );
}

function ConnectionFacts({ one }: { readonly one: Connection }) {
  const t = useText('settings');
  return (
    <>
      <NetworkMark network={one.network} />
      <span className="admin-row-name">
        <b className="strong">{networkName(one.network)}</b>
        <span className="dimmed">{one.id}</span>
      </span>
      <span className={one.halted ? 'late' : 'dimmed'}>{one.halted ? t('stopped') : codeWords(one.state)}</span>
    </>
  );
}
