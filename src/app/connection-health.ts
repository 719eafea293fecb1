import { isoNow, type Clock } from '../ports/clock.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { Log } from '../ports/log.ts';
import { RemedyError } from '../ports/remedy.ts';
import type { ConnectionSettings } from '../ports/settings.ts';
import type { ConnectionStore } from '../ports/stores.ts';

export interface HealthDeps {
  readonly stores: { readonly connections: ConnectionStore };
  readonly changes: ChangeFeed;
  readonly clock: Clock;
  readonly log: Log;
}

const tell = (deps: HealthDeps, connection: ConnectionSettings): Promise<void> =>
  deps.changes.publish([{ type: 'connection', brand: connection.brand, ids: [connection.id] }]);

/** Notes a state that a connector reports. */
export async function noteState(deps: HealthDeps, connection: ConnectionSettings, state: string, detail: string): Promise<void> {
  await deps.stores.connections.update(connection.id, { state, detail, since: isoNow(deps.clock) });
  await tell(deps, connection);
}

/** Notes that the network answered, and that something new came where it did. */
export async function noteSuccess(
  deps: HealthDeps,
  connection: ConnectionSettings,
  options: { readonly items: boolean; readonly state: string; readonly detail?: string },
): Promise<void> {
  const at = isoNow(deps.clock);
  await deps.stores.connections.update(connection.id, {
    state: options.state,
    ...(options.detail === undefined ? {} : { detail: options.detail }),
    lastSuccessAt: at,
    waitUntil: null,
    halted: false,
    lastError: null,
    ...(options.items ? { lastItemAt: at } : {}),
  });
  await tell(deps, connection);
}

/** States that a webhook's arrival leaves as they are: they tell of another way of listening. */
const TOLD_ELSEWHERE = new Set(['degraded', 'streaming', 'backing-off']);

/** Notes that the network called us. What stands against asking it (a dead token, a limit) stands as before. */
export async function noteArrival(
  deps: HealthDeps,
  connection: ConnectionSettings,
  options: { readonly items: boolean },
): Promise<void> {
  const at = isoNow(deps.clock);
  const known = await deps.stores.connections.get(connection.id);
  const isTold = known !== undefined && (known.lastError !== null || TOLD_ELSEWHERE.has(known.state));
  await deps.stores.connections.update(connection.id, {
    lastSuccessAt: at,
    ...(isTold ? {} : { state: 'receiving' }),
    ...(options.items ? { lastItemAt: at } : {}),
  });
  await tell(deps, connection);
}

/**
 * Notes what went wrong and what follows: until when nothing is tried, or that a person must act. Errors that carry no remedy
 * are a mistake of ours and count as `retry`.
 */
export async function noteFailure(deps: HealthDeps, connection: ConnectionSettings, error: unknown): Promise<RemedyError> {
  const remedy =
    error instanceof RemedyError
      ? error
      : new RemedyError({
          remedy: 'retry',
          code: 'unexpected',
          message: error instanceof Error ? error.message : 'unknown fault',
          cause: error,
        });
  const at = isoNow(deps.clock);
  const halted = remedy.remedy === 'give-up' || remedy.remedy === 'reauthorise';
  const waitUntil = remedy.remedy === 'wait' ? new Date(deps.clock.now() + (remedy.waitMs ?? 60_000)).toISOString() : null;
  await deps.stores.connections.update(connection.id, {
    state: halted ? 'stopped' : waitUntil === null ? 'failing' : 'waiting',
    detail: remedy.message,
    since: at,
    lastError: { code: remedy.code, message: remedy.message, at, remedy: remedy.remedy },
    waitUntil,
    halted,
  });
  deps.log.warn({ connection: connection.id, code: remedy.code, remedy: remedy.remedy }, 'a connection failed');
  await tell(deps, connection);
  return remedy;
}
