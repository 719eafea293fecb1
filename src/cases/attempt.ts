import type { Case } from '../domain/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { CaseChange, Stores } from '../ports/stores.ts';
import type { CaseOutcome, Refusal } from './actions.ts';
import type { QueueBook } from './queue-book.ts';

export interface CaseServiceDeps {
  readonly stores: Pick<Stores, 'cases' | 'mentions' | 'leases'>;
  readonly changes: ChangeFeed;
  readonly clock: Clock;
  queues(): QueueBook;
  /** Called after events were added to an outbox. */
  wakeDelivery(): Promise<void>;
}

/** What is to become of a case: its change, null for nothing, or why not. */
export type Decide = (item: Case) => Promise<CaseChange | null | Refusal> | CaseChange | null | Refusal;
/** `expectedVersion` null takes the case as it stands. */
export type Attempt = (caseId: string, expectedVersion: number | null, decide: Decide) => Promise<CaseOutcome>;

const ROUNDS = 12;
const SHOWN_CHANGES = 20;
/** Rivals for the same case step apart by waiting up to this long, once more per round. */
const STEP_ASIDE_MS = 5;

export const no = (refusal: Refusal): CaseOutcome => ({ ok: false, refusal });
export const notFound = (id: string): CaseOutcome => no({ code: 'not-found', message: `there is no case ${id}` });

/** The case moved on: says what happened since. */
export function stale(item: Case, expected: number): Extract<Refusal, { code: 'stale' }> {
  const newer = Math.min(SHOWN_CHANGES, Math.max(1, item.version - expected));
  return {
    code: 'stale',
    message: `the case has moved on from version ${expected} to ${item.version}: look at what changed and decide again`,
    version: item.version,
    changes: item.timeline.slice(-newer),
  };
}

/** Tells pages and the routing service of a change that is stored. */
export async function tellChange(deps: CaseServiceDeps, item: Case, events: number): Promise<void> {
  await deps.changes.publish([{ type: 'case', brand: item.brand, ids: [item.id] }]);
  if (events > 0) await deps.wakeDelivery();
}

/** Loads, decides and saves until nobody else was quicker; gives up with a stale refusal. */
export function makeAttempt(deps: CaseServiceDeps): Attempt {
  const { stores } = deps;
  return async (caseId, expectedVersion, decide) => {
    for (let round = 0; round < ROUNDS; round++) {
      const item = await stores.cases.get(caseId);
      if (!item) return notFound(caseId);
      if (expectedVersion !== null && item.version !== expectedVersion) return no(stale(item, expectedVersion));
      const decided = await decide(item);
      if (decided === null) return { ok: true, case: item };
      if ('code' in decided) return no(decided);
      const saved = await stores.cases.save([decided]);
      if (saved.has(caseId)) {
        await tellChange(deps, decided.next, decided.events.length);
        return { ok: true, case: (await stores.cases.get(caseId)) ?? decided.next };
      }
      const key = await blockingCase(decided.next, stores);
      if (key)
        return no({
          code: 'not-allowed',
          message: `case ${key.number} of the same customer and topic is open: use that one, or merge this into it`,
        });
      await deps.clock.sleep(STEP_ASIDE_MS * (round + 1) * Math.random());
    }
    const item = await stores.cases.get(caseId);
    return item ? no(stale(item, item.version - 1)) : notFound(caseId);
  };
}

/** The open case that holds the key this one would need, if that is why it was refused. */
async function blockingCase(next: Case, stores: CaseServiceDeps['stores']): Promise<Case | undefined> {
  if (next.status !== 'open' && next.status !== 'pending') return undefined;
  const rivals = await stores.cases.ofCustomers([next.customer], next.openedAt);
  return rivals.find(
    (item) => item.id !== next.id && item.topic === next.topic && (item.status === 'open' || item.status === 'pending'),
  );
}
