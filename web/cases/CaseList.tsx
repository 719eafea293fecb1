import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { CaseFilter } from '../api/cases.ts';
import { meQuery } from '../api/session.ts';
import { NewPill } from '../feed/NewPill.tsx';
import { useReading } from '../feed/use-reading.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useRowKeys } from '../ui/use-row-keys.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { CaseRow } from './CaseRow.tsx';
import { useCases } from './use-cases.ts';

const idleCheckMs = 2_000;

export function CaseList({ filter, open }: { readonly filter: CaseFilter; readonly open: string | undefined }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { data: me } = useQuery(meQuery);
  const { isReading, onPointerMove } = useReading({ scroller, somethingOpen: open !== undefined });
  const { list, items, waiting, reload, reloadWhenIdle } = useCases({ filter, enabled: filter.brand !== undefined, isReading });
  const { handle, setAt } = useRowKeys(items, open);

  useEffect(() => {
    const timer = setInterval(reloadWhenIdle, idleCheckMs);
    return () => clearInterval(timer);
  });

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const filtered = Object.entries(filter).some(([name, value]) => name !== 'brand' && value !== undefined);

  return (
    <>
      <NewPill
        count={waiting.size}
        onShow={() => {
          handle.current?.toTop(() => void reload());
        }}
      />
      <div ref={scroller} className="scroller" tabIndex={-1} onPointerMove={onPointerMove} data-testid="cases">
        {list.isPending ? <Loading what="cases" rows={10} height={73} /> : null}
        {list.isError && items.length === 0 ? (
          <Failed what="The cases could not be loaded" error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && items.length === 0 ? (
          <Empty icon="cases" title={filtered ? 'No case matches these filters' : 'No cases yet'}>
            {filtered
              ? 'Cases that match appear here as they are opened.'
              : 'A complaint or question opens one, with an owner and a clock from the start.'}
          </Empty>
        ) : null}
        <VirtualList
          label="Cases"
          items={items}
          scroller={scroller}
          handle={handle}
          rowHeight={73}
          hasMore={hasNextPage}
          onMore={more}
          row={(one) => <CaseRow one={one} open={one.id === open} mine={one.owner.id === me?.id} onFocus={() => setAt(one.id)} />}
        />
        {isFetchingNextPage ? <Loading what="more cases" rows={3} height={73} /> : null}
        {isFetchNextPageError ? (
          <Failed what="More cases could not be loaded" error={list.error} onRetry={() => void fetchNextPage()} />
        ) : null}
      </div>
    </>
  );
}
