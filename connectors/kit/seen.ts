import { createHash } from 'node:crypto';

const MAX_SEEN = 3000;
const PART_LENGTH = 8;

function hash(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
    .slice(0, PART_LENGTH);
}

/** Short mark of a thing and its content: the first half stands for the thing, the second for what it says. */
export function markOf(id: string, content: unknown): string {
  return hash(id) + hash(content);
}

function thingOf(mark: string): string {
  return mark.slice(0, PART_LENGTH);
}

/** The marks of now, then the earlier ones of things not met now; as many as a cursor may hold. */
export function mergeSeen(now: readonly string[], before: readonly string[]): readonly string[] {
  const met = new Set(now.map(thingOf));
  return [...now, ...before.filter((mark) => !met.has(thingOf(mark)))].slice(0, MAX_SEEN);
}

export type Novelty = 'new' | 'changed' | 'known';

/** Tells whether a marked thing was seen when the marks were taken, and whether it said the same then. */
export function noveltyAfter(seen: readonly string[]): (mark: string) => Novelty {
  const marks = new Set(seen);
  const things = new Set(seen.map(thingOf));
  return (mark) => {
    if (marks.has(mark)) return 'known';
    return things.has(thingOf(mark)) ? 'changed' : 'new';
  };
}

/** What is new or changed since the marks were taken, and the marks to keep for the next time. */
export function withoutSeen<T>(
  items: readonly T[],
  seen: readonly string[],
  idOf: (item: T) => string,
): { readonly fresh: readonly { readonly item: T; readonly isChanged: boolean }[]; readonly seen: readonly string[] } {
  const noveltyOf = noveltyAfter(seen);
  const marked = items.map((item) => ({ item, mark: markOf(idOf(item), item) }));
  return {
    fresh: marked.flatMap(({ item, mark }) => {
      const novelty = noveltyOf(mark);
      return novelty === 'known' ? [] : [{ item, isChanged: novelty === 'changed' }];
    }),
    seen: mergeSeen(
      marked.map(({ mark }) => mark),
      seen,
    ),
  };
}
