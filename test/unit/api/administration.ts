import { z } from 'zod';
import { entry } from '../../../connectors/registry.ts';
import { makeConnectionControl } from '../../../src/app/connection-control.ts';
import { followSettings } from '../../../src/app/live-settings.ts';
import { makeSettingsEdits } from '../../../src/app/settings-edits.ts';
import type { SettingsStore } from '../../../src/app/settings-store.ts';
import type { ApiDeps } from '../../../src/api/index.ts';
import type { Agent } from '../../../src/domain/index.ts';
import { defaultResolutions } from '../../../src/domain/index.ts';
import type { AnyConnector, Connector } from '../../../src/ports/connector.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { silentLog } from '../../../src/ports/log.ts';
import type { ConnectionSettings, Settings } from '../../../src/ports/settings.ts';
import { brand, queue, taxonomy } from '../../factories.ts';

export const GOOD_TOKEN = 'a-token-that-works';

const pageSettings = z.strictObject({ token: z.string(), secret: z.string().optional(), listen: z.unknown().optional() });

/** A network that knows one good token. */
const checking: Connector<z.infer<typeof pageSettings>> = {
  manifest: {
    id: 'facebook',
    label: 'Facebook',
    kinds: ['post'],
    apiBaseUrl: 'https://graph.example',
    webhook: { signed: true },
    compliance: { deletions: 'none' },
  },
  settingsSchema: pageSettings,
  normalise: () => ({ mentions: [], removed: [], removedAuthors: [], ignored: [] }),
  webhook: async () => ({ type: 'refuse', status: 401, reason: 'no' }),
  check: async ({ settings }) => {
    if (settings.token === GOOD_TOKEN) return 'page Acme: token ends 2027-01-01';
    throw new RemedyError({
      remedy: 'reauthorise',
      code: 'token-expired',
      message: 'the page token has expired: make a new one',
    });
  },
};

const { check: _check, ...withoutCheck } = checking;

const own: ConnectionSettings = {
  id: 'acme-own',
  brand: 'acme',
  network: 'custom',
  credentials: {},
  listen: {},
  options: {},
  enabled: true,
  allowPrivate: false,
};

/** What the tests begin with: two queues, two agents, a connection with an old token. */
export function startingSettings(agents: readonly Agent[]): Settings {
  return {
    brands: [brand],
    connections: [
      own,
      { ...own, id: 'acme-fb', network: 'facebook', credentials: { token: 'an-old-token', secret: 'a-secret' } },
    ],
    queues: [queue, { ...queue, id: 'refunds', name: 'Refunds desk' }],
    rules: [],
    routing: {
      webhook: { url: 'https://route.example/in', secret: 'whsec_bm90LXNob3du', ackTimeout: 10_000, allowPrivate: false },
    },
    agents,
    resolutions: defaultResolutions,
    taxonomies: { acme: taxonomy },
  };
}

/** A store of one configuration in memory. */
export function memorySettings(first: Settings): SettingsStore & { held: { version: number; settings: Settings } } {
  const store = {
    held: { version: 1, settings: first },
    read: async () => store.held,
    version: async () => store.held.version,
    write: async (settings: Settings, expected: number) => {
      if (store.held.version !== expected) return false;
      store.held = { version: expected + 1, settings };
      return true;
    },
  };
  return store;
}

/** The parts of the API that administer, on a configuration in memory. */
export function administration(
  parts: Pick<ApiDeps, 'stores' | 'changes' | 'clock'>,
  agents: readonly Agent[],
): Pick<ApiDeps, 'settings' | 'connections'> {
  const store = memorySettings(startingSettings(agents));
  const settings = followSettings(store.held, { version: store.version, load: store.read }, silentLog);
  settings.stop();
  const edits = makeSettingsEdits({
    store,
    settings,
    clock: parts.clock,
    checkConnection: () => [],
    countCases: (filter) => parts.stores.cases.count(filter),
  });
  const http = { send: () => Promise.reject(new Error('nothing is sent here')) };
  const control = makeConnectionControl({
    ...parts,
    log: silentLog,
    settings,
    random: () => 0.5,
    http: () => http,
    connector: (network): AnyConnector | undefined =>
      network === 'facebook' ? entry(checking) : network === 'custom' ? entry(withoutCheck) : undefined,
    edits,
  });
  return { settings: edits, connections: control };
}
