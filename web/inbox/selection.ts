import { mostInBulk } from '../api/inbox.ts';

/** The cases that are ticked, and the one ticked last, from which a range goes on. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}
export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** Ticks one, or takes its tick away. Past the most that can be changed at once nothing is added. */
export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id) && ids.size < mostInBulk) ids.add(id);
  return { ids, anchor: id };
}

/** Ticks everything from the one ticked last up to this one, both included. Without such a one it ticks this one only. */
export function extend(selection: Selection, id: string, listed: readonly string[]): Selection {
  const from = selection.anchor === null ? -1 : listed.indexOf(selection.anchor);
  const to = listed.indexOf(id);
  if (to === -1) return selection;
  const range = from === -1 ? [id] : listed.slice(Math.min(from, to), Math.max(from, to) + 1);
  return add(selection, range, id);
}

function add(selection: Selection, more: readonly string[], anchor: string | null): Selection {
  return { ids: new Set([...new Set([...selection.ids, ...more])].slice(0, mostInBulk)), anchor };
}

/** Ticks all that are listed, as many as can be changed at once. */
export function selectAll(listed: readonly string[]): Selection {
  return add(nothingSelected, listed, null);
}

/** What is ticked and still listed: a case that left the list is not changed unseen. */
export function selectedOf<T extends { readonly id: string }>(selection: Selection, listed: readonly T[]): readonly T[] {
  return listed.filter(({ id }) => selection.ids.has(id));
}
