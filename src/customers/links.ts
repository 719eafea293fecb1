import type { Customer } from '../domain/index.ts';

/** A customer as links see it. */
export type Node = Pick<Customer, 'id' | 'firstSeenAt' | 'linkedTo'>;

/** How far a chain of links is followed. Links go from root to root, so chains grow by joining groups, not by adding accounts. */
export const MAX_DEPTH = 16;
/** How many accounts one person may be linked together from. */
export const MAX_LINKED = 50;
/** How often an account may be tied and parted; the history is never cut, because what was said is found by it. */
export const MAX_EVENTS = 100;

/**
 * Who stands for this customer: the end of the chain. A circle cannot come about (see {@link isEarlier}); should a store hold one
 * all the same, all in it have one and the same root, the smallest id. Somebody unknown ends the chain.
 */
export function rootOf(id: string, nodes: ReadonlyMap<string, Pick<Node, 'linkedTo'>>): string {
  const path: string[] = [];
  for (let at = id; ;) {
    const seen = path.indexOf(at);
    if (seen >= 0) return path.slice(seen).toSorted()[0] ?? id;
    path.push(at);
    const next = nodes.get(at)?.linkedTo ?? null;
    if (next === null || !nodes.has(next)) return at;
    at = next;
  }
}

/**
 * The order in which links may go: always to somebody met earlier. First meeting and id never change, so whatever links are
 * made, by however many people at the same moment, no circle can come about, and nothing has to be undone.
 */
export function isEarlier(one: Node, other: Node): boolean {
  return one.firstSeenAt === other.firstSeenAt ? one.id < other.id : one.firstSeenAt < other.firstSeenAt;
}

export type LinkRefusal =
  'itself' | 'another-brand' | 'erased' | 'too-many-accounts' | 'too-many-changes' | 'already-linked' | 'not-linked';

export type Part = Node & Pick<Customer, 'brand' | 'erasedAt' | 'linkEvents'>;

/** The two groups that a link would join, each with its root among its members. */
export interface Join {
  readonly one: { readonly root: Part; readonly members: readonly Part[] };
  readonly other: { readonly root: Part; readonly members: readonly Part[] };
}

/** Which root is tied to which, or why none is. */
export function planLink({
  one,
  other,
}: Join):
  { readonly ok: true; readonly child: Part; readonly parent: Part } | { readonly ok: false; readonly reason: LinkRefusal } {
  const no = (reason: LinkRefusal) => ({ ok: false as const, reason });
  if (one.root.id === other.root.id) return no(one.members.length === 1 ? 'itself' : 'already-linked');
  if (one.root.brand !== other.root.brand) return no('another-brand');
  const all = [...one.members, ...other.members];
  if (all.some(({ erasedAt }) => erasedAt !== null)) return no('erased');
  if (all.length > MAX_LINKED) return no('too-many-accounts');
  const [parent, child] = isEarlier(one.root, other.root) ? [one.root, other.root] : [other.root, one.root];
  if (child.linkEvents.length >= MAX_EVENTS) return no('too-many-changes');
  return { ok: true, child, parent };
}

/**
 * Whose link is undone to part two accounts of one person: the named one's own, or where that one stands for the person, the
 * link of the account from which it was asked. Whoever is linked to the parted one goes with it.
 */
export function planUnlink(
  { id, other }: { readonly id: string; readonly other: string },
  nodes: ReadonlyMap<string, Node>,
): { readonly ok: true; readonly child: string; readonly parent: string } | { readonly ok: false; readonly reason: LinkRefusal } {
  if (id === other) return { ok: false, reason: 'itself' };
  if (rootOf(id, nodes) !== rootOf(other, nodes)) return { ok: false, reason: 'not-linked' };
  const own = nodes.get(id)?.linkedTo ?? null;
  const theirs = nodes.get(other)?.linkedTo ?? null;
  if (own !== null && (own === other || theirs === null)) return { ok: true, child: id, parent: own };
  return theirs === null ? { ok: false, reason: 'not-linked' } : { ok: true, child: other, parent: theirs };
}
