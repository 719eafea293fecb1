import { readdir } from 'node:fs/promises';
import { dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { OTHER_TOPIC, ownTopicSchema, taxonomySchema, withOwnTopics, type OwnTopic, type Taxonomy } from '../src/domain/index.ts';
import { readYaml, type YamlFile } from './document.ts';
import { ConfigurationError, type Fault } from './errors.ts';
import { complaintsOf } from './issues.ts';
import { nearest } from './nearest.ts';
import { entriesOf } from './raw.ts';
import { readText } from './read-text.ts';
import { packageRoot } from './root.ts';

const DEFAULT = 'general';

export interface LoadedTaxonomies {
  /** By the brand's id. */
  readonly taxonomies: Readonly<Record<string, Taxonomy>>;
  /** The topics a rule may name, by the brand's id. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly Fault[];
}

/** Reads each brand's taxonomy: a name in config/taxonomies, or a path beside the configuration's file. */
export async function loadTaxonomies(yaml: YamlFile): Promise<LoadedTaxonomies> {
  const taxonomies: Record<string, Taxonomy> = {};
  const topics = new Map<string, readonly string[]>();
  const faults: Fault[] = [];
  const read = new Map<string, Awaited<ReturnType<typeof readTaxonomy>>>();
  for (const { path, item } of entriesOf(yaml.value, 'brands')) {
    const name = item['taxonomy'] ?? DEFAULT;
    if (typeof name !== 'string' || typeof item['id'] !== 'string') continue;
    const file = fileOf(name, yaml.file);
    const known = read.get(file);
    const result = known ?? (await readTaxonomy(file));
    read.set(file, result);
    if (result.type === 'unreadable') {
      faults.push(
        yaml.fault([...path, 'taxonomy'], await unreadable(yaml, { path: [...path, 'taxonomy'], name, reason: result.reason })),
      );
    } else if (result.type === 'broken') {
      if (!known) faults.push(...result.faults);
    } else {
      const taxonomy = withOwnTopics(result.taxonomy, ownTopics(item['topics']));
      taxonomies[item['id']] = taxonomy;
      topics.set(item['id'], [...taxonomy.topics.map(({ id }) => id), OTHER_TOPIC]);
    }
  }
  return { taxonomies, topics, faults };
}

/** A brand's own topics; those with a fault are told of where the brand is checked. */
function ownTopics(value: unknown): readonly OwnTopic[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const topic = ownTopicSchema.safeParse(item);
    return topic.success ? [topic.data] : [];
  });
}

/** Reads and checks one taxonomy's file. */
async function readTaxonomy(
  file: string,
): Promise<
  | { readonly type: 'ok'; readonly taxonomy: Taxonomy }
  | { readonly type: 'broken'; readonly faults: readonly Fault[] }
  | { readonly type: 'unreadable'; readonly reason: string }
> {
  const text = await readText(file);
  if (!text.ok) return { type: 'unreadable', reason: text.reason };
  const yaml = readYaml(text.text, { file, env: {} });
  if (yaml.faults.length > 0) return { type: 'broken', faults: yaml.faults };
  const complaints = complaintsOf(taxonomySchema, yaml.value);
  const faults = [...complaints.map(({ path, message, at }) => yaml.fault(path, message, at)), ...topicsTwice(yaml)];
  return faults.length > 0 ? { type: 'broken', faults } : { type: 'ok', taxonomy: taxonomySchema.parse(yaml.value) };
}

function topicsTwice(yaml: YamlFile): readonly Fault[] {
  const seen = new Set<unknown>();
  return entriesOf(yaml.value, 'topics').flatMap(({ path, item }) => {
    const isTwice = seen.has(item['id']);
    seen.add(item['id']);
    return isTwice ? [yaml.fault([...path, 'id'], 'is taken: another topic of this file has it')] : [];
  });
}

function isPath(name: string): boolean {
  return name.includes('/') || name.includes('\\') || ['.yaml', '.yml'].includes(extname(name));
}

function fileOf(name: string, configurationFile: string): string {
  if (!isPath(name)) return join(folder(), `${name}.yaml`);
  return isAbsolute(name) ? name : resolve(dirname(configurationFile), name);
}

function folder(): string {
  return join(packageRoot(), 'config', 'taxonomies');
}

async function unreadable(
  yaml: YamlFile,
  options: { readonly path: readonly PropertyKey[]; readonly name: string; readonly reason: string },
): Promise<string> {
  const { path, name, reason } = options;
  if (isPath(name)) return `names a file that can't be read (${reason})`;
  const names = (await readdir(folder()))
    .filter((file) => extname(file) === '.yaml')
    .map((file) => file.slice(0, -'.yaml'.length));
  const meant = nearest(name, names);
  const help = meant === undefined ? `there are ${names.join(', ')}, or write a path` : `did you mean "${meant}"?`;
  return `names no taxonomy: ${yaml.show(path)} is not in config/taxonomies; ${help}`;
}

/** One taxonomy by its name in config/taxonomies, or by a path from the working folder. Throws {@link ConfigurationError}. */
export async function loadTaxonomy(name: string): Promise<Taxonomy> {
  const file = isPath(name) ? resolve(name) : join(folder(), `${name}.yaml`);
  const read = await readTaxonomy(file);
  switch (read.type) {
    case 'ok':
      return read.taxonomy;
    case 'broken':
      throw new ConfigurationError(read.faults);
    case 'unreadable':
      throw new ConfigurationError([
        {
          file,
          line: null,
          column: null,
          path: '',
          message: `can't be read (${read.reason}): name a shipped taxonomy, or a path`,
        },
      ]);
  }
}
