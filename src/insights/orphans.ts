import type { Case, Mention } from '../domain/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { Batch, Stores } from '../ports/stores.ts';

/** Time everything has to find an owner. */
const GRACE_MS = 60_000;
const MOST = 200;

/** Touch-points that are nobody's: decided by nobody, owned by nobody, or in a batch that stands still. Empty is the promise. */
export async function findOrphans({
  stores,
  clock,
}: {
  readonly stores: Pick<Stores, 'mentions' | 'cases' | 'batches'>;
  readonly clock: Clock;
}): Promise<{ readonly mentions: readonly Mention[]; readonly cases: readonly Case[]; readonly batches: readonly Batch[] }> {
  const before = new Date(clock.now() - GRACE_MS).toISOString();
  const [mentions, cases, batches] = await Promise.all([
    stores.mentions.undecided(before, MOST),
    stores.cases.ownerless(MOST),
    stores.batches.unfinished(before, MOST),
  ]);
  return { mentions, cases, batches };
}
