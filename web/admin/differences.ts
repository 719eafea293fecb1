export type Side = 'mine' | 'theirs';
/** A field in which what I typed and what stands there now are not the same. */
export interface Difference {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Who changed it: mine where both did. */
  readonly suggested: Side;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]: readonly [string, unknown]) => [name, ordered(part)]),
  );
}
/** Whether both say the same, in whatever order their fields stand. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

const fieldsOf = (entry: object | undefined): ReadonlyMap<string, unknown> => new Map(Object.entries(entry ?? {}));

/** Field by field, what I would save against what stands there now; `seen` is what both began with. */
export function differencesOf(options: {
  readonly seen: object | undefined;
  readonly mine: object;
  readonly theirs: object | undefined;
}): readonly Difference[] {
  if (options.theirs === undefined) return [];
  const [seen, mine, theirs] = [fieldsOf(options.seen), fieldsOf(options.mine), fieldsOf(options.theirs)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((field): Difference[] => {
    const [ours, other] = [mine.get(field), theirs.get(field)];
    if (same(ours, other)) return [];
    return [{ field, mine: ours, theirs: other, suggested: same(ours, seen.get(field)) ? 'theirs' : 'mine' }];
  });
}

/** What I typed, with their value of each field for which theirs was chosen. */
export function withChosen<Entry extends object>(
  mine: Entry,
  differences: readonly Difference[],
  sideOf: (difference: Difference) => Side,
): Entry {
  const taken = differences.filter((one) => sideOf(one) === 'theirs').map(({ field, theirs }) => [field, theirs] as const);
  return { ...mine, ...Object.fromEntries(taken) };
}
