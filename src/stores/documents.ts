/** A domain object as it is stored: its `id` is the document's `_id`. */
export type Stored<T extends { readonly id: string }> = Omit<T, 'id'> & { _id: string };

export function toStored<T extends { readonly id: string }>(item: T): Stored<T> {
  const { id, ...rest } = item;
  return { _id: id, ...rest };
}

/** The domain object of a stored document. */
export function fromStored<R extends object>(document: R & { _id: string }): Omit<R, '_id'> & { id: string } {
  const { _id, ...rest } = document;
  return { id: _id, ...rest };
}

const DUPLICATE_KEY = 11_000;

interface WriteFault {
  readonly code: number;
  readonly index: number;
}

function faultsOf(error: unknown): readonly WriteFault[] | undefined {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return undefined;
  const list: unknown = error.writeErrors;
  const faults = Array.isArray(list) ? list : [list];
  return faults.flatMap((fault: unknown) => {
    if (typeof fault !== 'object' || fault === null || !('code' in fault) || !('index' in fault)) return [];
    return typeof fault.code === 'number' && typeof fault.index === 'number' ? [{ code: fault.code, index: fault.index }] : [];
  });
}

/**
 * Positions in an unordered bulk write that a unique index refused. Any other fault is thrown on: what was not refused for
 * being there already was not written, and nobody may believe it was.
 */
export function duplicatesOf(error: unknown): ReadonlySet<number> {
  const faults = faultsOf(error);
  if (faults && faults.length > 0 && faults.every(({ code }) => code === DUPLICATE_KEY))
    return new Set(faults.map(({ index }) => index));
  throw error;
}

export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE_KEY;
}
