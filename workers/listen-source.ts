import { noteFailure, noteState } from '../src/app/connection-health.ts';
import { connectorContext } from '../src/app/connector-context.ts';
import type { AppContext, Worker } from '../src/app/context.ts';
import { isoNow } from '../src/ports/clock.ts';
import type { AnyConnector } from '../src/ports/connector.ts';
import { RemedyError } from '../src/ports/remedy.ts';
import type { ConnectionSettings } from '../src/ports/settings.ts';
import { listeningStates } from './listening-state.ts';

/** A holder that dies is replaced within this time. */
const LEASE_MS = 20_000;
const RENEW_MS = 6_000;
const AGAIN_MS = 5_000;
/** A network that said no (no rights, bad credentials) is asked again this seldom. */
const REFUSED_MS = 3_600_000;

const leaseUntil = (app: AppContext): string => new Date(app.clock.now() + LEASE_MS).toISOString();

/** Listens while this process holds the lease; ends when the lease is lost, the connector gives up, or the signal aborts. */
async function listenOnce(
  app: AppContext,
  source: { readonly connection: ConnectionSettings; readonly connector: AnyConnector },
  stop: AbortSignal,
): Promise<void> {
  const { connection, connector } = source;
  if (!connector.listen) return;
  const lease = `listen ${connection.id}`;
  const lost = new AbortController();
  const signal = AbortSignal.any([stop, lost.signal]);
  const renewal = setInterval(() => {
    app.stores.leases.take(lease, app.processId, leaseUntil(app), isoNow(app.clock)).then(
      (mine) => {
        if (!mine) lost.abort(new Error('another process listens now'));
      },
      (error: unknown) => lost.abort(error),
    );
  }, RENEW_MS);
  try {
    const state = await app.stores.connections.get(connection.id);
    const context = connectorContext(app, {
      connector,
      connection,
      signal,
      report(name, detail) {
        app.metrics.stream({ connection: connection.id, state: name });
        listeningStates.set(connection.id, { state: name, detail });
        void noteState(app, connection, name, detail).catch((error: unknown) =>
          app.log.warn({ connection: connection.id, error: String(error) }, 'state not noted'),
        );
      },
    });
    for await (const page of connector.listen(context, state?.listenCursor)) {
      if (page.payloads.length > 0) await app.intake.put(connection.id, page.payloads);
      const at = isoNow(app.clock);
      await app.stores.connections.update(connection.id, {
        lastSuccessAt: at,
        ...(page.payloads.length > 0 ? { lastItemAt: at } : {}),
        ...(page.cursor === undefined ? {} : { listenCursor: page.cursor }),
      });
      if (signal.aborted) break;
    }
  } finally {
    clearInterval(renewal);
  }
}

/** Keeps one connection listened to, by one process at a time, until stopped. */
async function keepListening(app: AppContext, connection: ConnectionSettings, stop: AbortSignal): Promise<void> {
  const connector = app.connector(connection.network);
  if (!connector?.listen || !connection.enabled || connection.listen['stream'] === false) return;
  const lease = `listen ${connection.id}`;
  while (!stop.aborted) {
    let pause = AGAIN_MS;
    try {
      if (await app.stores.leases.take(lease, app.processId, leaseUntil(app), isoNow(app.clock))) {
        await listenOnce(app, { connection, connector }, stop);
      }
    } catch (error) {
      if (stop.aborted) break;
      pause = await afterFailure(app, connection, error);
    }
    await app.clock.sleep(pause, stop).catch(() => undefined);
  }
  listeningStates.forget(connection.id);
  await app.stores.leases.release(lease, app.processId);
}

/** Notes the failure; a connection that also polls is not stopped by a stream it may not have. Returns how long to wait. */
async function afterFailure(app: AppContext, connection: ConnectionSettings, error: unknown): Promise<number> {
  if (error instanceof RemedyError && error.remedy === 'give-up') {
    const detail = `${error.message} Listening by polling instead.`;
    listeningStates.set(connection.id, { state: 'degraded', detail });
    await noteState(app, connection, 'degraded', detail);
    return REFUSED_MS;
  }
  listeningStates.forget(connection.id);
  const { remedy, waitMs } = await noteFailure(app, connection, error);
  return remedy === 'wait' ? (waitMs ?? 60_000) : remedy === 'reauthorise' ? REFUSED_MS : AGAIN_MS;
}

export const listenWorker: Worker = {
  name: 'listen-source',
  role: 'listen',
  async start(app) {
    // The sample's networks don't exist: what they said is played.
    if (app.sample !== null) return async () => {};
    let stop = new AbortController();
    let running: Promise<unknown> = Promise.resolve();
    const begin = (): void => {
      stop = new AbortController();
      const { signal } = stop;
      running = Promise.allSettled(
        app.settings.current().connections.map((connection) => keepListening(app, connection, signal)),
      );
    };
    begin();
    const unfollow = app.settings.onChange(() => {
      stop.abort();
      void running.then(begin);
    });
    return async () => {
      unfollow();
      stop.abort();
      await running;
    };
  },
};
