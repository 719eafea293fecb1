import { useCallback, useEffect, useRef } from 'react';
import { mayWork } from '../api/session.ts';
import { useBrand } from '../app/use-brand.ts';
import { useMe } from '../app/use-me.ts';
import { NewPill } from '../feed/NewPill.tsx';
import { useReading } from '../feed/use-reading.ts';
import { useText } from '../i18n/use-text.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { useRowKeys } from '../ui/use-row-keys.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { BulkBar } from './BulkBar.tsx';
import { inboxFilter } from './filter.ts';
import { InboxHead } from './InboxHead.tsx';
import { InboxRow } from './InboxRow.tsx';
import { NothingListed } from './NothingListed.tsx';
import { useInbox } from './use-inbox.ts';
import { useInboxSearch } from './use-places.ts';
import { useSelection } from './use-selection.ts';

const idleCheckMs = 2_000;
const rowHeight = 73;

/** The list of cases: where we are, the cases in their order, and what is done with those that are ticked. */
export function Inbox({ open }: { readonly open: string | undefined }) {
  const t = useText('inbox');
  const scroller = useRef<HTMLDivElement>(null);
  const me = useMe();
  const { brand } = useBrand();
  const search = useInboxSearch();
  const filter = inboxFilter(search, brand?.id);
  const { isReading, onPointerMove } = useReading({ scroller, somethingOpen: open !== undefined });
  const selecting = useRef(0);
  const { list, items, waiting, reload, reloadWhenIdle } = useInbox({
    filter,
    isReading: () => selecting.current > 0 || isReading(),
  });
  const { handle, at, setAt } = useRowKeys(items, open);
  const works = mayWork(me);
  const selection = useSelection({ listKey: JSON.stringify(filter), items, at, enabled: works });
  const ticked = selection.selected.length;

  useEffect(() => {
    selecting.current = ticked;
  }, [ticked]);
  useEffect(() => {
    const timer = setInterval(reloadWhenIdle, idleCheckMs);
    return () => clearInterval(timer);
  });

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  return (
    <>
      <InboxHead listed={list.isSuccess ? { count: items.length, more: hasNextPage } : undefined} />
      <div className="inbox-list">
        <NewPill
          count={waiting.size}
          onShow={() => {
            handle.current?.toTop(() => void reload());
          }}
        />
        <div
          ref={scroller}
          className={ticked > 0 ? 'scroller selecting' : 'scroller'}
          tabIndex={-1}
          onPointerMove={onPointerMove}
          data-testid="cases"
        >
          {list.isPending ? <Loading what={t('loadingCases')} rows={10} height={rowHeight} /> : null}
          {list.isError && items.length === 0 ? (
            <Failed what={t('casesFailed')} error={list.error} onRetry={() => void list.refetch()} />
          ) : null}
          {list.isSuccess && items.length === 0 ? <NothingListed search={search} /> : null}
          <VirtualList
            label={t('cases')}
            items={items}
            scroller={scroller}
            handle={handle}
            rowHeight={rowHeight}
            hasMore={hasNextPage}
            onMore={more}
            row={(one) => (
              <InboxRow
                one={one}
                open={one.id === open}
                mine={one.owner.id === me?.id}
                selectable={works}
                selected={selection.has(one.id)}
                onTick={(range) => selection.tick(one.id, range)}
                onFocus={() => setAt(one.id)}
              />
            )}
          />
          {isFetchingNextPage ? <Loading what={t('loadingMore')} rows={3} height={rowHeight} /> : null}
          {isFetchNextPageError ? (
            <Failed what={t('moreFailed')} error={list.error} onRetry={() => void fetchNextPage()} />
          ) : null}
        </div>
      </div>
      {works ? <BulkBar selection={selection} listed={items.length} /> : null}
    </>
  );
}
