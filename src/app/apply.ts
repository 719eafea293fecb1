import type { Settings, SettingsChange } from '../ports/settings.ts';
import type { SettingsStore } from './settings-store.ts';

/** One line of what applying a configuration would change. Values that may be secret are never in it. */
export interface Difference {
  readonly sign: '+' | '-' | '~';
  readonly what: string;
}

const LISTS = [
  ['brand', (settings: Settings) => settings.brands.map((item) => [item.id, item] as const)],
  ['connection', (settings: Settings) => settings.connections.map((item) => [item.id, item] as const)],
  ['queue', (settings: Settings) => settings.queues.map((item) => [item.id, item] as const)],
  ['rule', (settings: Settings) => settings.rules.map((item) => [item.name, item] as const)],
  ['agent', (settings: Settings) => settings.agents.map((item) => [item.email, item] as const)],
  ['resolution', (settings: Settings) => settings.resolutions.map((item) => [item.id, item] as const)],
  ['taxonomy of', (settings: Settings) => Object.entries(settings.taxonomies)],
] as const;

/** Parts that are one thing each; nothing and null are the same. */
const WHOLES = [
  ['routing', (settings: Settings) => settings.routing ?? null],
  ['server', (settings: Settings) => settings.server ?? null],
  ['mail', (settings: Settings) => settings.mail ?? null],
  ['alerts', (settings: Settings) => settings.alerts ?? null],
  ['understanding', (settings: Settings) => settings.understanding?.transformer ?? null],
  ['order of rules', (settings: Settings) => settings.rules.map(({ name }) => name)],
] as const;

/** JSON with keys in order: what was stored and read again has the same text as what was never stored. */
function textOf(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const changedKeys = (before: object, after: object): readonly string[] => {
  const old = new Map<string, unknown>(Object.entries(before));
  const fresh = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...old.keys(), ...fresh.keys()])].filter((key) => textOf(old.get(key)) !== textOf(fresh.get(key)));
};

const sameNames = (one: Settings, other: Settings): boolean =>
  textOf(one.rules.map(({ name }) => name).toSorted()) === textOf(other.rules.map(({ name }) => name).toSorted());

/** What differs between two configurations, by name and field. Pure. */
export function differences(before: Settings | undefined, after: Settings): readonly Difference[] {
  const lines: Difference[] = [];
  for (const [label, items] of LISTS) {
    const old = new Map<string, object>(before ? items(before) : []);
    const fresh = new Map<string, object>(items(after));
    for (const [id, item] of fresh) {
      const known = old.get(id);
      if (!known) lines.push({ sign: '+', what: `${label} ${id}` });
      else {
        const keys = changedKeys(known, item);
        if (keys.length > 0) lines.push({ sign: '~', what: `${label} ${id}: ${keys.join(', ')}` });
      }
    }
    for (const id of old.keys()) if (!fresh.has(id)) lines.push({ sign: '-', what: `${label} ${id}` });
  }
  for (const [label, part] of WHOLES) {
    if (label === 'order of rules' && (!before || !sameNames(before, after))) continue;
    if (textOf(before ? part(before) : null) !== textOf(part(after))) lines.push({ sign: '~', what: label });
  }
  return lines;
}

/** The changes kept beside a configuration, this one added. */
export function withChange(history: readonly SettingsChange[] | undefined, change: SettingsChange): readonly SettingsChange[] {
  return [...(history ?? []), change].slice(-MOST_CHANGES);
}

const MOST_CHANGES = 100;
/** Who made a change that came with the file. */
export const BY_FILE = 'configuration file';

/** Another process applied a configuration at the same moment. Code `apply-raced`. */
export class ApplyRacedError extends Error {
  readonly code = 'apply-raced';
}

/** What is in force after {@link applySettings}. */
export interface Applied {
  readonly version: number;
  readonly settings: Settings;
  /** What it changed. */
  readonly changed: readonly Difference[];
}

/** A configuration as its file has it; `fingerprint` names what is written there. */
export type FileSettings = Settings & { readonly fingerprint?: string };

export interface ApplyOptions {
  readonly at: string;
  /** Leaves edits made since a file that says the same was applied. */
  readonly keepEdits: boolean;
}

/** The brands as they stand, with the file's taxonomies where it still tells of them. */
function refreshed(current: Settings, wanted: Settings): Settings {
  const written = new Map(wanted.brands.map((brand) => [brand.id, brand]));
  const taxonomies = current.brands.flatMap(({ id, taxonomy, topics }) => {
    const inFile = written.get(id);
    const isSame = inFile !== undefined && inFile.taxonomy === taxonomy && textOf(inFile.topics) === textOf(topics);
    const found = isSame ? wanted.taxonomies[id] : current.taxonomies[id];
    return found ? [[id, found] as const] : [];
  });
  const { brands, connections, queues, rules, agents } = current;
  return { ...wanted, brands, connections, queues, rules, agents, taxonomies: Object.fromEntries(taxonomies) };
}

/**
 * Makes the stored configuration equal to this one; topics that people added while the program ran stay. With `keepEdits` a file
 * that says the same as when it was applied last leaves what was changed since, and only what cannot be changed elsewhere follows
 * it. Applying the same again changes nothing.
 */
export async function applySettings(store: SettingsStore, file: FileSettings, { at, keepEdits }: ApplyOptions): Promise<Applied> {
  const { fingerprint, ...given } = file;
  const current = await store.read();
  const isKnown = current !== undefined && fingerprint !== undefined && current.settings.appliedFile === fingerprint;
  const wanted = keepEdits && isKnown ? refreshed(current.settings, given) : given;
  const changed = differences(current?.settings, wanted);
  if (current && changed.length === 0 && (isKnown || fingerprint === undefined)) return { ...current, changed };
  const version = (current?.version ?? 0) + 1;
  const change = { version, at, by: BY_FILE, what: changed.map(({ sign, what }) => `${sign} ${what}`) };
  const history = changed.length === 0 ? current?.settings.history : withChange(current?.settings.history, change);
  const settings: Settings = { ...wanted, ownTopics: current?.settings.ownTopics, appliedFile: fingerprint, history };
  if (!(await store.write(settings, version - 1, at))) {
    throw new ApplyRacedError('another configuration was applied at the same moment: look at it and apply again');
  }
  return { version, settings, changed };
}
