import type { Stores } from '../../src/ports/stores.ts';
import { memoryCases } from './cases.ts';
import { memoryCorrections, memoryRelabelRuns } from './labels.ts';
import { memoryMentions } from './mentions.ts';
import { memoryWeights } from './weights.ts';
import {
  memoryAccounts,
  memoryBatches,
  memoryConnections,
  memoryCustomers,
  memoryIdempotency,
  memoryShelf,
  memorySignIns,
} from './others.ts';

/** Every store in memory: enough to test what stands on the ports, with none of the stores' own guarantees over processes. */
export function memoryStores(): Stores {
  return {
    mentions: memoryMentions(),
    customers: memoryCustomers(),
    cases: memoryCases(),
    batches: memoryBatches(),
    shelf: memoryShelf(),
    connections: memoryConnections(),
    leases: { take: async () => true, release: async () => {} },
    configuration: { read: async () => undefined, write: async () => true },
    accounts: memoryAccounts(),
    signIns: memorySignIns(),
    idempotency: memoryIdempotency(),
    corrections: memoryCorrections(),
    relabelRuns: memoryRelabelRuns(),
    weights: memoryWeights(),
    ping: async () => {},
    serverTime: async () => null,
    close: async () => {},
  };
}

export { memoryChanges } from './others.ts';
export { memoryJobs } from './jobs.ts';
