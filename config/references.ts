import { addressKind, parseHttpAddress } from './addresses.ts';
import type { YamlFile } from './document.ts';
import type { Fault } from './errors.ts';
import { nearest } from './nearest.ts';
import { childOf, entriesOf, isRaw, textsOf, type Entry, type TextEntry } from './raw.ts';

/** What one part of the configuration says about another: ids that are taken twice, or that nothing has. */
export function referenceFaults(yaml: YamlFile): readonly Fault[] {
  const { value } = yaml;
  const brands = entriesOf(value, 'brands');
  const connections = entriesOf(value, 'connections');
  const queues = entriesOf(value, 'queues');
  const agents = entriesOf(value, 'agents');
  const rules = entriesOf(value, 'rules');
  const brandIds = known(yaml, brands, 'id');
  const queueIds = queues.length === 0 ? plain(['default']) : known(yaml, queues, 'id');
  const agentEmails = known(yaml, agents, 'email');

  return [
    ...duplicates(yaml, brands, 'id'),
    ...brands.flatMap((brand) =>
      duplicates(
        yaml,
        entriesOf(brand.item, 'competitors').map((inner) => under(brand, inner)),
        'id',
      ),
    ),
    ...duplicates(yaml, connections, 'id'),
    ...duplicates(yaml, queues, 'id'),
    ...duplicates(yaml, rules, 'name'),
    ...duplicates(yaml, agents, 'email'),
    ...connections.flatMap((connection) => unknown(yaml, textsOf(connection, 'brand'), { what: 'brand', known: brandIds })),
    ...connections.flatMap((connection) =>
      privateAddress(yaml, connection, { key: 'apiBaseUrl', loopback: connection.item['allowPrivate'] !== false }),
    ),
    ...rules.flatMap((rule) => unknown(yaml, within(rule, 'when', 'brand'), { what: 'brand', known: brandIds })),
    ...rules.flatMap((rule) => unknown(yaml, within(rule, 'then', 'queue'), { what: 'queue', known: queueIds })),
    ...agents.flatMap((agent) => unknown(yaml, textsOf(agent, 'queues'), { what: 'queue', known: queueIds })),
    // Without agents here they are made by "earshot user", and nobody can say yet who there will be.
    ...(agents.length === 0
      ? []
      : queues.flatMap((queue) => unknown(yaml, textsOf(queue, 'fallbackOwner'), { what: 'agent', known: agentEmails }))),
    ...webhookFaults(yaml),
    ...alertBrandFaults(yaml, brandIds),
  ];
}

/** Topics that rules name and no brand they are for has. */
export function topicFaults(yaml: YamlFile, topicsOf: ReadonlyMap<string, readonly string[]>): readonly Fault[] {
  return entriesOf(yaml.value, 'rules').flatMap((rule) => {
    const named = within(rule, 'when', 'brand').map(({ text }) => text);
    const brands = named.length === 0 ? [...topicsOf.keys()] : named;
    const ids = [...new Set(brands.flatMap((brand) => topicsOf.get(brand) ?? []))];
    const topics = [...within(rule, 'when', 'topic'), ...within(rule, 'then', 'topic')];
    return ids.length === 0 ? [] : unknown(yaml, topics, { what: 'topic', known: plain(ids) });
  });
}

function webhookFaults(yaml: YamlFile): readonly Fault[] {
  const routing = isRaw(yaml.value) ? childOf({ path: [], item: yaml.value }, 'routing') : undefined;
  const webhook = routing && childOf(routing, 'webhook');
  const alerts = isRaw(yaml.value) ? childOf({ path: [], item: yaml.value }, 'alerts') : undefined;
  return [webhook, alerts && childOf(alerts, 'webhook')].flatMap((entry) =>
    entry ? privateAddress(yaml, entry, { key: 'url', loopback: false }) : [],
  );
}

/** Brands that have settings of alerts and are none. */
function alertBrandFaults(yaml: YamlFile, brands: Known): readonly Fault[] {
  const alerts = isRaw(yaml.value) ? childOf({ path: [], item: yaml.value }, 'alerts') : undefined;
  const own = alerts && childOf(alerts, 'brands');
  if (!own) return [];
  return Object.keys(own.item)
    .filter((id) => !brands.all.has(id))
    .map((id) => {
      const meant = nearest(id, brands.shown);
      const help = meant === undefined ? list(brands.shown) : `; did you mean "${meant}"?`;
      return yaml.fault([...own.path, id], `names no brand of this configuration${help}`, 'key');
    });
}

function privateAddress(
  yaml: YamlFile,
  entry: Entry,
  options: { readonly key: string; readonly loopback: boolean },
): readonly Fault[] {
  const text = entry.item[options.key];
  const url = typeof text === 'string' ? parseHttpAddress(text) : undefined;
  if (!url || entry.item['allowPrivate'] === true) return [];
  const kind = addressKind(url);
  if (kind === 'public' || (kind === 'loopback' && options.loopback)) return [];
  return [
    yaml.fault(
      [...entry.path, options.key],
      'is a private address, which is refused unless "allowPrivate: true" stands beside it',
    ),
  ];
}

function duplicates(yaml: YamlFile, entries: readonly Entry[], key: string): readonly Fault[] {
  const seen = new Map<string, Entry>();
  const faults: Fault[] = [];
  for (const entry of entries) {
    const id = entry.item[key];
    if (typeof id !== 'string') continue;
    const first = seen.get(id.toLowerCase());
    if (!first) {
      seen.set(id.toLowerCase(), entry);
      continue;
    }
    const path = [...entry.path, key];
    const { line } = yaml.fault([...first.path, key], '');
    faults.push(yaml.fault(path, `is taken: ${yaml.show(path)} stands in line ${line ?? 1} already`));
  }
  return faults;
}

/** Names that may be referred to; those that came from the environment are not to be shown. */
interface Known {
  readonly all: ReadonlySet<string>;
  readonly shown: readonly string[];
}

function known(yaml: YamlFile, entries: readonly Entry[], key: string): Known {
  const texts = entries.flatMap((entry) => textsOf(entry, key));
  return {
    all: new Set(texts.map(({ text }) => text)),
    shown: texts.filter(({ path }) => !yaml.isFilledIn(path)).map(({ text }) => text),
  };
}

function plain(names: readonly string[]): Known {
  return { all: new Set(names), shown: names };
}

function unknown(
  yaml: YamlFile,
  references: readonly TextEntry[],
  options: { readonly what: string; readonly known: Known },
): readonly Fault[] {
  const { what, known: names } = options;
  return references
    .filter(({ text }) => !names.all.has(text))
    .map(({ path, text }) => {
      const meant = nearest(text, names.shown);
      const help = meant === undefined ? list(names.shown) : `; did you mean "${meant}"?`;
      return yaml.fault(path, `names no ${what}: ${yaml.show(path)} is none of this configuration's${help}`);
    });
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '' : `, which are: ${names.join(', ')}`;
}

function within(entry: Entry, group: string, key: string): readonly TextEntry[] {
  const inner = childOf(entry, group);
  return inner ? textsOf(inner, key) : [];
}

function under(parent: Entry, inner: Entry): Entry {
  return { ...inner, path: [...parent.path, ...inner.path] };
}
