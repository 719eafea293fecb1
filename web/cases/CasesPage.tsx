import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useBrand } from '../app/use-brand.ts';
import { useTitle } from '../ui/use-title.ts';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseList } from './CaseList.tsx';

const route = getRouteApi('/cases');

/** The list of cases, and beside it the one that is open; on small screens one after the other. */
export function CasesPage() {
  const { brand: _, ...filter } = route.useSearch();
  const { caseId } = useParams({ strict: false });
  const { brand } = useBrand();
  useTitle('Cases');
  return (
    <main id="main" className={`panes cases${caseId === undefined ? '' : ' opened'}`}>
      <section className="pane list-pane" aria-label="Cases">
        <CaseFilters />
        <CaseList filter={{ ...filter, brand: brand?.id }} open={caseId} />
      </section>
      <Outlet />
    </main>
  );
}
