import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { casesQuery } from '../api/cases.ts';
import { useBrand } from '../app/use-brand.ts';
import { cleanText } from '../text/clean.ts';
import { NextDue } from '../ui/DueLabel.tsx';
import { Empty } from '../ui/states.tsx';
import { mostPressing } from './pressing.ts';

const route = getRouteApi('/cases');

/** Nothing is open: offers the one thing to do next. */
export function NoCaseChosen() {
  const { brand: _, ...filter } = route.useSearch();
  const { brand } = useBrand();
  const list = useInfiniteQuery({ ...casesQuery({ ...filter, brand: brand?.id }), enabled: brand !== undefined });
  const pressing = mostPressing(list.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <section className="pane side-pane wide" aria-label="No case chosen">
      <Empty
        icon="cases"
        title="Choose a case"
        action={
          pressing === undefined ? null : (
            <Link
              to="/cases/$caseId"
              params={{ caseId: pressing.id }}
              search={(previous) => previous}
              className="case-card pressing"
            >
              <span className="spread">
                <span className="dimmed">Most pressing of those listed</span>
                <NextDue sla={pressing.sla} status={pressing.status} />
              </span>
              <bdi className="strong">{cleanText(pressing.subject) || `C-${pressing.number}`}</bdi>
            </Link>
          )
        }
      >
        Its thread, its clocks and its customer appear here. <kbd>j</kbd> and <kbd>k</kbd> move, <kbd>Enter</kbd> opens.
      </Empty>
    </section>
  );
}
