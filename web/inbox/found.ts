import type { Found, FoundKind } from '../api/inbox.ts';
import type { CasesSearch } from '../app/search.ts';

export const foundKinds = ['case', 'customer', 'mention'] as const satisfies readonly FoundKind[];

/** Where something that was found is looked at. */
export type Way =
  | { readonly kind: 'case'; readonly caseId: string }
  /** The list, narrowed. */
  | { readonly kind: 'list'; readonly search: CasesSearch }
  | { readonly kind: 'mention'; readonly mention: string };

/** One line of the panel. `key` is unique in it. */
export type FindLine =
  | { readonly kind: 'found'; readonly key: string; readonly found: Found; readonly way: Way }
  | { readonly kind: 'list'; readonly key: string; readonly way: Way };

export function wayTo(found: Found): Way {
  if (found.case !== null) return { kind: 'case', caseId: found.case };
  switch (found.kind) {
    case 'case':
      return { kind: 'case', caseId: found.id };
    case 'customer':
      return { kind: 'list', search: { customer: found.id } };
    case 'mention':
      return { kind: 'mention', mention: found.id };
  }
}

/** What was found by kind, in the order it is shown; kinds without any are left out. */
export function foundGroups(
  items: readonly Found[],
): readonly { readonly kind: FoundKind; readonly lines: readonly (FindLine & { readonly kind: 'found' })[] }[] {
  return foundKinds.flatMap((kind) => {
    const lines = items
      .filter((item) => item.kind === kind)
      .map((found) => ({ kind: 'found', key: `${kind} ${found.id}`, found, way: wayTo(found) }) as const);
    return lines.length === 0 ? [] : [{ kind, lines }];
  });
}

/** The last line: the cases with these words as a list. */
export function listLine(words: string): FindLine {
  return { kind: 'list', key: 'list', way: { kind: 'list', search: { q: words } } };
}

/** One step up or down; the ends meet. Null is the field itself, where nothing is chosen yet. */
export function stepLine(at: string | null, by: 1 | -1, keys: readonly string[]): string | null {
  if (keys.length === 0) return null;
  const current = at === null ? -1 : keys.indexOf(at);
  if (current === -1) return keys.at(by === 1 ? 0 : -1) ?? null;
  return keys[(current + by + keys.length) % keys.length] ?? null;
}
