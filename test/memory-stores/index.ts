import type { Stores } from '../../src/ports/stores.ts';
import { memoryAlerts, memoryRhythms } from './alerts.ts';
import { memoryBoard } from './board.ts';
import { memoryCases } from './cases.ts';
import { memoryCorrections, memoryRelabelRuns } from './labels.ts';
import { memoryDigests } from './digests.ts';
import { memoryDeliveryLog } from './delivery-log.ts';
import { memoryDrafts, memoryReplies } from './replies.ts';
import { memoryMentions } from './mentions.ts';
import { memoryIncidents } from './incidents.ts';
import { memoryPresence } from './presence.ts';
import { memoryQuality } from './quality.ts';
import { memoryReports } from './reports.ts';
import { memoryRollups } from './rollups.ts';
import { memoryAnswers, memoryMacros } from './saved-texts.ts';
import { memoryShares } from './shares.ts';
import { memoryCustomers } from './customers.ts';
import { memorySavedViews, memorySearch } from './search.ts';
import { memoryWeights } from './weights.ts';
import { memoryAccounts, memoryBatches, memoryConnections, memoryIdempotency, memoryShelf, memorySignIns } from './others.ts';

/** Every store in memory: enough to test what stands on the ports, with none of the stores' own guarantees over processes. */
export function memoryStores(): Stores {
  const mentions = memoryMentions();
  const cases = memoryCases();
  const replies = memoryReplies();
  return {
    mentions,
    customers: memoryCustomers(),
    cases,
    batches: memoryBatches(),
    shelf: memoryShelf(),
    connections: memoryConnections(),
    leases: { take: async () => true, release: async () => {} },
    deliveries: memoryDeliveryLog(),
    configuration: { read: async () => undefined, write: async () => true },
    accounts: memoryAccounts(),
    signIns: memorySignIns(),
    idempotency: memoryIdempotency(),
    corrections: memoryCorrections(),
    relabelRuns: memoryRelabelRuns(),
    weights: memoryWeights(),
    presence: memoryPresence(),
    board: memoryBoard({ cases, replies }),
    quality: memoryQuality({ cases }),
    reports: memoryReports({ cases, replies, mentions }),
    rollups: memoryRollups({ mentions, cases }),
    incidents: memoryIncidents({ cases }),
    alerts: memoryAlerts(),
    rhythms: memoryRhythms(),
    replies,
    drafts: memoryDrafts(),
    search: memorySearch(),
    views: memorySavedViews(),
    macros: memoryMacros(),
    answers: memoryAnswers(),
    digests: memoryDigests(),
    shares: memoryShares(),
    ping: async () => {},
    serverTime: async () => null,
    close: async () => {},
  };
}

export { memoryChanges } from './others.ts';
export { memoryJobs } from './jobs.ts';
