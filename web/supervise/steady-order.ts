import { useRef } from 'react';

/** The items in the order in which these ids stood; what is new comes after them, what is gone is left out. */
export function inOrderOf<T extends { readonly id: string }>(ids: readonly string[], items: readonly T[]): readonly T[] {
  const at = new Map(ids.map((id, index) => [id, index]));
  return items.toSorted((a, b) => (at.get(a.id) ?? ids.length) - (at.get(b.id) ?? ids.length));
}

/** Items that keep their places while somebody is about to act on them (`hold`), so that no row moves under the pointer. */
export function useSteadyOrder<T extends { readonly id: string }>(items: readonly T[], hold: boolean): readonly T[] {
  const before = useRef<readonly string[]>([]);
  const shown = hold ? inOrderOf(before.current, items) : items;
  before.current = shown.map(({ id }) => id);
  return shown;
}
