import { likeness, mix, MOST_SHINGLES } from './signature.ts';

/** Texts with at least this share of word pairs in common say nearly the same; measured in docs/decisions. */
export const LIKE = 0.6;
/** Two smallest hashes make a band's key: eight bands find 97 of 100 pairs that are LIKE at all, and 1 in 60 that share a tenth. */
const BANDS = 8;
const ROWS = 2;
/** Texts of one key that are looked at, the newest first. */
const MOST_CANDIDATES = 12;
const FIRST_CAPACITY = 512;
const HEADS_PER_TEXT = 2;
const NONE = -1;

export interface WindowLimits {
  /** How long a text is remembered, in milliseconds. */
  readonly keepMs: number;
  /** How many are remembered at most: about 400 bytes each, and 100 more where others said the same. */
  readonly most: number;
}

interface Arrival {
  readonly shingles: Uint32Array;
  /** Names who said it: equal for the same author, and for others as good as never. */
  readonly author: number;
  readonly at: number;
}

/** Texts side by side in typed arrays, as a ring: text number n stands at n modulo the capacity. */
function makeRing(capacity: number) {
  return {
    capacity,
    shingles: new Uint32Array(capacity * MOST_SHINGLES),
    sizes: new Uint8Array(capacity),
    times: new Float64Array(capacity),
    authors: new Float64Array(capacity),
    groups: new Float64Array(capacity),
    keys: new Uint32Array(capacity * BANDS),
    /** The text before this one in the chain of its key. */
    chain: new Float64Array(capacity * BANDS).fill(NONE),
    /** The newest text of each chain; chains of several keys may share one. */
    heads: new Float64Array(capacity * BANDS * HEADS_PER_TEXT).fill(NONE),
  };
}
type Ring = ReturnType<typeof makeRing>;

const SEEDS = Uint32Array.from({ length: BANDS * ROWS }, (_, index) => mix(0x9e3779b1 + index));

/**
 * The texts of the last hours, found again by what they say. Memory is bounded by `most`, work per text by constants; texts of
 * the same order give the same answers.
 */
export class CopyWindow {
  private readonly limits: WindowLimits;
  private ring = makeRing(FIRST_CAPACITY);
  /** Numbers of the oldest text held and of the next to come. */
  private oldest = 0;
  private next = 0;
  private looked = 0;
  /** Who said how often what a group says; a text that nobody repeated has none. */
  private readonly groups = new Map<number, Map<number, number>>();
  private readonly keys = new Uint32Array(BANDS);

  constructor(limits: WindowLimits) {
    this.limits = limits;
  }

  /** How many texts are held. */
  get size(): number {
    return this.next - this.oldest;
  }

  /** Groups of texts that say nearly the same. */
  get campaigns(): number {
    return this.groups.size;
  }

  /** How many texts were looked at in all, to find those that are alike. */
  get comparisons(): number {
    return this.looked;
  }

  /** Takes a text in. Returns how many other authors said nearly the same within the window. */
  arrive({ shingles, author, at }: Arrival): number {
    this.forget(at - this.limits.keepMs);
    if (shingles.length === 0) return 0;
    this.makeRoom();
    this.setKeys(shingles);
    const alike = this.find(shingles);
    const number = this.next;
    const group = alike === NONE ? number : this.at('groups', alike);
    if (alike !== NONE) this.join(group, alike);
    const authors = this.groups.get(group);
    const others = authors === undefined ? 0 : authors.size - (authors.has(author) ? 1 : 0);
    authors?.set(author, (authors.get(author) ?? 0) + 1);
    this.place({ shingles, author, at, group });
    return others;
  }

  private at(field: 'groups' | 'authors' | 'times', number: number): number {
    return this.ring[field][number % this.ring.capacity] ?? NONE;
  }

  private shinglesAt(number: number): Uint32Array {
    const slot = number % this.ring.capacity;
    return this.ring.shingles.subarray(slot * MOST_SHINGLES, slot * MOST_SHINGLES + (this.ring.sizes[slot] ?? 0));
  }

  /** A group is kept from its second text on: then the first is counted too. */
  private join(group: number, alike: number): void {
    if (!this.groups.has(group)) this.groups.set(group, new Map([[this.at('authors', alike), 1]]));
  }

  private setKeys(shingles: Uint32Array): void {
    for (let band = 0; band < BANDS; band += 1) {
      let key = band;
      for (let row = 0; row < ROWS; row += 1) {
        const seed = SEEDS[band * ROWS + row] ?? 0;
        let least = 0xffffffff;
        for (let at = 0; at < shingles.length; at += 1) {
          const hash = Math.imul((shingles[at] ?? 0) ^ seed, 0x9e3779b1) >>> 0;
          if (hash < least) least = hash;
        }
        key = mix(Math.imul(key, 31) + least);
      }
      this.keys[band] = key;
    }
  }

  private head(key: number, band: number): number {
    const heads = this.ring.capacity * HEADS_PER_TEXT;
    return band * heads + (key % heads);
  }

  /** The newest text that says nearly the same; NONE when there is none. */
  private find(shingles: Uint32Array): number {
    const { capacity, chain, heads, keys } = this.ring;
    for (let band = 0; band < BANDS; band += 1) {
      const key = this.keys[band] ?? 0;
      let number = heads[this.head(key, band)] ?? NONE;
      for (let looked = 0; number >= this.oldest && looked < MOST_CANDIDATES; looked += 1) {
        this.looked += 1;
        const link = (number % capacity) * BANDS + band;
        if (keys[link] === key && likeness(shingles, this.shinglesAt(number)) >= LIKE) return number;
        number = chain[link] ?? NONE;
      }
    }
    return NONE;
  }

  private place({ shingles, author, at, group }: Arrival & { readonly group: number }): void {
    const { ring } = this;
    const slot = this.next % ring.capacity;
    ring.shingles.set(shingles, slot * MOST_SHINGLES);
    ring.sizes[slot] = shingles.length;
    ring.times[slot] = at;
    ring.authors[slot] = author;
    ring.groups[slot] = group;
    for (let band = 0; band < BANDS; band += 1) {
      const key = this.keys[band] ?? 0;
      const head = this.head(key, band);
      ring.keys[slot * BANDS + band] = key;
      ring.chain[slot * BANDS + band] = ring.heads[head] ?? NONE;
      ring.heads[head] = this.next;
    }
    this.next += 1;
  }

  private forget(before: number): void {
    while (this.oldest < this.next && this.at('times', this.oldest) < before) this.drop();
  }

  private drop(): void {
    const group = this.at('groups', this.oldest);
    const author = this.at('authors', this.oldest);
    const authors = this.groups.get(group);
    const said = authors?.get(author);
    if (authors && said !== undefined) {
      if (said > 1) authors.set(author, said - 1);
      else authors.delete(author);
      if (authors.size === 0) this.groups.delete(group);
    }
    this.oldest += 1;
  }

  private makeRoom(): void {
    if (this.size < this.ring.capacity) return;
    if (this.ring.capacity < this.limits.most) this.grow();
    else this.drop();
  }

  /** Twice the room; what is held is laid out anew in its order. */
  private grow(): void {
    const before: Ring = this.ring;
    const [oldest, end] = [this.oldest, this.next];
    this.ring = makeRing(Math.min(this.limits.most, before.capacity * 2));
    this.next = oldest;
    for (let number = oldest; number < end; number += 1) {
      const slot = number % before.capacity;
      const shingles = before.shingles.subarray(slot * MOST_SHINGLES, slot * MOST_SHINGLES + (before.sizes[slot] ?? 0));
      this.keys.set(before.keys.subarray(slot * BANDS, (slot + 1) * BANDS));
      const [author = NONE, at = 0, group = NONE] = [before.authors[slot], before.times[slot], before.groups[slot]];
      this.place({ shingles, author, at, group });
    }
  }
}
