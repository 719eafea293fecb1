import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { casesQuery } from '../api/cases.ts';
import { useBrand } from '../app/use-brand.ts';
import { mostPressing } from '../cases/pressing.ts';
import { RichText } from '../i18n/RichText.tsx';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { NextDue } from '../ui/DueLabel.tsx';
import { Empty } from '../ui/states.tsx';
import { inboxFilter, orderOf } from './filter.ts';
import { useInboxSearch } from './use-places.ts';

/** Nothing is open: offers the one thing to do next. */
export function NothingOpen() {
  const t = useText('inbox');
  const search = useInboxSearch();
  const { brand } = useBrand();
  const list = useInfiniteQuery({ ...casesQuery(inboxFilter(search, brand?.id)), enabled: brand !== undefined });
  const listed = list.data?.pages.flatMap((page) => page.items) ?? [];
  const pressing = orderOf(search) === 'pressing' ? listed[0] : mostPressing(listed);
  return (
    <section className="pane side-pane wide" aria-label={t('noCaseChosen')}>
      <Empty
        icon="cases"
        title={t('chooseCase')}
        action={
          pressing === undefined ? null : (
            <Link
              to="/cases/$caseId"
              params={{ caseId: pressing.id }}
              search={(previous) => previous}
              className="case-card pressing"
            >
              <span className="spread">
                <span className="dimmed">{t('mostPressing')}</span>
                <NextDue sla={pressing.sla} status={pressing.status} />
              </span>
              <bdi className="strong">{cleanText(pressing.subject) || `C-${pressing.number}`}</bdi>
            </Link>
          )
        }
      >
        <RichText area="inbox" name="chooseCaseHint" with={{ key: (inside) => <kbd>{inside}</kbd> }} />
      </Empty>
    </section>
  );
}
