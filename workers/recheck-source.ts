import { noteFailure } from '../src/app/connection-health.ts';
import { connectorContext } from '../src/app/connector-context.ts';
import type { AppContext, Worker } from '../src/app/context.ts';
import { noteRemovals, removeMentions } from '../src/pipeline/remove.ts';
import { freshId } from '../src/domain/index.ts';
import { isoNow } from '../src/ports/clock.ts';

const LIMIT = 100;
const BACK_MS = 30 * 86_400_000;

/** Asks a network that doesn't tell of deletions which of our stored posts are gone, and purges those. */
export async function recheckSource(app: AppContext, connectionId: string, signal: AbortSignal): Promise<void> {
  const connection = app.settings.connection(connectionId);
  const connector = connection && app.connector(connection.network);
  if (!connection?.enabled || !connector?.findRemoved) return;
  const at = isoNow(app.clock);
  const ids = await app.stores.mentions.toRecheck({
    brand: connection.brand,
    connection: connectionId,
    since: new Date(app.clock.now() - BACK_MS).toISOString(),
    limit: LIMIT,
    at,
  });
  if (ids.length === 0) return;
  try {
    const context = connectorContext(app, { connector, connection, signal, report: () => {} });
    const removed = await connector.findRemoved(context, ids);
    const arrival = { brand: connection.brand, connection: connectionId, batch: freshId(), receivedAt: at };
    const purged = await removeMentions({ removed, removedAuthors: [], network: connection.network }, arrival, app.stores);
    const cases = await noteRemovals(purged, app.clock.now(), app.stores);
    await app.changes.publish([
      { type: 'mention', brand: connection.brand, ids: purged },
      { type: 'case', brand: connection.brand, ids: cases },
    ]);
  } catch (error) {
    await noteFailure(app, connection, error);
  }
}

export const recheckWorker: Worker = {
  name: 'recheck-source',
  role: 'listen',
  start: (app) => app.jobs.work('recheck', { concurrency: 1 }, ({ data, signal }) => recheckSource(app, data.connection, signal)),
};
