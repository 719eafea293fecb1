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
  return { $or: [{ [field]: { $lt: value } }, { [field]: value, _id: { $lt: id } }] };
}

/** Makes the page of one more item than asked for: the extra one only says that there is more. */
export function pageOf<T>(found: readonly T[], limit: number, position: (item: T) => Position): PageOf<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? encodeCursor(position(last)) : null };
}
