import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle } from 'react';
import type { ReactNode, Ref, RefObject } from 'react';

export interface ListHandle {
  /** Scrolls to a row and puts the focus on its link. */
  readonly focusRow: (index: number) => void;
  /** Scrolls to the top and calls back once the list knows that it is there; what is put in front then does not push. */
  readonly toTop: (then: () => void) => void;
}

const askAheadRows = 8;

/** Draws only the rows in sight. Asks for the next page shortly before the end is reached. */
export function VirtualList<T extends { readonly id: string }>(props: {
  readonly label: string;
  readonly items: readonly T[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly handle: Ref<ListHandle>;
  readonly rowHeight: number;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly row: (item: T, index: number) => ReactNode;
}) {
  const { label, items, scroller, handle, rowHeight, hasMore, onMore, row } = props;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 6,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= items.length - askAheadRows) onMore();
  }, [hasMore, last, items.length, onMore]);

  useImperativeHandle(handle, () => ({
    toTop: (then) => {
      scroller.current?.scrollTo({ top: 0 });
      requestAnimationFrame(() => requestAnimationFrame(then));
    },
    focusRow: (index) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
      let tries = 0;
      const focus = (): void => {
        const link = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-link]`);
        if (link) link.focus({ preventScroll: true });
        else if (tries++ < 10) requestAnimationFrame(focus);
      };
      focus();
    },
  }));

  return (
    <div role="list" aria-label={label} className="virtual" style={{ height: virtualizer.getTotalSize() }}>
      {rows.map((virtual) => {
        const item = items[virtual.index];
        if (item === undefined) return null;
        return (
          <div
            key={virtual.key}
            ref={virtualizer.measureElement}
            data-index={virtual.index}
            role="listitem"
            aria-setsize={hasMore ? -1 : items.length}
            aria-posinset={virtual.index + 1}
            className="virtual-row"
            style={{ transform: `translateY(${virtual.start}px)` }}
          >
            {row(item, virtual.index)}
          </div>
        );
      })}
    </div>
  );
}
