import type { Activity } from '../../domain/index.ts';
import type { CaseLife } from '../../ports/reports.ts';

/** What a case says about the time asked for. */
export interface CaseQuestion {
  /** Milliseconds since 1970; `to` not included. */
  readonly from: number;
  readonly to: number;
  /** Whether customers wait from when they wrote, or from when we had it. */
  readonly since: 'post' | 'receipt';
  /** Time that counts between two instants, in milliseconds. */
  readonly between: (start: number, end: number) => number;
}

export type Counted = 'claimed' | 'replies' | 'solved' | 'reopened' | 'returned';
export type Timed = 'firstResponse' | 'nextResponse' | 'handle' | 'resolution';

/** One thing that somebody did: counted, or timed (milliseconds). `by` null: nobody whom we know. */
export type Fact =
  | { readonly kind: Counted; readonly by: string | null }
  | { readonly kind: Timed; readonly by: string | null; readonly ms: number };

/** Who acts without being a person. */
const PROGRAMS: ReadonlySet<string> = new Set(['system', 'network', 'routing']);
const person = (id: string): string | null => (PROGRAMS.has(id) ? null : id);

/** Entries that begin somebody's hold on the case, and that end whoever's it is. */
const BEGINS: ReadonlySet<string> = new Set(['claimed', 'taken-over', 'reply-decided', 'reply-awaits-approval']);
const ENDS: ReadonlySet<string> = new Set([
  'released',
  'claim-ended',
  'transferred',
  'assigned',
  'work-item-declined',
  'merged-into',
  'solved',
  'closed',
]);

/** Everything that a case has to say to a report. The definitions are in docs/reports.md. */
export function factsOf(life: CaseLife, question: CaseQuestion): readonly Fact[] {
  return [
    ...countsOf(life, question),
    ...responsesOf(life, question),
    ...handlesOf(life, question),
    ...resolutionOf(life, question),
  ];
}

const inside = (at: number, { from, to }: CaseQuestion): boolean => at >= from && at < to;

function startOf(life: CaseLife, { since }: CaseQuestion): number {
  return Date.parse(since === 'post' ? life.firstMentionAt : life.openedAt);
}

/** Solved, or closed without having been solved before. */
function isSolve(life: CaseLife, { type, at }: Activity): boolean {
  return type === 'solved' || (type === 'closed' && at === life.solvedAt);
}

function countsOf(life: CaseLife, question: CaseQuestion): readonly Fact[] {
  const facts: Fact[] = [];
  let solver: string | null = null;
  let solved = false;
  for (const entry of life.timeline) {
    const counts = inside(Date.parse(entry.at), question);
    const by = person(entry.by);
    if (isSolve(life, entry)) {
      solver = by;
      solved = true;
      if (counts) facts.push({ kind: 'solved', by });
    } else if (entry.type === 'reopened') {
      // The same word stands where a case that waited for its customer is opened again.
      if (counts && solved) facts.push({ kind: 'reopened', by: solver });
      solved = false;
    } else if (entry.type === 'claimed' || entry.type === 'taken-over') {
      if (counts) facts.push({ kind: 'claimed', by });
    } else if (entry.type === 'claim-ended' && counts) {
      facts.push({ kind: 'returned', by: entry.detail });
    }
  }
  return facts;
}

interface Given {
  readonly by: string | null;
  readonly at: number;
}

/** Every answer the customer got, in order: through us, and in the network's own app. */
function answersOf(life: CaseLife): readonly Given[] {
  const ours = life.answers.map(({ by, at }) => ({ by, at: Date.parse(at) }));
  const outside = life.timeline
    .filter(({ type }) => type === 'answered-outside')
    .map(({ by, at }) => ({ by: person(by), at: Date.parse(at) }));
  return [...ours, ...outside].toSorted((a, b) => a.at - b.at);
}

function responsesOf(life: CaseLife, question: CaseQuestion): readonly Fact[] {
  const facts: Fact[] = [];
  const heard = life.heard
    .map(({ postedAt, receivedAt }) => Date.parse(question.since === 'post' ? postedAt : receivedAt))
    .toSorted((a, b) => a - b);
  let before: number | undefined;
  for (const { by, at } of answersOf(life)) {
    const counts = inside(at, question);
    if (counts) facts.push({ kind: 'replies', by });
    const earlier = before;
    const asked = earlier === undefined ? startOf(life, question) : heard.find((time) => time > earlier && time <= at);
    const kind = earlier === undefined ? 'firstResponse' : 'nextResponse';
    if (counts && asked !== undefined) facts.push({ kind, by, ms: question.between(asked, at) });
    before = at;
  }
  return facts;
}

interface Hold {
  readonly by: string;
  readonly since: number;
}

function handlesOf(life: CaseLife, question: CaseQuestion): readonly Fact[] {
  const totals = new Map<string, number>();
  let holder: Hold | undefined;
  for (const { type, by, at: time } of life.timeline) {
    const at = Date.parse(time);
    const begins: boolean = BEGINS.has(type) && person(by) !== null && holder?.by !== by;
    if (holder && (begins || ENDS.has(type))) {
      if (inside(at, question)) totals.set(holder.by, (totals.get(holder.by) ?? 0) + question.between(holder.since, at));
      holder = undefined;
    }
    if (begins) holder = { by, since: at };
  }
  return [...totals].map(([by, ms]) => ({ kind: 'handle', by, ms }));
}

function resolutionOf(life: CaseLife, question: CaseQuestion): readonly Fact[] {
  const last = life.timeline.findLast((entry) => isSolve(life, entry) && inside(Date.parse(entry.at), question));
  if (!last) return [];
  const ms = question.between(startOf(life, question), Date.parse(last.at));
  return [{ kind: 'resolution', by: person(last.by), ms }];
}
