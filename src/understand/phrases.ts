import type { Token } from './token.ts';

/** Something to say about a phrase when it is found. */
export interface Finding<Note> {
  readonly note: Note;
  /** Index of the first token, and one past the last. */
  readonly from: number;
  readonly to: number;
}

interface Node<Note> {
  readonly exact: Map<string, Node<Note>>;
  /** Beginnings of words by their first three characters. */
  readonly beginnings: Map<string, { readonly start: string; readonly node: Node<Note> }[]>;
  number: Node<Note> | undefined;
  any: Node<Note> | undefined;
  readonly notes: Note[];
  /** True when nothing longer begins so. */
  leaf: boolean;
}

/** What begins with a word; only its matcher looks inside. */
export type Begun<Note> = readonly Node<Note>[];

interface Search<Note> {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly sentence: number;
  readonly found: Finding<Note>[];
}

const HEAD = 3;
const NOTHING: readonly never[] = [];

function emptyNode<Note>(): Node<Note> {
  return { exact: new Map(), beginnings: new Map(), number: undefined, any: undefined, notes: [], leaf: true };
}

function childOf<Note>(node: Node<Note>, element: string): Node<Note> {
  node.leaf = false;
  if (element === '#') return (node.number ??= emptyNode());
  if (element === '_') return (node.any ??= emptyNode());
  if (!element.endsWith('*')) {
    const held = node.exact.get(element);
    if (held) return held;
    const fresh = emptyNode<Note>();
    node.exact.set(element, fresh);
    return fresh;
  }
  const start = element.slice(0, -1);
  if (start.length < HEAD)
    throw new RangeError(`The word "${element}" of a phrase list has fewer than ${HEAD} letters before its *.`);
  const list = node.beginnings.get(start.slice(0, HEAD)) ?? [];
  node.beginnings.set(start.slice(0, HEAD), list);
  const held = list.find((entry) => entry.start === start);
  if (held) return held.node;
  const fresh = emptyNode<Note>();
  list.push({ start, node: fresh });
  return fresh;
}

function advance<Note>(nodes: readonly Node<Note>[], element: string): readonly Node<Note>[] {
  if (element === '~') {
    const one = nodes.map((node) => childOf(node, '_'));
    const two = one.map((node) => childOf(node, '_'));
    return [...nodes, ...one, ...two];
  }
  const optional = element.endsWith('?');
  const words = (optional ? element.slice(0, -1) : element).split('|');
  const next = nodes.flatMap((node) => words.map((word) => childOf(node, word)));
  return optional ? [...nodes, ...next] : next;
}

/**
 * Finds phrases among tokens in one pass. In a phrase, `a|b` is one of several words, `word*` any word that begins so,
 * `#` a number, `_` any word, `~` none to two words, `word?` a word that may be missing. A phrase never crosses a sentence.
 */
export class PhraseMatcher<Note> {
  private readonly root: Node<Note> = emptyNode();

  add(phrase: string, note: Note): void {
    const elements = phrase.split(/\s+/u).filter((element) => element !== '');
    if (elements.length === 0) return;
    const ends = elements.reduce<readonly Node<Note>[]>((nodes, element) => advance(nodes, element), [this.root]);
    for (const end of ends) if (end !== this.root && !end.notes.includes(note)) end.notes.push(note);
  }

  /** `begun` has for each token what {@link begunBy} gives for its word, where that is known already. */
  find(tokens: readonly Token[], begun?: readonly Begun<Note>[]): Finding<Note>[] {
    const found: Finding<Note>[] = [];
    for (let from = 0; from < tokens.length; from += 1) {
      const token = tokens[from];
      if (token === undefined) break;
      const nodes = begun?.[from] ?? this.begunBy(token.word);
      const number = token.kind === 'number' ? this.root.number : undefined;
      if (nodes.length === 0 && number === undefined && this.root.any === undefined) continue;
      const search = { tokens, from, found, sentence: token.sentence };
      for (const node of nodes) this.enter(search, node, from);
      if (number !== undefined) this.enter(search, number, from);
      if (this.root.any !== undefined) this.enter(search, this.root.any, from);
    }
    return found;
  }

  /** What begins with a word: nothing for most. Holds until the next phrase is added. */
  begunBy(word: string): Begun<Note> {
    const exact = this.root.exact.get(word);
    const list = (this.root.beginnings.get(word.slice(0, HEAD)) ?? []).filter(({ start }) => word.startsWith(start));
    return exact === undefined && list.length === 0
      ? NOTHING
      : [...(exact === undefined ? [] : [exact]), ...list.map(({ node }) => node)];
  }

  private walk(search: Search<Note>, node: Node<Note>, at: number): void {
    const token = search.tokens[at];
    if (token === undefined || token.sentence !== search.sentence) return;
    if (node.exact.size > 0) {
      const next = node.exact.get(token.word);
      if (next !== undefined) this.enter(search, next, at);
    }
    if (node.number !== undefined && token.kind === 'number') this.enter(search, node.number, at);
    if (node.any !== undefined) this.enter(search, node.any, at);
    if (node.beginnings.size === 0) return;
    const list = node.beginnings.get(token.word.slice(0, HEAD));
    if (list === undefined) return;
    for (const { start, node: next } of list) if (token.word.startsWith(start)) this.enter(search, next, at);
  }

  private enter(search: Search<Note>, node: Node<Note>, at: number): void {
    for (const note of node.notes) search.found.push({ note, from: search.from, to: at + 1 });
    if (!node.leaf) this.walk(search, node, at + 1);
  }
}
