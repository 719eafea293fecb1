import { z } from 'zod';
import type { ConfigurationStore } from '../ports/stores.ts';
import type { SecretBox } from './secret-box.ts';

const envelope = z.object({ settings: z.record(z.string(), z.unknown()), sealed: z.string() });

/** A secret part of the configuration, by where it stands. */
interface Secrets {
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly routing: unknown;
}

const secretsSchema = z.object({ credentials: z.record(z.string(), z.unknown()), routing: z.unknown() });

/** What `earshot apply` and the start write: the configuration as it was read, before its schema made values of it. */
export interface ConfigurationText {
  readonly json: Readonly<Record<string, unknown>>;
}

interface Parts {
  connections?: readonly Record<string, unknown>[];
  routing?: unknown;
}

/** Takes credentials and the routing secret out of the plain part, so that they are stored sealed. */
function split(json: Readonly<Record<string, unknown>>): { readonly plain: Record<string, unknown>; readonly secrets: Secrets } {
  const { connections = [], routing, ...rest } = json as Readonly<Record<string, unknown>> & Parts;
  const credentials: Record<string, unknown> = {};
  const bare = connections.map(({ credentials: theirs, ...connection }) => {
    credentials[String(connection['id'])] = theirs ?? {};
    return connection;
  });
  return { plain: { ...rest, connections: bare }, secrets: { credentials, routing: routing ?? null } };
}

function join(plain: Record<string, unknown>, secrets: Secrets): Record<string, unknown> {
  const { connections = [], ...rest } = plain as Record<string, unknown> & Parts;
  return {
    ...rest,
    connections: connections.map((connection) => ({ ...connection, credentials: secrets.credentials[String(connection['id'])] ?? {} })),
    ...(secrets.routing === null || secrets.routing === undefined ? {} : { routing: secrets.routing }),
  };
}

/** The configuration in the store, its secrets sealed. */
export function makeSettingsStore(store: ConfigurationStore, box: SecretBox) {
  return {
    /** The stored configuration, unsealed; undefined when nothing is stored. Throws WrongSecretError. */
    async read(): Promise<{ readonly version: number; readonly json: Record<string, unknown> } | undefined> {
      const stored = await store.read();
      if (!stored) return undefined;
      const { settings, sealed } = envelope.parse(JSON.parse(stored.json));
      return { version: stored.version, json: join(settings, secretsSchema.parse(JSON.parse(box.open(sealed)))) };
    },
    /** False when somebody else applied another one since `expectedVersion`. */
    write(json: Readonly<Record<string, unknown>>, expectedVersion: number, at: string): Promise<boolean> {
      const { plain, secrets } = split(json);
      const text = JSON.stringify({ settings: plain, sealed: box.seal(JSON.stringify(secrets)) });
      return store.write({ json: text, appliedAt: at }, expectedVersion);
    },
    async version(): Promise<number> {
      return (await store.read())?.version ?? 0;
    },
  };
}

export type SettingsStore = ReturnType<typeof makeSettingsStore>;
