/** What of a key press decides. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Somebody types into a field. */
  readonly typing: boolean;
  /** A dialog or menu is open and has the keys. */
  readonly covered: boolean;
}

/** How long a first key such as `g` waits for its second. */
export const sequenceMs = 1_200;

/**
 * Names the shortcut that a press completes ("j", "?", "g c"); undefined when it completes none. `g` begins a sequence.
 * `pending` is the first key still waiting, or null.
 */
export function shortcutOf(
  press: Press,
  pending: string | null,
): { readonly name: string | undefined; readonly pending: string | null } {
  if (press.typing || press.covered || press.ctrlKey || press.metaKey || press.altKey) return { name: undefined, pending: null };
  if (press.key === 'Shift') return { name: undefined, pending };
  if (pending !== null) return { name: `${pending} ${press.key.toLowerCase()}`, pending: null };
  if (press.key === 'g') return { name: undefined, pending: 'g' };
  return { name: press.key, pending: null };
}
