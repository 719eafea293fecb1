import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { caseQuery } from '../api/cases.ts';
import type { TaggedCase } from '../api/cases.ts';
import { meQuery, mayWork } from '../api/session.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { Icon } from '../ui/icons.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ActionResult } from './ActionResult.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseClocks } from './CaseClocks.tsx';
import { CaseHeading } from './CaseHeading.tsx';
import { CustomerPane } from './CustomerPane.tsx';
import { NoteForm } from './NoteForm.tsx';
import { Thread } from './Thread.tsx';
import { Timeline } from './Timeline.tsx';
import { useCaseAction } from './use-case-action.ts';

export function CasePage() {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const found = useQuery(caseQuery(caseId));
  const navigate = useNavigate();
  useShortcuts({ Escape: () => void navigate({ to: '/cases', search: (previous) => previous }) });
  useTitle(found.data === undefined ? 'Case' : `C-${found.data.case.number}`);
  return (
    <>
      <section className="pane side-pane wide case-pane" aria-label="The case">
        <div className="detail-bar small-only">
          <Link to="/cases" search={(previous) => previous} className="back">
            <Icon name="back" /> <span>Cases</span>
          </Link>
        </div>
        {found.isPending ? <Loading what="the case" rows={6} height={90} /> : null}
        {found.isError && found.data === undefined ? (
          <Failed what="This case could not be loaded" error={found.error} onRetry={() => void found.refetch()} />
        ) : null}
        {found.data === undefined ? null : <OpenCase key={caseId} tagged={found.data} />}
      </section>
      {found.data === undefined ? (
        <aside className="pane customer-pane" aria-label="Customer" />
      ) : (
        <aside className="pane customer-pane" aria-label="Customer">
          <CustomerPane one={found.data.case} />
        </aside>
      )}
    </>
  );
}

type View = 'thread' | 'timeline' | 'customer';
const views = [
  { value: 'thread', label: 'Customer’s view' },
  { value: 'timeline', label: 'Timeline' },
  { value: 'customer', label: 'Customer' },
] as const satisfies readonly { readonly value: View; readonly label: string }[];

function OpenCase({ tagged }: { readonly tagged: TaggedCase }) {
  const { data: me } = useQuery(meQuery);
  const [view, setView] = useState<View>('thread');
  const action = useCaseAction(tagged);
  const works = mayWork(me);
  return (
    <>
      <header className="case-head">
        <CaseHeading one={tagged.case} />
        {works ? <CaseActions one={tagged.case} me={me ?? null} action={action} /> : null}
        <CaseClocks one={tagged.case} me={me ?? null} />
      </header>
      <ActionResult action={action} />
      <div className="tools">
        <div className="seg" role="group" aria-label="Show">
          {views.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              aria-pressed={view === value}
              className={value === 'customer' ? 'narrow-only' : undefined}
              onClick={() => setView(value)}
            >
              {label}
              {value === 'timeline' ? <span className="dimmed number"> {tagged.case.timeline.length}</span> : null}
            </button>
          ))}
        </div>
      </div>
      <div className="scroller">
        {view === 'thread' ? <Thread one={tagged.case} /> : null}
        {view === 'timeline' ? <Timeline one={tagged.case} /> : null}
        {view === 'customer' ? <CustomerPane one={tagged.case} /> : null}
      </div>
      {works ? <NoteForm action={action} /> : null}
    </>
  );
}
