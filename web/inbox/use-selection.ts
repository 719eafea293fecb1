import { useState } from 'react';
import type { CaseSummary } from '../api/types.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { extend, nothingSelected, selectAll, selectedOf, toggle, type Selection } from './selection.ts';

/** Which cases are ticked. `x` ticks the row one is at, `X` everything up to it. What leaves with the list is forgotten. */
export function useSelection(options: {
  readonly listKey: string;
  readonly items: readonly CaseSummary[];
  readonly at: string | undefined;
  readonly enabled: boolean;
}) {
  const { listKey, items, at, enabled } = options;
  const [selection, setSelection] = useState<Selection>(nothingSelected);
  const [shownKey, setShownKey] = useState(listKey);
  if (shownKey !== listKey) {
    setShownKey(listKey);
    setSelection(nothingSelected);
  }
  const ids = items.map(({ id }) => id);
  const tick = (id: string, range: boolean): void =>
    setSelection((before) => (range ? extend(before, id, ids) : toggle(before, id)));
  const tickHere = (range: boolean): void => {
    if (at !== undefined && ids.includes(at)) tick(at, range);
  };
  useShortcuts(enabled ? { x: () => tickHere(false), X: () => tickHere(true) } : {});
  return {
    has: (id: string) => selection.ids.has(id),
    selected: selectedOf(selection, items),
    tick,
    all: () => setSelection(selectAll(ids)),
    only: (kept: readonly string[]) => setSelection(selectAll(kept)),
    clear: () => setSelection(nothingSelected),
  };
}
export type Selecting = ReturnType<typeof useSelection>;
