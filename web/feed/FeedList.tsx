import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import type { MentionFilter } from '../api/mentions.ts';
import { useText } from '../i18n/use-text.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { useRowKeys } from '../ui/use-row-keys.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { useCorrectionKeys } from '../correct/use-correction-keys.ts';
import { MentionRow } from './MentionRow.tsx';
import { NewPill } from './NewPill.tsx';
import { NothingHeard } from './NothingHeard.tsx';
import { useFeed } from './use-feed.ts';
import { useReading } from './use-reading.ts';

export function FeedList({ filter, open }: { readonly filter: MentionFilter; readonly open: string | undefined }) {
  const t = useText('feed');
  const scroller = useRef<HTMLDivElement>(null);
  const { isReading, onPointerMove } = useReading({ scroller, somethingOpen: open !== undefined });
  const { list, items, waiting, fresh, showWaiting, trim } = useFeed({ filter, enabled: filter.brand !== undefined, isReading });
  const { handle, at, setAt } = useRowKeys(items, open);
  useCorrectionKeys({ items, at, open });
  const navigate = useNavigate({ from: '/feed' });
  useShortcuts({
    Escape: () => {
      if (open !== undefined) void navigate({ search: (previous) => ({ ...previous, mention: undefined }) });
    },
  });

  // Somebody who came back to the top and stopped reading sees what waited without asking.
  useEffect(() => {
    const timer = setInterval(() => {
      if (isReading()) return;
      if (waiting.length > 0) showWaiting();
      trim();
    }, 1_000);
    return () => clearInterval(timer);
  });

  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const more = useCallback(() => {
    if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  return (
    <>
      <NewPill
        count={waiting.length}
        onShow={() => {
          handle.current?.toTop(showWaiting);
          scroller.current?.focus({ preventScroll: true });
        }}
      />
      <div ref={scroller} className="scroller" tabIndex={-1} onPointerMove={onPointerMove} data-testid="feed">
        {list.isPending ? <Loading what={t('loadingMentions')} rows={9} height={92} /> : null}
        {list.isError && items.length === 0 ? (
          <Failed what={t('mentionsFailed')} error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && items.length === 0 ? <NothingHeard filter={filter} /> : null}
        <VirtualList
          label={t('mentionsNewestFirst')}
          items={items}
          scroller={scroller}
          handle={handle}
          rowHeight={92}
          hasMore={hasNextPage}
          onMore={more}
          row={(mention) => (
            <MentionRow
              mention={mention}
              open={mention.id === open}
              fresh={fresh.has(mention.id)}
              onFocus={() => setAt(mention.id)}
            />
          )}
        />
        {isFetchingNextPage ? <Loading what={t('loadingMore')} rows={3} height={92} /> : null}
        {isFetchNextPageError ? <Failed what={t('olderFailed')} error={list.error} onRetry={() => void fetchNextPage()} /> : null}
        {items.length > 0 && !hasNextPage ? <p className="list-end dimmed">{t('everything')}</p> : null}
      </div>
    </>
  );
}
