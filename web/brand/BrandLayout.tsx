import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { useTitle } from '../ui/use-title.ts';
import { FilterBar } from './FilterBar.tsx';
import { useView } from './use-view.ts';
import { useBrand } from '../app/use-brand.ts';
import { spanText } from './span-text.ts';
import '../styles/brand.css';

const pages = [
  { to: '/brand', text: 'title' },
  { to: '/brand/topics', text: 'topics' },
  { to: '/brand/voice', text: 'voice' },
  { to: '/brand/authors', text: 'authors' },
  { to: '/brand/reviews', text: 'reviews' },
  { to: '/brand/care', text: 'care' },
] as const;

/** What all pages about the brand have in common: the way between them, and the time and filters that they share. */
export function BrandLayout() {
  const t = useText('brand');
  const { pathname } = useLocation();
  const { search, span } = useView();
  const { brand } = useBrand();
  const here = pages.find(({ to }) => to === pathname.replace(/\/$/u, '')) ?? pages[0];
  const { table: _, by: __, compare, ...kept } = search;
  useTitle(t(here.text));
  return (
    <main id="main" className="page brand">
      <header className="page-head">
        <h1>{t(here.text)}</h1>
        <nav className="brand-nav" aria-label={t('pages')}>
          {pages.map(({ to, text }) => (
            <Link
              key={to}
              to={to}
              search={{ ...kept, compare: compare === 'previous' ? undefined : compare }}
              activeOptions={{ exact: true }}
              aria-current={to === here.to ? 'page' : undefined}
            >
              {t(text)}
            </Link>
          ))}
        </nav>
        <span className="grow" />
        <button type="button" className="chip bare no-print" onClick={() => window.print()}>
          {t('print')}
        </button>
      </header>
      <FilterBar />
      <p className="print-only">{`${brand?.name ?? ''}, ${spanText(span)}`}</p>
      <Outlet />
    </main>
  );
}
