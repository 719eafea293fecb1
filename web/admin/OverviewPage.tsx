import { Link, Navigate } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { Ago } from '../ui/Ago.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { AdminPage } from './AdminPage.tsx';
import { useMe } from '../app/use-me.ts';
import { readsSettings, useSettings } from './use-settings.ts';

/** Whoever may not read the settings as a whole finds the connections, which are for everybody. */
export function SettingsOverviewPage() {
  const me = useMe();
  if (me === undefined) return null;
  return readsSettings(me) ? <Overview /> : <Navigate to="/settings/connections" replace />;
}

/** What there is to set, and who changed what. */
function Overview() {
  const t = useText('settings');
  const settings = useSettings();
  const { data } = settings;
  const parts =
    data === undefined
      ? []
      : ([
          { to: '/settings/brands', text: 'brands', hint: 'brandsHint', count: data.brands.length },
          { to: '/settings/queues', text: 'queues', hint: 'queuesHint', count: data.queues.length },
          { to: '/settings/rules', text: 'rules', hint: 'rulesHint', count: data.rules.length },
          { to: '/settings/agents', text: 'agents', hint: 'agentsHint', count: data.agents.length },
          { to: '/settings/connections', text: 'connections', hint: 'connectionsHint', count: data.connections.length },
        ] as const);
  return (
    <AdminPage title={t('settings')} hint={t('settingsHint')}>
      {settings.isPending ? <Loading what={t('loadingSettings')} rows={5} height={48} /> : null}
      {settings.isError && data === undefined ? (
        <Failed what={t('settingsFailed')} error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      <ul className="plain admin-list">
        {parts.map(({ to, text, hint, count }) => (
          <li key={to}>
            <Link to={to} className="admin-row">
              <span className="admin-row-name">
                <b className="strong">{t(text)}</b>
                <span className="dimmed">{t(hint)}</span>
              </span>
              <span className="number strong">{countText(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {data === undefined || data.history.length === 0 ? null : (
        <section className="block" aria-labelledby="changes">
          <h2 id="changes">{t('latestChanges')}</h2>
          <ul className="plain admin-changes">
            {data.history.slice(0, 12).map((change) => (
              <li key={change.version}>
                <span>{change.what.join(', ')}</span>
                <span className="dimmed small">
                  {change.by} · <Ago at={change.at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </AdminPage>
  );
}
