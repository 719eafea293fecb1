import { Link, Outlet } from '@tanstack/react-router';
import { maySupervise } from '../api/session.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { readsSettings } from './use-settings.ts';

const everybody = (): boolean => true;

const pages = [
  { to: '/settings', text: 'overview', isFor: readsSettings },
  { to: '/settings/brands', text: 'brands', isFor: readsSettings },
  { to: '/settings/queues', text: 'queues', isFor: readsSettings },
  { to: '/settings/rules', text: 'rules', isFor: readsSettings },
  { to: '/settings/agents', text: 'agents', isFor: readsSettings },
  { to: '/settings/connections', text: 'connections', isFor: everybody },
  { to: '/settings/macros', text: 'macros', isFor: maySupervise },
  { to: '/settings/webhooks', text: 'webhooks', isFor: maySupervise },
  { to: '/settings/dead-letters', text: 'failedWork', isFor: maySupervise },
] as const;

/** All pages of the settings, with the way between them. */
export function SettingsLayout() {
  const t = useText('settings');
  const me = useMe();
  return (
    <main id="main" className="page admin">
      <nav className="admin-nav" aria-label={t('settingsPages')}>
        {pages
          .filter(({ isFor }) => isFor(me))
          .map(({ to, text }) => (
            <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
              {t(text)}
            </Link>
          ))}
      </nav>
      <div className="admin-main">
        <Outlet />
      </div>
    </main>
  );
}
