import { Link, useLocation } from '@tanstack/react-router';
import { maySeeQuality, maySeeReports, maySupervise } from '../api/session.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';

const pages = [
  { to: '/board', text: 'board', isFor: maySupervise },
  { to: '/quality', text: 'quality', isFor: maySeeQuality },
  { to: '/reports', text: 'agentReport', isFor: maySeeReports },
] as const;

/** The way between the board, quality and the report; those whom none of the others concern see no way. */
export function SuperviseNav() {
  const t = useText('app');
  const me = useMe();
  const { pathname } = useLocation();
  const shown = pages.filter(({ isFor }) => isFor(me));
  if (shown.length < 2) return null;
  return (
    <nav className="sup-nav" aria-label={t('supervision')}>
      {shown.map(({ to, text }) => (
        <Link key={to} to={to} aria-current={pathname === to ? 'page' : undefined}>
          {t(text)}
        </Link>
      ))}
    </nav>
  );
}
