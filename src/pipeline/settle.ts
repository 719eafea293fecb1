import type { Case, Disposition, Mention } from '../domain/index.ts';
import { mentionId, threadKey } from '../domain/index.ts';
import { group, type Assignment, type Grouping, type GroupingContext, type Touch } from '../cases/grouping.ts';
import type { Clock } from '../ports/clock.ts';
import type { CaseChange, Stores } from '../ports/stores.ts';
import { RemedyError } from '../ports/remedy.ts';

/** How long a solved case takes a new mention of its customer and topic back in. */
export const REOPEN_WINDOW_MS = 14 * 86_400_000;
const MAX_ROUNDS = 20;
/** Rivals for the same case step apart by waiting up to this long, once more per round. */
const STEP_ASIDE_MS = 8;

export interface SettleContext extends Pick<GroupingContext, 'now' | 'batch' | 'queue' | 'routed' | 'incidents'> {
  readonly brand: string;
  readonly stores: Pick<Stores, 'cases' | 'mentions'>;
  readonly clock: Clock;
  readonly random: () => number;
}

/** A touch with the decision taken for it. */
export interface Settled {
  readonly touch: Touch;
  readonly assignment: Assignment;
}

/**
 * The cases that this batch may touch: its customers', and those of the conversations its own posts are in. Somebody met for the
 * first time has none, unless another process met them too: then the store refuses a write, and `again` looks for all.
 */
async function relevantCases(touches: readonly Touch[], context: SettleContext, again: boolean): Promise<readonly Case[]> {
  const customers = new Set(
    touches.flatMap(({ mention, firstContact, account }) =>
      firstContact === true && !again ? [] : [mention.customer ?? [], account ?? []].flat(),
    ),
  );
  const threads = new Set(touches.flatMap(({ mention }) => (mention.own ? [threadKey(mention.network, mention.threadId)] : [])));
  const named = new Set(touches.flatMap(({ answers, editedIn }) => [answers ?? [], editedIn ?? []].flat()));
  const solvedAfter = new Date(context.now - REOPEN_WINDOW_MS).toISOString();
  const lists = await Promise.all([
    context.stores.cases.ofCustomers([...customers], solvedAfter),
    context.stores.cases.byThreads(context.brand, [...threads]),
    named.size === 0 ? [] : context.stores.cases.getMany([...named]),
  ]);
  const byId = new Map(lists.flat().map((item) => [item.id, item]));
  return [...byId.values()];
}

/** Where each mention of a batch would go, and the cases that was decided from. Nothing is written. */
export async function plan(touches: readonly Touch[], context: SettleContext, again = false): Promise<Grouping> {
  return touches.length === 0 ? NOTHING : group(touches, { ...context, cases: await relevantCases(touches, context, again) });
}

const NOTHING: Grouping = { assignments: [], opened: [], changed: [] };

async function numbered(opened: readonly CaseChange[], context: SettleContext): Promise<readonly CaseChange[]> {
  if (opened.length === 0) return [];
  const first = await context.stores.cases.takeNumbers(opened.length);
  return opened.map((change, index) => ({ ...change, next: { ...change.next, number: first + index } }));
}

/**
 * Opens and changes the cases of a batch. What another process did in between (a case opened under the same key, a version
 * that moved on) refuses our write; those mentions are grouped again with the cases as they are now. Idempotent per batch.
 * `planned` is the grouping of just these touches, where it was made a moment ago.
 */
export async function settle(
  touches: readonly Touch[],
  context: SettleContext,
  planned?: Grouping,
): Promise<{ readonly settled: readonly Settled[]; readonly cases: ReadonlySet<string> }> {
  const settled: Settled[] = [];
  const changedCases = new Set<string>();
  let left = touches;
  for (let round = 0; left.length > 0; round++) {
    if (round === MAX_ROUNDS) {
      throw new RemedyError({
        remedy: 'retry',
        code: 'cases-contended',
        message: `${left.length} mentions of batch ${context.batch} found their cases changing too often: the batch is tried again`,
      });
    }
    const grouping = round === 0 && planned ? planned : await plan(left, context, true);
    const [inserted, saved] = await Promise.all([
      numbered(grouping.opened, context).then((opened) => context.stores.cases.insert(opened)),
      context.stores.cases.save(grouping.changed),
    ]);
    const refused = new Set(
      [...grouping.opened, ...grouping.changed].map(({ next }) => next.id).filter((id) => !inserted.has(id) && !saved.has(id)),
    );
    for (const id of [...inserted, ...saved]) changedCases.add(id);
    const byMention = new Map(grouping.assignments.map((assignment) => [assignment.mention, assignment]));
    const again: Touch[] = [];
    for (const touch of left) {
      const assignment = byMention.get(touch.mention.id);
      if (!assignment || (assignment.case !== null && refused.has(assignment.case))) again.push(touch);
      else settled.push({ touch, assignment });
    }
    left = again;
    if (left.length > 0) await context.clock.sleep(STEP_ASIDE_MS * (round + 1) * context.random());
  }
  return { settled, cases: changedCases };
}

/** The disposition that an assignment gives its mention. */
export function dispositionOf(assignment: Assignment, at: string): Disposition {
  return { action: assignment.action, reason: assignment.reason, at };
}

/** Finds which case each own post answers, by what it replies to. */
export async function answersOf(
  mentions: readonly Mention[],
  stores: Pick<Stores, 'mentions'>,
): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  for (const { own, brand, network, inReplyTo, id } of mentions)
    if (own && inReplyTo !== null) targets.set(id, mentionId(brand, network, inReplyTo));
  if (targets.size === 0) return new Map();
  const found = await stores.mentions.existing([...new Set(targets.values())]);
  const answers = new Map<string, string>();
  for (const [id, target] of targets) {
    const caseId = found.get(target)?.case;
    if (caseId !== undefined && caseId !== null) answers.set(id, caseId);
  }
  return answers;
}
