/** A page of a list. `cursor` is opaque to callers; a broken one throws BadCursorError. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor: string | null;
}
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
