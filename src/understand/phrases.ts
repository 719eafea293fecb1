import type { Token } from './token.ts';

/** Something to say about a phrase when it is found. */
export interface Finding<Note> {
  readonly note: Note;
  /** Index of the first token, and one past the last. */
  readonly from: number;
  readonly to: number;
}

interface Node<Note> {
  /** By number of the word. */
  readonly exact: Map<number, Node<Note>>;
  /** The last five bits of those numbers, a bit each: most words are ruled out without a look-up. */
  mask: number;
  /** Beginnings of words by their numbers. */
  readonly beginnings: { readonly start: number; readonly node: Node<Note> }[];
  number: Node<Note> | undefined;
  any: Node<Note> | undefined;
  readonly notes: Note[];
  /** True when nothing longer begins so. */
  leaf: boolean;
}

/** What a matcher knows of a word; only it looks inside. Holds until the next phrase is added. */
export interface MatchedWord<Note> {
  /** Whether anything begins with it, and what: nothing for most. */
  readonly opens: boolean;
  readonly begun: readonly Node<Note>[];
  /** The number of the word, -1 for one that no phrase has. */
  readonly exact: number;
  /** The numbers of the beginnings that it has. */
  readonly starts: readonly number[];
}

interface Search<Note> {
  readonly tokens: readonly Token[];
  readonly known: readonly MatchedWord<Note>[] | undefined;
  readonly found: Finding<Note>[];
  from: number;
  sentence: number;
}

const HEAD = 3;
const LOW_BITS = 31;
const NOTHING: readonly never[] = [];

function emptyNode<Note>(): Node<Note> {
  return { exact: new Map(), mask: 0, beginnings: [], number: undefined, any: undefined, notes: [], leaf: true };
}

/**
 * Finds phrases among tokens in one pass. In a phrase, `a|b` is one of several words, `word*` any word that begins so,
 * `#` a number, `_` any word, `~` none to two words, `word?` a word that may be missing. A phrase never crosses a sentence.
 */
export class PhraseMatcher<Note> {
  private readonly root: Node<Note> = emptyNode();
  /** Numbers of whole words, and of beginnings of words by their first three characters. */
  private readonly words = new Map<string, number>();
  private readonly starts = new Map<string, Map<string, number>>();
  private startCount = 0;

  add(phrase: string, note: Note): void {
    const elements = phrase.split(/\s+/u).filter((element) => element !== '');
    if (elements.length === 0) return;
    const ends = elements.reduce<readonly Node<Note>[]>((nodes, element) => this.advance(nodes, element), [this.root]);
    for (const end of ends) if (end !== this.root && !end.notes.includes(note)) end.notes.push(note);
  }

  /** `known` has for each token what {@link wordOf} gives for its word, where that is known already. */
  find(tokens: readonly Token[], known?: readonly MatchedWord<Note>[]): Finding<Note>[] {
    const { root } = this;
    const search: Search<Note> = { tokens, known, found: [], from: 0, sentence: 0 };
    for (let from = 0; from < tokens.length; from += 1) {
      const token = tokens[from];
      if (token === undefined) break;
      const { opens, begun } = known?.[from] ?? this.wordOf(token.word);
      const number = token.kind === 'number' ? root.number : undefined;
      if (!opens && number === undefined && root.any === undefined) continue;
      search.from = from;
      search.sentence = token.sentence;
      for (const node of begun) this.enter(search, node, from);
      if (number !== undefined) this.enter(search, number, from);
      if (root.any !== undefined) this.enter(search, root.any, from);
    }
    return search.found;
  }

  /** What is known of a word. */
  wordOf(word: string): MatchedWord<Note> {
    const exact = this.words.get(word) ?? -1;
    const starts: number[] = [];
    for (const [start, number] of this.starts.get(word.slice(0, HEAD)) ?? NOTHING)
      if (word.startsWith(start)) starts.push(number);
    const begun: Node<Note>[] = [];
    const whole = this.root.exact.get(exact);
    if (whole !== undefined) begun.push(whole);
    if (starts.length > 0) for (const { start, node } of this.root.beginnings) if (starts.includes(start)) begun.push(node);
    const opens = begun.length > 0;
    return { opens, begun: opens ? begun : NOTHING, exact, starts: starts.length === 0 ? NOTHING : starts };
  }

  private walk(search: Search<Note>, node: Node<Note>, at: number): void {
    const token = search.tokens[at];
    if (token === undefined || token.sentence !== search.sentence) return;
    const isNumber = token.kind === 'number';
    // All numbers are known as one, and a phrase may name a certain one.
    const word = (isNumber ? undefined : search.known?.[at]) ?? this.wordOf(token.word);
    const { exact } = word;
    if (exact >= 0 && ((node.mask >>> (exact & LOW_BITS)) & 1) === 1) {
      const next = node.exact.get(exact);
      if (next !== undefined) this.enter(search, next, at);
    }
    if (node.number !== undefined && isNumber) this.enter(search, node.number, at);
    if (node.any !== undefined) this.enter(search, node.any, at);
    if (word.starts.length === 0 || node.beginnings.length === 0) return;
    for (const { start, node: next } of node.beginnings) if (word.starts.includes(start)) this.enter(search, next, at);
  }

  private enter(search: Search<Note>, node: Node<Note>, at: number): void {
    const { notes } = node;
    for (let note = 0; note < notes.length; note += 1) {
      const said = notes[note];
      if (said !== undefined) search.found.push({ note: said, from: search.from, to: at + 1 });
    }
    if (!node.leaf) this.walk(search, node, at + 1);
  }

  private advance(nodes: readonly Node<Note>[], element: string): readonly Node<Note>[] {
    if (element === '~') {
      const one = nodes.map((node) => this.childOf(node, '_'));
      const two = one.map((node) => this.childOf(node, '_'));
      return [...nodes, ...one, ...two];
    }
    const optional = element.endsWith('?');
    const words = (optional ? element.slice(0, -1) : element).split('|');
    const next = nodes.flatMap((node) => words.map((word) => this.childOf(node, word)));
    return optional ? [...nodes, ...next] : next;
  }

  private childOf(node: Node<Note>, element: string): Node<Note> {
    node.leaf = false;
    if (element === '#') return (node.number ??= emptyNode());
    if (element === '_') return (node.any ??= emptyNode());
    return element.endsWith('*') ? this.childByStart(node, element.slice(0, -1)) : this.childByWord(node, element);
  }

  private childByWord(node: Node<Note>, word: string): Node<Note> {
    const number = this.words.get(word) ?? this.words.size;
    this.words.set(word, number);
    const held = node.exact.get(number);
    if (held) return held;
    const fresh = emptyNode<Note>();
    node.exact.set(number, fresh);
    node.mask |= 1 << (number & LOW_BITS);
    return fresh;
  }

  private childByStart(node: Node<Note>, start: string): Node<Note> {
    if (start.length < HEAD)
      throw new RangeError(`The word "${start}*" of a phrase list has fewer than ${HEAD} letters before its *.`);
    const number = this.numberOfStart(start);
    const held = node.beginnings.find((entry) => entry.start === number);
    if (held) return held.node;
    const fresh = emptyNode<Note>();
    node.beginnings.push({ start: number, node: fresh });
    return fresh;
  }

  private numberOfStart(start: string): number {
    const head = start.slice(0, HEAD);
    const alike = this.starts.get(head) ?? new Map<string, number>();
    this.starts.set(head, alike);
    const held = alike.get(start);
    if (held !== undefined) return held;
    const fresh = this.startCount;
    this.startCount += 1;
    alike.set(start, fresh);
    return fresh;
  }
}
