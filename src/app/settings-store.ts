import { z } from 'zod';
import { defaultResolutions, type Agent, type Queue } from '../domain/index.ts';
import type { AlertSettings, ConnectionSettings, MailSettings, RoutingSettings, Settings } from '../ports/settings.ts';
import type { ConfigurationStore } from '../ports/stores.ts';
import type { SecretBox } from './secret-box.ts';

/** What may not be read by whoever reads the database: credentials by connection, the secrets of routing and alerts, and the mail server's password. */
interface Secrets {
  readonly credentials: Readonly<Record<string, ConnectionSettings['credentials']>>;
  readonly routing: RoutingSettings | null;
  readonly mail?: MailSettings | null | undefined;
  readonly alerts?: AlertSettings | null | undefined;
  /** Made from a file that holds credentials. */
  readonly appliedFile?: string | undefined;
}

type Plain = Omit<Settings, 'routing' | 'mail' | 'alerts' | 'connections' | 'appliedFile' | 'resolutions'> & {
  /** Missing in what was stored before there was a choice. */
  readonly resolutions?: Settings['resolutions'] | undefined;
  readonly connections: readonly Omit<ConnectionSettings, 'credentials'>[];
};

const envelopeSchema = z.object({
  plain: z.custom<Plain>((value) => typeof value === 'object' && value !== null && 'brands' in value && 'connections' in value),
  sealed: z.string(),
});
const secretsSchema = z.custom<Secrets>((value) => typeof value === 'object' && value !== null && 'credentials' in value);

function split(settings: Settings): { readonly plain: Plain; readonly secrets: Secrets } {
  const { routing, mail, alerts, connections, appliedFile, ...rest } = settings;
  const credentials = Object.fromEntries(connections.map(({ id, credentials: theirs }) => [id, theirs]));
  const bare = connections.map(({ credentials: _theirs, ...connection }) => connection);
  return { plain: { ...rest, connections: bare }, secrets: { credentials, routing, mail, alerts, appliedFile } };
}

/** What queues, agents and the whole lack when they were stored before these were known. */
const QUEUE_DEFAULTS = { approval: 'nobody' } as const satisfies Partial<Queue>;
const AGENT_DEFAULTS = { skills: [], capacity: 6 } as const satisfies Partial<Agent>;

function join(plain: Plain, secrets: Secrets): Settings {
  return {
    ...plain,
    resolutions: plain.resolutions ?? defaultResolutions,
    queues: plain.queues.map((queue) => ({ ...QUEUE_DEFAULTS, ...queue })),
    agents: plain.agents.map((agent) => ({ ...AGENT_DEFAULTS, ...agent })),
    connections: plain.connections.map((connection) => ({
      ...connection,
      credentials: secrets.credentials[connection.id] ?? {},
    })),
    routing: secrets.routing,
    mail: secrets.mail ?? null,
    alerts: secrets.alerts ?? null,
    appliedFile: secrets.appliedFile,
  };
}

/** The configuration in the store, its secrets sealed. What is in there was written by this program after its schema had checked it. */
export interface SettingsStore {
  /** Undefined when nothing is stored. Throws WrongSecretError. */
  read(): Promise<{ readonly version: number; readonly settings: Settings } | undefined>;
  /** False when somebody else applied another one since `expectedVersion` (0: nothing stored). */
  write(settings: Settings, expectedVersion: number, at: string): Promise<boolean>;
  version(): Promise<number>;
}

export function makeSettingsStore(store: ConfigurationStore, box: SecretBox): SettingsStore {
  return {
    async read() {
      const stored = await store.read();
      if (!stored) return undefined;
      const { plain, sealed } = envelopeSchema.parse(JSON.parse(stored.json));
      return { version: stored.version, settings: join(plain, secretsSchema.parse(JSON.parse(box.open(sealed)))) };
    },
    write(settings, expectedVersion, at) {
      const { plain, secrets } = split(settings);
      return store.write(
        { json: JSON.stringify({ plain, sealed: box.seal(JSON.stringify(secrets)) }), appliedAt: at },
        expectedVersion,
      );
    },
    async version() {
      return (await store.read())?.version ?? 0;
    },
  };
}
