import { int32 } from '../bson/raw.ts';
import type { Document } from '../bson/types.ts';
import { CommandError } from '../errors.ts';
import type { Collection, RecordId } from '../storage/collection.ts';
import { compileFilter, type Matcher } from './filter.ts';
import type { Variables } from './expression.ts';
import { plan as makePlan, type Plan, type Range, type SortField } from './plan.ts';
import { naturalOrder, sortKeys } from './sort.ts';

/** A document that was found. `doc` is a copy and stays as it is. */
export interface Found {
  readonly record: RecordId;
  readonly doc: Buffer;
}

/** Hands out documents one by one; may be asked again much later, also after writes. */
export interface Stream {
  next(): Found | undefined;
}

export interface Search {
  readonly filter: Document;
  readonly sort?: readonly SortField[];
  readonly skip?: number;
  /** 0: no limit. */
  readonly limit?: number;
  readonly hint?: string;
  readonly variables?: Variables;
  /** `Date.now()` after which to give up. */
  readonly deadline?: number;
  readonly matcher?: Matcher;
}

/** What a search had to look at. */
export interface Effort {
  keys: number;
  docs: number;
}

export interface Result extends Stream {
  readonly plan: Plan;
  readonly effort: Effort;
}

const FIRST_PORTION = 16;
const MOST_AT_ONCE = 256;

/** Reads entries of LMDB in portions, so that no cursor stays open while something is written. */
class Reader {
  readonly #read: (range: Range, limit: number, after: Buffer | undefined) => Entry[];
  readonly #ranges: readonly Range[];
  #range = 0;
  #portion: Entry[] = [];
  #at = 0;
  #size = FIRST_PORTION;
  #last: Buffer | undefined;

  constructor(
    ranges: readonly Range[],
    read: (range: Range, limit: number, after: Buffer | undefined) => Entry[],
    first: number,
  ) {
    this.#ranges = ranges;
    this.#read = read;
    this.#size = Math.min(Math.max(first, 1), MOST_AT_ONCE);
  }

  next(): Entry | undefined {
    for (;;) {
      const entry = this.#portion[this.#at++];
      if (entry !== undefined) return entry;
      const range = this.#ranges[this.#range];
      if (range === undefined) return undefined;
      this.#portion = this.#read(range, this.#size, this.#last);
      this.#at = 0;
      this.#last = this.#portion[this.#portion.length - 1]?.key;
      if (this.#portion.length < this.#size) {
        this.#range++;
        this.#last = undefined;
      }
      this.#size = Math.min(this.#size * 2, MOST_AT_ONCE);
    }
  }
}

interface Entry {
  readonly key: Buffer;
  readonly value: Buffer | undefined;
}

interface RangeOptions {
  start: Buffer;
  end: Buffer;
  limit: number;
  reverse?: boolean;
  exclusiveStart?: boolean;
  inclusiveEnd?: boolean;
}

/** LMDB walks backwards from the key behind the last one. */
function rangeOptions(range: Range, reverse: boolean, limit: number, after: Buffer | undefined): RangeOptions {
  if (!reverse) return after === undefined ? { ...range, limit } : { start: after, end: range.end, limit, exclusiveStart: true };
  return { start: after ?? range.end, end: range.start, limit, reverse: true, exclusiveStart: true, inclusiveEnd: true };
}

/** Records in the order of the plan, each once. */
function records(
  collection: Collection,
  plan: Plan,
  effort: Effort,
  first: number,
): () => { record: RecordId; doc?: Buffer } | undefined {
  switch (plan.kind) {
    case 'scan': {
      const { docs } = collection.env;
      const reader = new Reader(
        [collection.range()],
        (range, limit, after) => [...docs.getRange(rangeOptions(range, plan.reverse, limit, after))],
        first,
      );
      return () => {
        const entry = reader.next();
        return entry?.value === undefined ? undefined : { record: entry.key.readUIntBE(4, 6), doc: entry.value };
      };
    }
    case 'index':
      return indexRecords(collection, plan, effort, first);
    case 'union': {
      const sources = plan.plans.map((branch) => records(collection, branch, effort, first));
      const seen = new Set<RecordId>();
      let at = 0;
      return () => {
        for (;;) {
          const source = sources[at];
          if (source === undefined) return undefined;
          const found = source();
          if (found === undefined) at++;
          else if (!seen.has(found.record)) {
            seen.add(found.record);
            return found;
          }
        }
      };
    }
  }
}

type IndexPlan = Extract<Plan, { kind: 'index' }>;

function indexRecords(
  collection: Collection,
  plan: IndexPlan,
  effort: Effort,
  first: number,
): () => { record: RecordId } | undefined {
  const { keys } = collection.env;
  const { index, reverse } = plan;
  const ranges = reverse ? [...plan.ranges].reverse() : plan.ranges;
  if (plan.direct && !index.multikey.includes(true)) return directRecords(collection, ranges, effort);
  const seen = index.multikey.includes(true) ? new Set<RecordId>() : undefined;
  const reader = new Reader(
    ranges,
    (range, limit, after) => {
      const options = rangeOptions(range, reverse, limit, after);
      if (index.unique) return [...keys.getRange(options)];
      return [...keys.getKeys(options)].map((key) => ({ key, value: undefined }));
    },
    first,
  );
  return () => {
    for (;;) {
      const entry = reader.next();
      if (entry === undefined) return undefined;
      effort.keys++;
      const record = entry.value === undefined ? entry.key.readUIntBE(entry.key.length - 6, 6) : entry.value.readUIntBE(0, 6);
      if (seen === undefined) return { record };
      if (seen.has(record)) continue;
      seen.add(record);
      return { record };
    }
  };
}

function directRecords(collection: Collection, ranges: readonly Range[], effort: Effort): () => { record: RecordId } | undefined {
  const { keys } = collection.env;
  let at = 0;
  return () => {
    for (;;) {
      const range = ranges[at++];
      if (range === undefined) return undefined;
      const record = keys.getBinaryFast(range.start);
      if (record === undefined) continue;
      effort.keys++;
      return { record: record.readUIntBE(0, 6) };
    }
  };
}

/** Entries looked at between two looks at the clock. */
const CLOCK_EVERY = 128;

function watch(deadline: number | undefined): () => void {
  if (deadline === undefined) return () => undefined;
  let steps = 0;
  return () => {
    if (steps++ % CLOCK_EVERY === 0 && Date.now() > deadline)
      throw new CommandError(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
  };
}

/**
 * Finds the documents of a collection that match, in order.
 * @throws CommandError for a filter that is refused; MaxTimeMSExpired while reading.
 */
export function search(collection: Collection, wish: Search): Result {
  const natural = naturalOrder(wish.sort ?? []);
  const sort = natural === undefined ? (wish.sort ?? []) : [];
  const limit = wish.limit ?? 0;
  const chosen: Plan =
    natural === undefined
      ? makePlan(collection.indexes, {
          filter: wish.filter,
          sort,
          limited: limit > 0,
          ...(wish.hint === undefined ? {} : { hint: wish.hint }),
        })
      : { kind: 'scan', reverse: natural === 'reverse' };
  const effort: Effort = { keys: 0, docs: 0 };
  const tick = watch(wish.deadline);
  const inOrder = sort.length === 0 || (chosen.kind === 'index' && chosen.sorted);
  const first = inOrder && limit > 0 ? limit + (wish.skip ?? 0) : FIRST_PORTION;
  const source = records(collection, chosen, effort, first);
  const exact = chosen.kind === 'index' && chosen.exact;
  // Where the index alone decides, the filter is known to be sound and is never run.
  const matcher: Matcher = wish.matcher ?? (exact ? () => true : compileFilter(wish.filter, wish.variables));

  function nextMatch(): Found | undefined {
    for (;;) {
      const found = source();
      if (found === undefined) return undefined;
      tick();
      const peeked = found.doc ?? collection.peek(found.record);
      if (peeked === undefined) continue;
      effort.docs++;
      if (exact || matcher(peeked, 0)) return { record: found.record, doc: found.doc ?? copied(peeked) };
    }
  }

  const stream = inOrder ? { next: nextMatch } : sorted(collection, nextMatch, sort, limit > 0 ? limit + (wish.skip ?? 0) : 0);
  return { plan: chosen, effort, next: limitedTo(stream, wish.skip ?? 0, limit) };
}

/** The bytes LMDB lends are overwritten by the next read. */
function copied(peeked: Buffer): Buffer {
  // What LMDB lends is longer than it says, and `copy` trips over that.
  const size = int32(peeked, 0);
  const out = Buffer.allocUnsafe(size);
  out.set(new Uint8Array(peeked.buffer, peeked.byteOffset, size));
  return out;
}

function limitedTo(stream: Stream, skip: number, limit: number): () => Found | undefined {
  let left = limit > 0 ? limit : Number.POSITIVE_INFINITY;
  let toSkip = skip;
  return () => {
    if (left <= 0) return undefined;
    while (toSkip > 0) {
      toSkip--;
      if (stream.next() === undefined) return undefined;
    }
    left--;
    return stream.next();
  };
}

/** Documents kept while sorting; beyond it only their keys are kept and they are read again. */
const KEEP_DOCS = 2000;

/** Sorts everything, or the first `top`, before the first document is handed out. Ties keep the order they were found in. */
function sorted(collection: Collection, next: () => Found | undefined, sort: readonly SortField[], top: number): Stream {
  let rows: { key: Buffer; record: RecordId; doc?: Buffer }[] | undefined;
  let at = 0;

  function collect(): { key: Buffer; record: RecordId; doc?: Buffer }[] {
    const keyOf = sortKeys(sort);
    let all: { key: Buffer; record: RecordId; doc?: Buffer }[] = [];
    const keepDocs = top > 0 && top <= KEEP_DOCS;
    for (let found = next(); found !== undefined; found = next()) {
      const key = keyOf(found.doc, 0);
      all.push(
        keepDocs || all.length < KEEP_DOCS ? { key, record: found.record, doc: found.doc } : { key, record: found.record },
      );
      if (top > 0 && all.length >= top * 2 + 1000) all = all.sort((a, b) => a.key.compare(b.key)).slice(0, top);
    }
    all.sort((a, b) => a.key.compare(b.key));
    return top > 0 ? all.slice(0, top) : all;
  }

  return {
    next() {
      rows ??= collect();
      for (;;) {
        const row = rows[at++];
        if (row === undefined) return undefined;
        const doc = row.doc ?? collection.get(row.record);
        if (doc !== undefined) return { record: row.record, doc };
      }
    },
  };
}
