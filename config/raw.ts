/** Looks into a value of unknown shape: the checks of references go on where the schema already found faults. */
export type Raw = Readonly<Record<string, unknown>>;

export interface Entry {
  readonly path: readonly PropertyKey[];
  readonly item: Raw;
}

export interface TextEntry {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The groups of keys in the list under this key. */
export function entriesOf(value: unknown, key: string): readonly Entry[] {
  const list = isRaw(value) ? value[key] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => (isRaw(item) ? [{ path: [key, index], item }] : []));
}

/** The texts under a key that holds one or a list of them. */
export function textsOf(entry: Entry, key: string): readonly TextEntry[] {
  const value = entry.item[key];
  const path = [...entry.path, key];
  if (typeof value === 'string') return [{ path, text: value }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((text: unknown, index) => (typeof text === 'string' ? [{ path: [...path, index], text }] : []));
}

export function childOf(entry: Entry, key: string): Entry | undefined {
  const item = entry.item[key];
  return isRaw(item) ? { path: [...entry.path, key], item } : undefined;
}
