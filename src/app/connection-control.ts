import { isoNow } from '../ports/clock.ts';
import type { AnyConnector } from '../ports/connector.ts';
import { RemedyError } from '../ports/remedy.ts';
import type { SettingsEdits, SettingsOutcome } from '../ports/settings-edits.ts';
import type { ConnectionSettings } from '../ports/settings.ts';
import type { ConnectionControl, ConnectionOutcome } from '../ports/connection-control.ts';
import type { HealthDeps } from './connection-health.ts';
import { connectorContext } from './connector-context.ts';
import type { AppContext } from './context.ts';
import { mergeCredentials } from './settings-values.ts';

type Parts = HealthDeps & Pick<AppContext, 'settings' | 'http' | 'random' | 'connector'> & { readonly edits: SettingsEdits };

const ANSWER_MS = 20_000;

type Checked =
  | { readonly ok: true; readonly line: string }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string; readonly remedy: string } };

/** Asks the network whether the credentials of this connection work. A connector that cannot ask has nothing against them. */
async function ask(parts: Parts, connector: AnyConnector, connection: ConnectionSettings): Promise<Checked> {
  if (!connector.check) return { ok: true, line: 'this network has nothing to check' };
  try {
    const context = connectorContext(parts, {
      connector,
      connection,
      signal: AbortSignal.timeout(ANSWER_MS),
      report: () => {},
    });
    return { ok: true, line: await connector.check(context) };
  } catch (error) {
    if (error instanceof RemedyError) {
      const { code, message, remedy } = error;
      return { ok: false, error: { code, message, remedy } };
    }
    parts.log.warn({ connection: connection.id }, 'a connection could not be checked: its connector failed unexpectedly');
    const message = 'the check failed in a way that was not foreseen: the log says more';
    return { ok: false, error: { code: 'unexpected', message, remedy: 'retry' } };
  }
}

/** Pausing, resuming, checking and renewing connections while the program runs. */
export function makeConnectionControl(parts: Parts): ConnectionControl {
  const { stores, changes, clock, edits } = parts;

  const tell = ({ id, brand }: ConnectionSettings): Promise<void> => changes.publish([{ type: 'connection', brand, ids: [id] }]);

  async function find(id: string): Promise<{ readonly connection: ConnectionSettings; readonly connector: AnyConnector } | null> {
    const { settings } = await edits.read();
    const connection = settings.connections.find((one) => one.id === id);
    const connector = connection && parts.connector(connection.network);
    return connection && connector ? { connection, connector } : null;
  }

  async function noteChecked(connection: ConnectionSettings, checked: Checked): Promise<void> {
    const at = isoNow(clock);
    const result = { checkedAt: at, checkResult: checked.ok ? checked.line : checked.error.message };
    if (checked.ok) {
      const known = await stores.connections.get(connection.id);
      const wasStopped = known?.halted === true;
      const again = wasStopped
        ? { state: 'idle', detail: checked.line, since: at, halted: false, lastError: null, waitUntil: null }
        : {};
      await stores.connections.update(connection.id, { ...result, ...again });
    } else await stores.connections.update(connection.id, { ...result, lastError: { ...checked.error, at } });
    await tell(connection);
  }

  const change = (connection: ConnectionSettings, by: string): Promise<SettingsOutcome> =>
    edits.apply({ type: 'put', noun: 'connections', value: connection }, { expectedVersion: null, by });

  return {
    async check(id) {
      const found = await find(id);
      if (!found) return { ok: false, code: 'unknown' };
      if (!found.connector.check) return { ok: false, code: 'no-check' };
      const checked = await ask(parts, found.connector, found.connection);
      await noteChecked(found.connection, checked);
      return checked.ok ? checked : { ok: false, code: 'failed', error: checked.error };
    },

    async setEnabled(id, enabled, by): Promise<ConnectionOutcome> {
      const found = await find(id);
      if (!found) return { ok: false, code: 'unknown' };
      const { connection } = found;
      const outcome = await change({ ...connection, enabled, credentials: {} }, by);
      if (!outcome.ok) return { ok: false, code: 'refused', outcome };
      const since = isoNow(clock);
      await stores.connections.update(
        id,
        enabled
          ? { state: 'idle', detail: 'resumed', since, halted: false, waitUntil: null }
          : { state: 'paused', detail: 'paused by a person', since },
      );
      await tell(connection);
      return { ok: true, line: enabled ? 'resumed' : 'paused' };
    },

    async reauthorise(id, given, by) {
      const found = await find(id);
      if (!found) return { ok: false, code: 'unknown' };
      const { connection, connector } = found;
      const renewed = { ...connection, credentials: mergeCredentials(connection.credentials, given) };
      const planned = await edits.plan({ type: 'put', noun: 'connections', value: { ...connection, credentials: given } });
      if (!planned.ok) return { ok: false, code: 'refused', outcome: planned };
      const checked = await ask(parts, connector, renewed);
      if (!checked.ok) return { ok: false, code: 'failed', error: checked.error };
      const outcome = await change({ ...connection, credentials: given }, by);
      if (!outcome.ok) return { ok: false, code: 'refused', outcome };
      const at = isoNow(clock);
      await stores.connections.update(id, {
        state: connection.enabled ? 'idle' : 'paused',
        detail: checked.line,
        since: at,
        halted: false,
        waitUntil: null,
        lastError: null,
        checkedAt: at,
        checkResult: checked.line,
      });
      await tell(connection);
      return { ok: true, line: checked.line };
    },
  };
}
