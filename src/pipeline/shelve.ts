import { stableId, type Network, type NormalisedMention } from '../domain/index.ts';
import type { ShelfEntry } from '../ports/stores.ts';
import type { Arrival } from './draft.ts';
import type { Outcome } from './outcome.ts';

/** What did not become a mention, with its reason. A batch done again makes the same entries. */
export function shelfEntries(
  items: readonly Outcome<NormalisedMention>[],
  arrival: Arrival & { readonly network: Network },
): readonly ShelfEntry[] {
  return items.flatMap((outcome, index): ShelfEntry[] => {
    if (outcome.type === 'ok') return [];
    const common = {
      id: stableId('shelf', arrival.batch, String(index)),
      connection: arrival.connection,
      network: arrival.network,
      reason: outcome.reason,
      batch: arrival.batch,
      at: arrival.receivedAt,
      replayedAt: null,
    };
    return outcome.type === 'drop'
      ? [{ ...common, outcome: 'ignored', detail: null, externalId: outcome.externalId, payload: null }]
      : [{ ...common, outcome: 'parked', detail: outcome.detail, externalId: null, payload: outcome.payload }];
  });
}
