import { getRouteApi, Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { useTitle } from '../ui/use-title.ts';
import { BrandTools } from './BrandTools.tsx';
import { FilterBar } from './FilterBar.tsx';
import { brandPages } from './pages.ts';
import { PlaceContext } from './place.ts';
import { PrintHead } from './PrintHead.tsx';
import '../styles/brand.css';

const route = getRouteApi('/brand');

/** What all pages about the brand have in common: the way between them, and the time and filters that they share. */
export function BrandLayout() {
  const t = useText('brand');
  const { pathname } = useLocation();
  const { brand: _, ...search } = route.useSearch();
  const { brand, topicName } = useBrand();
  const navigate = useNavigate({ from: '/brand' });
  const here = brandPages.find(({ to }) => to === pathname.replace(/\/$/u, '')) ?? brandPages[0];
  const { table: __, by: ___, split: ____, measure: _____, compare, ...kept } = search;
  useTitle(t(here.text));
  return (
    <PlaceContext
      value={{
        search,
        set: (change) => void navigate({ to: here.to, search: (previous) => ({ ...previous, ...change }), replace: true }),
        brand,
        topicName,
        shared: false,
      }}
    >
      <main id="main" className="page brand">
        <header className="page-head">
          <h1>{t(here.text)}</h1>
          <nav className="brand-nav" aria-label={t('pages')}>
            {brandPages.map(({ to, text }) => (
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
          <BrandTools page={here.page} />
        </header>
        <FilterBar />
        <PrintHead />
        <Outlet />
      </main>
    </PlaceContext>
  );
}
