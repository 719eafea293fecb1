import type { Document } from '../bson/types.ts';
import { KEPT } from '../storage/index-keys.ts';
import type { Index } from '../storage/index-spec.ts';
import { conditionsOf, type Condition, type Conditions } from './conditions.ts';
import { implies } from './implies.ts';
import { EVERYTHING, behind, boundsOf, intersect, isPoint, type FieldBounds, type Interval } from './intervals.ts';

/** Index entries from `start` up to, not including, `end`. */
export interface Range {
  readonly start: Buffer;
  readonly end: Buffer;
}

export interface SortField {
  readonly path: string;
  readonly descending: boolean;
}

export type Plan =
  | { readonly kind: 'scan'; readonly reverse: boolean }
  | {
      readonly kind: 'index';
      readonly index: Index;
      /** In ascending order, not overlapping. */
      readonly ranges: readonly Range[];
      /** Whether each range is one whole key of a unique index, to be had by a direct read of its start. */
      readonly direct: boolean;
      readonly reverse: boolean;
      /** Whether the entries come in the order asked for. */
      readonly sorted: boolean;
      /** Whether the ranges hold exactly what the filter matches, so that no document has to be looked at. */
      readonly exact: boolean;
    }
  | { readonly kind: 'union'; readonly plans: readonly Plan[] };

export interface Wish {
  readonly filter: Document;
  readonly sort?: readonly SortField[];
  /** Whether only the first few documents are wanted, which makes an index that sorts worth more. */
  readonly limited?: boolean;
  readonly hint?: string;
}

/** More ranges than this, and the fields behind are no longer narrowed. */
const MOST_RANGES = 2000;

/** Chooses how to find the documents a filter asks for: which index, and which stretches of it. Pure. */
export function plan(indexes: readonly Index[], wish: Wish): Plan {
  const conditions = conditionsOf(wish.filter);
  let best: { plan: Plan; score: number } | undefined;
  for (const index of indexes) {
    if (wish.hint !== undefined && index.name !== wish.hint) continue;
    const candidate = planIndex(index, conditions, wish);
    if (candidate === undefined) continue;
    if (best === undefined || candidate.score > best.score) best = candidate;
  }
  if (best !== undefined && (best.score > 0 || wish.hint !== undefined)) return best.plan;
  return planAlternatives(indexes, conditions) ?? { kind: 'scan', reverse: false };
}

function planAlternatives(indexes: readonly Index[], conditions: Conditions): Plan | undefined {
  for (const branches of conditions.alternatives) {
    const plans = branches.map((filter) => plan(indexes, { filter }));
    if (plans.length > 0 && plans.every((p) => p.kind !== 'scan')) return { kind: 'union', plans };
  }
  return undefined;
}

function planIndex(index: Index, conditions: Conditions, wish: Wish): { plan: Plan; score: number } | undefined {
  if (!mayUse(index, conditions.list)) return undefined;
  const used = new Set<Condition>();
  const fields: FieldBounds[] = [];
  let equal = 0;
  let ranged = 0;
  for (let i = 0; i < index.key.length; i++) {
    const bounds = sharesArray(index, i, fields) ? undefined : fieldBounds(index, i, conditions.list, used);
    fields.push(bounds ?? EVERYTHING);
    if (bounds === undefined) break;
    if (bounds.intervals.every(isPoint)) equal++;
    else {
      ranged++;
      break;
    }
  }
  const sort = sortOrder(index, fields, wish.sort ?? []);
  const { ranges, cut } = toRanges(index, fields);
  const exact = !cut && conditions.complete && used.size === conditions.list.length;
  const sorted = sort !== undefined;
  const single = index.unique && equal === index.key.length && ranges.length === 1;
  const score =
    (single ? 100 : 0) + equal * 10 + ranged * 6 + (sorted && (wish.sort?.length ?? 0) > 0 ? (wish.limited === true ? 8 : 4) : 0);
  const direct = index.unique && equal === index.key.length && !cut;
  return { score, plan: { kind: 'index', index, ranges, direct, reverse: sort === 'reverse', sorted, exact } };
}

/** An index that leaves documents out serves only queries that could not match those anyway. */
function mayUse(index: Index, list: readonly Condition[]): boolean {
  if (index.partial !== undefined && !implies(list, index.partial)) return false;
  if (!index.sparse) return true;
  return index.key.some((field) => list.some((c) => c.path === field.path && excludesMissing(c)));
}

function excludesMissing(condition: Condition): boolean {
  switch (condition.operator) {
    case '$eq':
      return condition.argument !== null && condition.argument !== undefined;
    case '$in':
      return Array.isArray(condition.argument) && condition.argument.every((value) => value !== null && value !== undefined);
    case '$gt':
    case '$lt':
      return true;
    case '$gte':
    case '$lte':
      return condition.argument !== null && condition.argument !== undefined;
    case '$exists':
      return condition.argument === true || condition.argument === 1;
    case '$regex':
      return true;
    default:
      return false;
  }
}

/**
 * Two fields under the same array: a document matches by different elements, which no single entry shows. Only the
 * first of them narrows.
 */
function sharesArray(index: Index, field: number, before: readonly FieldBounds[]): boolean {
  if (!index.multikey[field]) return false;
  const root = index.paths[field]?.root;
  return before.some((_, i) => index.multikey[i] === true && index.paths[i]?.root === root);
}

function fieldBounds(index: Index, field: number, list: readonly Condition[], used: Set<Condition>): FieldBounds | undefined {
  const path = index.key[field]?.path;
  const multikey = index.multikey[field] === true;
  const found: { condition: Condition; bounds: FieldBounds }[] = [];
  for (const condition of list) {
    if (condition.path !== path) continue;
    const bounds = boundsOf(condition.operator, condition.argument);
    if (bounds !== undefined) found.push({ condition, bounds });
  }
  const [first] = found;
  if (first === undefined) return undefined;
  if (multikey) {
    const best = found.find((f) => f.bounds.intervals.every(isPoint)) ?? first;
    return { ...best.bounds, exact: false };
  }
  let all = first.bounds;
  for (const { bounds } of found.slice(1)) all = intersect(all, bounds);
  for (const { condition, bounds } of found) if (bounds.exact && !condition.hint) used.add(condition);
  return all;
}

/** Whether the index gives the order asked for, and from which end. */
function sortOrder(index: Index, fields: readonly FieldBounds[], sort: readonly SortField[]): 'forward' | 'reverse' | undefined {
  if (sort.length === 0) return 'forward';
  if (index.long) return undefined;
  let direction: 'forward' | 'reverse' | undefined;
  let next = 0;
  for (let i = 0; i < index.key.length && next < sort.length; i++) {
    const field = index.key[i];
    const wanted = sort[next];
    if (field === undefined || wanted === undefined) return undefined;
    const intervals = fields[i]?.intervals;
    const fixed = intervals?.length === 1 && intervals[0] !== undefined && isPoint(intervals[0]);
    if (field.path === wanted.path && !index.multikey[i]) {
      next++;
      if (fixed) continue;
      const way = field.descending === wanted.descending ? 'forward' : 'reverse';
      if (direction !== undefined && direction !== way) return undefined;
      direction = way;
    } else if (!fixed) return undefined;
  }
  return next === sort.length ? (direction ?? 'forward') : undefined;
}

const inverted = (key: Buffer): Buffer => Buffer.from(key.map((b) => b ^ 0xff));

/** Puts the bounds of the fields one behind the other. `cut`: an end was too long to be exact. */
function toRanges(index: Index, fields: readonly FieldBounds[]): { ranges: Range[]; cut: boolean } {
  let prefixes: Buffer[] = [index.prefix];
  const ranges: Range[] = [];
  let cut = false;
  for (let i = 0; i < fields.length; i++) {
    const intervals = fields[i]?.intervals ?? [];
    const descending = index.key[i]?.descending === true;
    const ordered = descending ? [...intervals].reverse() : intervals;
    const last = i === fields.length - 1;
    const points = intervals.every(isPoint);
    const next = fields[i + 1];
    if (!last && points && prefixes.length * intervals.length * (next?.intervals.length ?? 1) <= MOST_RANGES) {
      prefixes = prefixes.flatMap((prefix) => ordered.map((x) => Buffer.concat([prefix, descending ? inverted(x.low) : x.low])));
      continue;
    }
    if (!last) cut = true;
    for (const prefix of prefixes)
      for (const interval of ordered) {
        const range = toRange(prefix, interval, descending);
        cut ||= range.cut;
        ranges.push(range);
      }
    break;
  }
  return { ranges, cut };
}

function toRange(prefix: Buffer, interval: Interval, descending: boolean): Range & { cut: boolean } {
  const low = descending ? inverted(interval.high) : interval.low;
  const high = descending ? inverted(interval.low) : interval.high;
  const lowIn = descending ? interval.highIn : interval.lowIn;
  const highIn = descending ? interval.lowIn : interval.highIn;
  const from = Buffer.concat([prefix, low]);
  const to = Buffer.concat([prefix, high]);
  if (from.length <= KEPT && to.length <= KEPT)
    return { start: lowIn ? from : orLast(behind(from)), end: highIn ? orLast(behind(to)) : to, cut: false };
  // What LMDB took of a long key decides nothing; take in all that begins alike and let the filter decide.
  return { start: from.subarray(0, KEPT), end: orLast(behind(to.subarray(0, KEPT))), cut: true };
}

const LAST = Buffer.alloc(8, 0xff);
const orLast = (key: Buffer | undefined): Buffer => key ?? LAST;
