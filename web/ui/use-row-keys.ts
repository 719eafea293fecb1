import { useRef, useState } from 'react';
import { useShortcuts } from '../keys/keys.tsx';
import type { ListHandle } from './VirtualList.tsx';

/** `j` and `k` through a list. Follows the row by its id, so that what comes in on top does not shift the place. */
export function useRowKeys(items: readonly { readonly id: string }[], open: string | undefined) {
  const handle = useRef<ListHandle>(null);
  const [at, setAt] = useState<string | undefined>(open);
  const move = (by: number): void => {
    const current = items.findIndex(({ id }) => id === at);
    const next = current === -1 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, current + by));
    const item = items[next];
    if (item === undefined) return;
    setAt(item.id);
    handle.current?.focusRow(next);
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  return { handle, at, setAt };
}
