import { Link, useLocation } from '@tanstack/react-router';
import { maySeeIncidents, maySeeQuality, maySeeSettings, maySupervise } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import type { IconName } from '../ui/icons.tsx';
import { useMe } from './use-me.ts';

interface Section {
  readonly to: string;
  readonly text: 'desk' | 'board' | 'quality' | 'feed' | 'brand' | 'incidents' | 'settings';
  /** Addresses that belong to it, with all that lies below them. */
  readonly holds: readonly string[];
  readonly icon: IconName;
  /** Whether somebody has a use for it. The server decides what they may do there. */
  readonly isFor: (me: Me | undefined) => boolean;
}
const everybody = (): boolean => true;

const sections: readonly Section[] = [
  { to: '/cases', text: 'desk', holds: ['/cases'], icon: 'cases', isFor: everybody },
  { to: '/board', text: 'board', holds: ['/board', '/quality', '/reports'], icon: 'layers', isFor: maySupervise },
  {
    to: '/quality',
    text: 'quality',
    holds: ['/quality', '/reports'],
    icon: 'stamp',
    isFor: (me) => maySeeQuality(me) && !maySupervise(me),
  },
  { to: '/feed', text: 'feed', holds: ['/feed'], icon: 'feed', isFor: everybody },
  { to: '/brand', text: 'brand', holds: ['/brand', '/orphans'], icon: 'overview', isFor: everybody },
  { to: '/incidents', text: 'incidents', holds: ['/incidents'], icon: 'warning', isFor: maySeeIncidents },
  { to: '/settings', text: 'settings', holds: ['/settings', '/connections', '/connect'], icon: 'plug', isFor: maySeeSettings },
];

export function Sections({ place }: { readonly place: 'top' | 'bottom' }) {
  const t = useText('app');
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <nav className={`sections ${place}`} aria-label={t('sections')}>
      {sections
        .filter(({ isFor }) => isFor(me))
        .map(({ to, text, icon, holds }) => (
          <Link
            key={to}
            to={to}
            aria-current={holds.some((place) => pathname === place || pathname.startsWith(`${place}/`)) ? 'page' : undefined}
          >
            {place === 'bottom' ? <Icon name={icon} size={18} /> : null}
            <span>{t(text)}</span>
          </Link>
        ))}
    </nav>
  );
}
