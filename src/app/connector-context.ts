import type { AnyConnector, ConnectorContext } from '../ports/connector.ts';
import { RemedyError } from '../ports/remedy.ts';
import type { ConnectionSettings } from '../ports/settings.ts';
import type { AppContext } from './context.ts';

/** What a connector's own schema is asked about: credentials with the connection's `listen` and `options`, where it has them. */
export function rawConnectorSettings(connection: ConnectionSettings): Record<string, unknown> {
  return {
    ...connection.credentials,
    ...(Object.keys(connection.listen).length === 0 ? {} : { listen: connection.listen }),
    ...(Object.keys(connection.options).length === 0 ? {} : { options: connection.options }),
  };
}

const LOOPBACK = /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/iu;

/** An address that says "this machine" in so many words was meant; everything else private needs `allowPrivate`. */
export function mayBePrivate(
  connection: Pick<ConnectionSettings, 'apiBaseUrl' | 'allowPrivate'> & Partial<Pick<ConnectionSettings, 'credentials'>>,
): boolean {
  const told = [connection.apiBaseUrl, connection.credentials?.['url']];
  return connection.allowPrivate || told.some((address) => typeof address === 'string' && LOOPBACK.test(address));
}

/** Puts together what a connector gets. Throws RemedyError (`give-up`, `bad-settings`) when its settings don't fit its schema. */
export function connectorContext(
  app: Pick<AppContext, 'settings' | 'http' | 'clock' | 'log' | 'random'>,
  options: {
    readonly connector: AnyConnector;
    readonly connection: ConnectionSettings;
    readonly signal: AbortSignal;
    report(state: string, detail: string): void;
  },
): ConnectorContext<never> {
  const { connector, connection } = options;
  const parsed = connector.settingsSchema.safeParse(rawConnectorSettings(connection));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new RemedyError({ remedy: 'give-up', code: 'bad-settings', message: `connection ${connection.id}: ${faults}` });
  }
  const brand = app.settings.current().brands.find(({ id }) => id === connection.brand);
  return {
    connection: connection.id,
    settings: parsed.data,
    apiBaseUrl: connection.apiBaseUrl ?? connector.manifest.apiBaseUrl ?? '',
    listenFor: {
      terms: brand?.terms ?? [],
      exclude: brand?.exclude ?? [],
      ownAccounts: brand?.ownAccounts[connection.network] ?? [],
    },
    http: app.http({ allowPrivate: mayBePrivate(connection) }),
    clock: app.clock,
    log: app.log.child({ connection: connection.id }),
    random: app.random,
    signal: options.signal,
    report: options.report,
  };
}
