import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import type { Agent, Queue } from '../src/domain/index.ts';
import { readYaml, type YamlFile } from './document.ts';
import { ConfigurationError, type Fault } from './errors.ts';
import { complaintsOf, type Complaint } from './issues.ts';
import { isRaw, type Raw } from './raw.ts';
import { readText } from './read-text.ts';
import { referenceFaults, topicFaults } from './references.ts';
import { configurationSchema, type Configuration, type ConnectionConfig } from './schema.ts';
import { loadTaxonomies } from './taxonomies.ts';

export { ConfigurationError } from './errors.ts';
export type { Configuration, ConnectionConfig } from './schema.ts';

/** What a connector has against a connection's settings; `path` from the connection on, or from inside its credentials, listen or options. */
export type CheckConnection = (
  connection: ConnectionConfig,
) => readonly (Pick<Complaint, 'path' | 'message'> & Partial<Pick<Complaint, 'at'>>)[];

export interface LoadOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly checkConnection?: CheckConnection;
  /** False where REDIS_URL is not set: what needs Redis is refused then. */
  readonly hasRedis?: boolean;
}

/** Who is responsible in the queue made up when none is configured and nobody is either: an address that is nobody's (RFC 2606). */
export const NOBODY_YET = 'unassigned@earshot.invalid';

/** Reads the configuration's file. Throws {@link ConfigurationError} with every fault. */
export async function loadConfiguration(path: string, options: LoadOptions): Promise<Configuration> {
  const read = await readText(path);
  if (!read.ok) {
    throw new ConfigurationError([
      {
        file: path,
        line: null,
        column: null,
        path: '',
        message: `can't be read (${read.reason}): EARSHOT_CONFIG must name a YAML file`,
      },
    ]);
  }
  return parseConfiguration(read.text, { ...options, file: path });
}

/** As {@link loadConfiguration}, of a text; `file` is what messages call it and where its relative paths start. */
export async function parseConfiguration(text: string, options: LoadOptions & { readonly file: string }): Promise<Configuration> {
  const yaml = readYaml(text, options);
  if (!isRaw(yaml.value)) {
    if (yaml.faults.length > 0) throw new ConfigurationError(yaml.faults);
    throw new ConfigurationError([yaml.fault([], 'holds no configuration: start with "brands:"')]);
  }
  const loaded = await loadTaxonomies(yaml);
  const complaints = complaintsOf(configurationSchema, yaml.value);
  const faults: Fault[] = [
    ...yaml.faults,
    ...complaints.map(({ path, message, at }) => yaml.fault(path, message, at)),
    ...referenceFaults(yaml),
    ...loaded.faults,
    ...topicFaults(yaml, loaded.topics),
    ...(options.checkConnection ? connectionFaults(yaml, options.checkConnection) : []),
    ...(options.hasRedis === false ? redisFaults(yaml) : []),
  ];
  if (faults.length > 0) throw new ConfigurationError(inOrder(faults));
  const parsed = configurationSchema.parse(yaml.value);
  return {
    ...parsed,
    fingerprint: fingerprintOf(yaml.value),
    queues: parsed.queues.length > 0 ? parsed.queues : [defaultQueue(parsed.agents)],
    routing: parsed.routing ?? null,
    understanding: placed(parsed.understanding, options.file),
    taxonomies: loaded.taxonomies,
  };
}

/** What may be changed while the program runs, and is in the file too. */
const EDITABLE = ['brands', 'connections', 'queues', 'rules', 'agents'] as const;

/**
 * Names what the file says, its variables filled in, of what may also be changed while the program runs. It is made from what
 * is written, so that a newer version of the program with other defaults doesn't take the file for a changed one.
 */
function fingerprintOf(value: Raw): string {
  const written = EDITABLE.map((name) => value[name] ?? null);
  return createHash('sha256').update(JSON.stringify(written)).digest('base64url');
}

/** Asks the connectors about each connection that is sound as far as the schema goes. */
function connectionFaults(yaml: YamlFile, check: CheckConnection): readonly Fault[] {
  const list = isRaw(yaml.value) ? yaml.value['connections'] : undefined;
  if (!Array.isArray(list)) return [];
  const schema = configurationSchema.shape.connections.unwrap().element;
  return list.flatMap((raw: unknown, index) => {
    const connection = schema.safeParse(raw);
    if (!connection.success) return [];
    return check(connection.data).map(({ path, message, at }) =>
      yaml.fault(['connections', index, ...place(connection.data, path)], message, at),
    );
  });
}

/** What is asked for and can't be without Redis. */
function redisFaults(yaml: YamlFile): readonly Fault[] {
  const routing = isRaw(yaml.value) ? yaml.value['routing'] : undefined;
  if (!isRaw(routing) || routing['bullmqQueue'] !== true) return [];
  const message = 'needs a Redis that the routing service shares: set REDIS_URL, or leave it out and use routing.webhook';
  return [yaml.fault(['routing', 'bullmqQueue'], message, 'value')];
}

/** A connector sees credentials, listen and options as one; this finds the part a path starts in. */
function place(connection: ConnectionConfig, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const [first] = path;
  if (first === undefined || first in connection) return path;
  const part = (['credentials', 'listen', 'options'] as const).find((name) => first in connection[name]);
  return [part ?? 'credentials', ...path];
}

/** Files that the configuration names stand beside its own. */
function placed({ transformer }: Configuration['understanding'], file: string): Configuration['understanding'] {
  if (!transformer) return {};
  const beside = (path: string): string => resolve(dirname(file), path);
  return { transformer: { ...transformer, model: beside(transformer.model), tokenizer: beside(transformer.tokenizer) } };
}

/** Open always, for everything, so that no complaint is nobody's. */
function defaultQueue(agents: readonly Agent[]): Queue {
  const responsible = agents.find(({ roles }) => roles.includes('supervisor')) ?? agents[0];
  return {
    id: 'default',
    name: 'Default',
    skills: [],
    sla: {},
    fallbackOwner: responsible?.email ?? NOBODY_YET,
    approval: 'nobody',
  };
}

function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const files = [...new Set(faults.map(({ file }) => file))];
  return faults.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
