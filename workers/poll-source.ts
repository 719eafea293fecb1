import { noteFailure, noteState, noteSuccess } from '../src/app/connection-health.ts';
import { connectorContext } from '../src/app/connector-context.ts';
import type { AppContext, Worker } from '../src/app/context.ts';
import { listeningStates } from './listening-state.ts';

/** Renewed at each page; a process that dies in the middle of a poll holds the next one up no longer than this. */
const LEASE_MS = 45_000;
/** A walk over pages that doesn't end is a fault of the network's or ours; the next poll goes on from the cursor. */
const MAX_PAGES = 500;
const LONGEST_POLL_MS = 10 * 60_000;

/** Polls one connection from its cursor. The cursor moves only after the page before it is safely in the queue. */
export async function pollSource(app: AppContext, connectionId: string, stop: AbortSignal): Promise<void> {
  const connection = app.settings.connection(connectionId);
  const connector = connection && app.connector(connection.network);
  if (!connection?.enabled || !connector?.poll) return;
  const state = await app.stores.connections.get(connectionId);
  const now = app.clock.now();
  if (state?.halted === true && state.since !== null && now - Date.parse(state.since) < HALT_MS) return;
  if (state?.waitUntil !== null && state?.waitUntil !== undefined && Date.parse(state.waitUntil) > now) return;
  const lease = `poll ${connectionId}`;
  const until = (): string => new Date(app.clock.now() + LEASE_MS).toISOString();
  if (!(await app.stores.leases.take(lease, app.processId, until(), new Date(now).toISOString()))) return;
  const signal = AbortSignal.any([stop, AbortSignal.timeout(LONGEST_POLL_MS)]);
  let items = false;
  let reported: string | null = null;
  try {
    const context = connectorContext(app, {
      connector,
      connection,
      signal,
      report(name, detail) {
        reported = name;
        void noteState(app, connection, name, detail).catch((error: unknown) =>
          app.log.warn({ connection: connectionId, error: String(error) }, 'state not noted'),
        );
      },
    });
    let pages = 0;
    for await (const page of connector.poll(context, state?.pollCursor)) {
      if (page.payloads.length > 0) {
        items = true;
        await app.intake.put(connectionId, page.payloads);
      }
      if (page.cursor !== undefined) await app.stores.connections.update(connectionId, { pollCursor: page.cursor });
      await app.stores.leases.take(lease, app.processId, until(), new Date(app.clock.now()).toISOString());
      pages += 1;
      if (signal.aborted || pages >= MAX_PAGES) break;
    }
    const { state: name, detail } = listeningStates.get(connectionId) ?? { state: 'polling', detail: '' };
    await noteSuccess(app, connection, { items, ...(reported === null ? { state: name, detail } : { state: reported }) });
    app.metrics.poll({ network: connection.network, outcome: 'ok' });
  } catch (error) {
    if (stop.aborted) return;
    const { code } = await noteFailure(app, connection, error);
    app.metrics.poll({ network: connection.network, outcome: code });
  } finally {
    await app.stores.leases.release(lease, app.processId);
  }
}

/** A halted connection waits for a person; it is looked at again this seldom, in case the person renewed things elsewhere. */
const HALT_MS = 3_600_000;

export const pollWorker: Worker = {
  name: 'poll-source',
  role: 'listen',
  start: (app) => app.jobs.work('poll', { concurrency: 4 }, ({ data, signal }) => pollSource(app, data.connection, signal)),
};
