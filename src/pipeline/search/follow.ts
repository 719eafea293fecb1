import type { Clock } from '../../ports/clock.ts';
import type { Change, ChangeFeed } from '../../ports/events.ts';
import { searchKinds, type SearchKind, type SearchProgress } from '../../ports/search.ts';
import type { Stores } from '../../ports/stores.ts';
import { indexCases, indexCustomers, indexMentions, indexNext } from './index-things.ts';

export interface FollowDeps {
  readonly stores: Pick<Stores, 'search' | 'mentions' | 'cases' | 'customers' | 'leases'>;
  readonly changes: Pick<ChangeFeed, 'publishedSince'>;
  readonly clock: Clock;
  /** Names this process. */
  readonly holder: string;
}

const LEASE_MS = 60_000;
/** Writes of several processes may cross by this much, so the last stretch is looked at again. */
const OVERLAP_MS = 5_000;
const CHANGES = 200;
const LOADED = 500;

/** Another process is at it. Code `index-busy`. */
export class IndexBusyError extends Error {
  readonly code = 'index-busy';
}

const idsOf = (changes: readonly Change[], type: Change['type']): readonly string[] => [
  ...new Set(changes.flatMap((change) => (change.type === type ? change.ids : []))),
];

function* portions(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += LOADED) yield ids.slice(from, from + LOADED);
}

/** Indexes what these changes speak of, as it is now, and the customers behind it. */
async function indexChanged(changes: readonly Change[], { stores }: FollowDeps): Promise<void> {
  const people = new Set<string>();
  for (const ids of portions(idsOf(changes, 'case'))) {
    const cases = await stores.cases.getMany(ids);
    for (const { customer } of cases) people.add(customer);
    await indexCases(cases, stores);
  }
  for (const ids of portions(idsOf(changes, 'mention'))) {
    const mentions = await stores.mentions.getMany(ids);
    for (const { customer } of mentions) if (customer !== null) people.add(customer);
    await indexMentions(mentions, stores);
  }
  for (const ids of portions([...people])) await indexCustomers(await stores.customers.getMany(ids), stores);
}

/** Where a walk goes on after this step; null when everything was walked. */
function nextOfWalk(kind: SearchKind, after: string | null): SearchProgress['walk'] {
  if (after !== null) return { kind, after };
  const next = searchKinds[searchKinds.indexOf(kind) + 1];
  return next === undefined ? null : { kind: next, after: null };
}

/**
 * Brings the index up to date: what was published since the last run and, where that is longer ago than changes are kept (or
 * this is the first run), everything stored, step by step. May be stopped at any time and goes on from there; doing a stretch
 * again changes nothing. Mentions, cases and customers are read as they are now, so the order of changes does not matter.
 * @throws IndexBusyError while another process does it
 */
export async function followChanges(
  deps: FollowDeps,
  { signal, onStep }: { readonly signal: AbortSignal; readonly onStep?: (progress: SearchProgress) => void },
): Promise<void> {
  const { stores, clock } = deps;
  const hold = async (): Promise<void> => {
    const now = clock.now();
    const until = new Date(now + LEASE_MS).toISOString();
    if (!(await stores.leases.take('index-search', deps.holder, until, new Date(now).toISOString())))
      throw new IndexBusyError('another process brings the search index up to date');
  };
  await hold();
  try {
    let progress = (await stores.search.progress()) ?? null;
    let from = progress === null ? null : progress.readTo - OVERLAP_MS;
    while (!signal.aborted) {
      const before = clock.now();
      const changes = from === null ? undefined : await deps.changes.publishedSince(from, CHANGES);
      if (progress === null || changes === undefined) {
        progress = { readTo: before, walk: { kind: 'case', after: null } };
        from = before - OVERLAP_MS;
      } else {
        await indexChanged(changes, deps);
        const last = changes.at(-1);
        const more = changes.length >= CHANGES && last !== undefined;
        const readTo: number = more ? Date.parse(last.at) : before;
        const { walk }: SearchProgress = progress;
        progress = {
          readTo,
          walk: walk === null ? null : nextOfWalk(walk.kind, await indexNext(walk.kind, walk.after, stores)),
        };
        from = readTo;
        if (!more && walk === null) {
          await stores.search.saveProgress(progress);
          return;
        }
      }
      await stores.search.saveProgress(progress);
      onStep?.(progress);
      await hold();
    }
  } finally {
    await stores.leases.release('index-search', deps.holder);
  }
}
