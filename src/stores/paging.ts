import { BadCursorError, type PageOf, type PageRequest } from '../ports/stores.ts';

/** Where a page ended: the sort value and the id of its last item. */
export interface Position {
  readonly value: string;
  readonly id: string;
}

export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify([position.value, position.id])).toString('base64url');
}

/** Throws {@link BadCursorError} for what {@link encodeCursor} did not make. */
export function decodeCursor(cursor: string): Position {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2 && typeof parsed[0] === 'string' && typeof parsed[1] === 'string') {
      return { value: parsed[0], id: parsed[1] };
    }
  } catch {
    throw new BadCursorError();
  }
  throw new BadCursorError();
}

/** The filter that continues after a page sorted by `field` descending, then `_id` descending. */
export function after(field: string, page: PageRequest): Record<string, unknown> {
  if (page.cursor === null) return {};
  const { value, id } = decodeCursor(page.cursor);
  // The first condition says nothing new; it is what lets an index begin there instead of at the list's start.
  return { [field]: { $lte: value }, $or: [{ [field]: { $lt: value } }, { [field]: value, _id: { $lt: id } }] };
}

/** The same for a list sorted by `field` ascending, then `_id` ascending. Things without that field are in no such list. */
export function afterAscending(field: string, page: PageRequest): Record<string, unknown> {
  if (page.cursor === null) return { [field]: { $gt: '' } };
  const { value, id } = decodeCursor(page.cursor);
  return { [field]: { $gte: value }, $or: [{ [field]: { $gt: value } }, { [field]: value, _id: { $gt: id } }] };
}

/** Makes the page of one more item than asked for: the extra one only says that there is more. */
export function pageOf<T>(found: readonly T[], limit: number, position: (item: T) => Position): PageOf<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? encodeCursor(position(last)) : null };
}
