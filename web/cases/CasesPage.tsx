import { Outlet, useParams } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { Inbox } from '../inbox/Inbox.tsx';
import { Rail } from '../inbox/Rail.tsx';
import { useTitle } from '../ui/use-title.ts';

/** What there is to work on, the list of cases, and beside it the one that is open; on small screens one after the other. */
export function CasesPage() {
  const t = useText('inbox');
  const { caseId } = useParams({ strict: false });
  useTitle(t('cases'));
  return (
    <main id="main" className={`panes cases with-rail${caseId === undefined ? '' : ' opened'}`}>
      <Rail />
      <section className="pane list-pane" aria-label={t('cases')}>
        <Inbox open={caseId} />
      </section>
      <Outlet />
    </main>
  );
}
