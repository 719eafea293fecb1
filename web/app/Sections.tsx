import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/icons.tsx';
import type { IconName } from '../ui/icons.tsx';

const sections = [
  { to: '/feed', name: 'Feed', icon: 'feed' },
  { to: '/cases', name: 'Cases', icon: 'cases' },
  { to: '/overview', name: 'Overview', icon: 'overview' },
  { to: '/connections', name: 'Connections', icon: 'plug' },
] as const satisfies readonly { readonly to: string; readonly name: string; readonly icon: IconName }[];

export function Sections({ place }: { readonly place: 'top' | 'bottom' }) {
  return (
    <nav className={`sections ${place}`} aria-label="Sections">
      {sections.map(({ to, name, icon }) => (
        <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>
          {place === 'bottom' ? <Icon name={icon} size={18} /> : null}
          {name}
        </Link>
      ))}
    </nav>
  );
}
