import type { Stores } from '../ports/stores.ts';
import { openAccountStore, openSignInStore } from './accounts.ts';
import { openAlertStore, openRhythmStore } from './alerts.ts';
import { openAnswerStore } from './answers.ts';
import { openBatchStore } from './batches.ts';
import { openCaseStore } from './cases.ts';
import { openChangeFeed, type StoredChangeFeed } from './changes.ts';
import { openConfigurationStore } from './configuration.ts';
import { buildIndexes, openDatabase, type DatabaseOptions } from './connection.ts';
import { openConnectionStore } from './connections.ts';
import { openCorrectionStore } from './corrections.ts';
import { openCustomerStore } from './customers.ts';
import { openDeliveryLog } from './delivery-log.ts';
import { openIncidentStore } from './incidents.ts';
import { openDigestStore } from './digests.ts';
import { openIdempotencyStore } from './idempotency.ts';
import { openLeaseStore } from './leases.ts';
import { openMacroStore } from './macros.ts';
import { openMentionStore } from './mentions.ts';
import { openPresenceStore } from './presence.ts';
import { openQualityStore } from './quality.ts';
import { openBoardStore } from './queries/board.ts';
import { openReportStore } from './queries/reports.ts';
import { openRelabelRunStore } from './relabel-runs.ts';
import { openDraftStore } from './drafts.ts';
import { openReplyStore } from './replies.ts';
import { openRollupStore } from './rollups.ts';
import { openSearchStore } from './search.ts';
import { openShareStore } from './shares.ts';
import { openShelfStore } from './shelf.ts';
import { openSavedViewStore } from './views.ts';
import { openWeightStore } from './weights.ts';

const DEFAULT_IGNORED_DAYS = 30;

/** Every store on one database, indexes built, with the feed of changes. Throws StoreUnreachableError. */
export async function openStores(
  options: DatabaseOptions & { readonly ignoredDays?: number },
): Promise<{ readonly stores: Stores; readonly changes: StoredChangeFeed; dropDatabase(): Promise<void> }> {
  const connection = await openDatabase(options);
  const changes = openChangeFeed(connection);
  const stores: Stores = {
    mentions: openMentionStore(connection),
    customers: openCustomerStore(connection),
    cases: openCaseStore(connection),
    batches: openBatchStore(connection),
    shelf: openShelfStore(connection, { ignoredDays: options.ignoredDays ?? DEFAULT_IGNORED_DAYS }),
    connections: openConnectionStore(connection),
    leases: openLeaseStore(connection),
    deliveries: openDeliveryLog(connection),
    configuration: openConfigurationStore(connection),
    accounts: openAccountStore(connection),
    signIns: openSignInStore(connection),
    idempotency: openIdempotencyStore(connection),
    corrections: openCorrectionStore(connection),
    relabelRuns: openRelabelRunStore(connection),
    weights: openWeightStore(connection),
    presence: openPresenceStore(connection),
    board: openBoardStore(connection),
    quality: openQualityStore(connection),
    reports: openReportStore(connection),
    rollups: openRollupStore(connection),
    incidents: openIncidentStore(connection),
    alerts: openAlertStore(connection),
    rhythms: openRhythmStore(connection),
    replies: openReplyStore(connection),
    drafts: openDraftStore(connection),
    search: openSearchStore(connection),
    views: openSavedViewStore(connection),
    macros: openMacroStore(connection),
    answers: openAnswerStore(connection),
    digests: openDigestStore(connection),
    shares: openShareStore(connection),
    async ping(timeoutMs) {
      await connection.db?.command({ ping: 1 }, { signal: AbortSignal.timeout(timeoutMs) });
    },
    async serverTime() {
      const answer = await connection.db?.command({ hello: 1 });
      const time: unknown = answer?.['localTime'];
      return time instanceof Date ? time.getTime() : null;
    },
    async close() {
      changes.stop();
      await connection.close();
    },
  };
  await buildIndexes(connection, options);
  return {
    stores,
    changes,
    async dropDatabase() {
      await connection.dropDatabase();
    },
  };
}
