import type { CheckConnection } from '../../config/load.ts';
import { agentSchema, brandSchema, queueSchema, ruleSchema, type Rule } from '../domain/index.ts';
import { isoNow, type Clock } from '../ports/clock.ts';
import type { SettingsEdit, SettingsEdits, SettingsFault, SettingsNoun, SettingsOutcome } from '../ports/settings-edits.ts';
import type { Settings } from '../ports/settings.ts';
import type { CaseFilter } from '../ports/stores.ts';
import { differences, withChange } from './apply.ts';
import type { FollowedSettings } from './live-settings.ts';
import { newFaults } from './settings-faults.ts';
import type { SettingsStore } from './settings-store.ts';
import { readConnection, readValue, taxonomyFor, type Read } from './settings-values.ts';

export interface EditParts {
  readonly store: SettingsStore;
  readonly settings: Pick<FollowedSettings, 'replace'>;
  readonly clock: Clock;
  readonly checkConnection: CheckConnection;
  countCases(filter: CaseFilter): Promise<number>;
}

const MOST_TRIES = 5;

type Planned = { readonly ok: true; readonly settings: Settings } | Extract<SettingsOutcome, { readonly ok: false }>;

const invalid = (faults: readonly SettingsFault[]): Planned => ({ ok: false, code: 'invalid', faults });
const inUse = (message: string): Planned => ({ ok: false, code: 'in-use', message });

/** The list with this item in place of the one of the same key, or at its end. */
function placed<T>(list: readonly T[], item: T, key: (item: T) => string): { readonly list: readonly T[]; readonly at: number } {
  const known = list.findIndex((other) => key(other) === key(item));
  const at = known === -1 ? list.length : known;
  return { list: known === -1 ? [...list, item] : list.with(known, item), at };
}

function placedRule(
  rules: readonly Rule[],
  rule: Rule,
  before: string | null | undefined,
): ReturnType<typeof placed<Rule>> | null {
  if (before === undefined || before === rule.name) return placed(rules, rule, ({ name }) => name);
  const others = rules.filter(({ name }) => name !== rule.name);
  const at = before === null ? others.length : others.findIndex(({ name }) => name === before);
  return at === -1 ? null : { list: others.toSpliced(at, 0, rule), at };
}

/** Faults that a value brings: in itself, and in rules whose topics it takes away. Paths inside the value stand alone. */
function faultsOfPut(before: Settings, after: Settings, place: string): readonly SettingsFault[] {
  return newFaults(before, after)
    .filter(({ path }) => path.startsWith(place) || path.startsWith('rules['))
    .map(({ path, message }) => ({
      path: path.startsWith(place) ? path.slice(place.length).replace(/^\./u, '') : path,
      message,
    }));
}

type Put = Extract<SettingsEdit, { readonly type: 'put' }>;

/** One list with the value in it, and where it stands there. */
async function putInto(
  settings: Settings,
  edit: Put,
  parts: EditParts,
): Promise<Read<{ readonly next: Settings; readonly at: number }>> {
  const { noun, value } = edit;
  switch (noun) {
    case 'brands': {
      const read = readValue(brandSchema, value);
      if (!read.ok) return read;
      const taxonomy = await taxonomyFor(read.value, settings);
      if (!taxonomy.ok) return taxonomy;
      const { list, at } = placed(settings.brands, read.value, ({ id }) => id);
      const taxonomies = { ...settings.taxonomies, [read.value.id]: taxonomy.value };
      return { ok: true, value: { next: { ...settings, brands: list, taxonomies }, at } };
    }
    case 'queues': {
      const read = readValue(queueSchema, value);
      if (!read.ok) return read;
      const { list, at } = placed(settings.queues, read.value, ({ id }) => id);
      return { ok: true, value: { next: { ...settings, queues: list }, at } };
    }
    case 'rules': {
      const read = readValue(ruleSchema, value);
      if (!read.ok) return read;
      const found = placedRule(settings.rules, read.value, edit.before);
      if (!found) return { ok: false, faults: [{ path: 'before', message: 'names no rule of the configuration' }] };
      return { ok: true, value: { next: { ...settings, rules: found.list }, at: found.at } };
    }
    case 'agents': {
      const read = readValue(agentSchema, value);
      if (!read.ok) return read;
      const { list, at } = placed(settings.agents, read.value, ({ email }) => email);
      return { ok: true, value: { next: { ...settings, agents: list }, at } };
    }
    case 'connections': {
      const read = readConnection(value, settings.connections, parts.checkConnection);
      if (!read.ok) return read;
      const { list, at } = placed(settings.connections, read.value, ({ id }) => id);
      return { ok: true, value: { next: { ...settings, connections: list }, at } };
    }
  }
}

async function planPut(settings: Settings, edit: Put, parts: EditParts): Promise<Planned> {
  const put = await putInto(settings, edit, parts);
  if (!put.ok) return invalid(put.faults);
  const faults = faultsOfPut(settings, put.value.next, `${edit.noun}[${put.value.at}]`);
  return faults.length > 0 ? invalid(faults) : { ok: true, settings: put.value.next };
}

function without(settings: Settings, noun: SettingsNoun, id: string): Settings {
  switch (noun) {
    case 'brands': {
      const taxonomies = Object.entries(settings.taxonomies).filter(([brand]) => brand !== id);
      const brands = settings.brands.filter((brand) => brand.id !== id);
      return { ...settings, brands, taxonomies: Object.fromEntries(taxonomies) };
    }
    case 'queues':
      return { ...settings, queues: settings.queues.filter((queue) => queue.id !== id) };
    case 'rules':
      return { ...settings, rules: settings.rules.filter(({ name }) => name !== id) };
    case 'agents':
      return { ...settings, agents: settings.agents.filter(({ email }) => email !== id) };
    case 'connections':
      return { ...settings, connections: settings.connections.filter((connection) => connection.id !== id) };
  }
}

async function unfinished(filter: CaseFilter, parts: EditParts): Promise<number> {
  const [open, pending] = await Promise.all([
    parts.countCases({ ...filter, status: 'open' }),
    parts.countCases({ ...filter, status: 'pending' }),
  ]);
  return open + pending;
}

async function planRemove(
  settings: Settings,
  { noun, id }: Extract<SettingsEdit, { type: 'remove' }>,
  parts: EditParts,
): Promise<Planned> {
  const next = without(settings, noun, id);
  if (next[noun].length === settings[noun].length) return { ok: false, code: 'unknown' };
  if ((noun === 'queues' || noun === 'brands') && next[noun].length === 0)
    return inUse('it is the last one: at least one must remain');
  if (noun === 'queues' || noun === 'brands') {
    const cases = await unfinished(noun === 'queues' ? { queue: id } : { brand: id }, parts);
    const what = noun === 'queues' ? 'transfer or solve them first' : 'solve them first';
    if (cases > 0) return inUse(`it has ${cases} unfinished ${cases === 1 ? 'case' : 'cases'}: ${what}`);
  }
  const queue = noun === 'agents' ? settings.queues.find(({ fallbackOwner }) => fallbackOwner === id) : undefined;
  if (queue) return inUse(`queues: ${queue.id} falls back to this agent; name somebody else there first`);
  const [fault] = newFaults(settings, next);
  return fault ? inUse(`${fault.path} needs it: change that first`) : { ok: true, settings: next };
}

/** Changes of the stored configuration, checked as the configuration's file is; this process has a change at once. */
export function makeSettingsEdits(parts: EditParts): SettingsEdits {
  const { store, clock } = parts;
  const read = async () => {
    const stored = await store.read();
    if (!stored) throw new Error('no configuration is stored: the program stores one when it starts');
    return stored;
  };
  const planFor = (settings: Settings, edit: SettingsEdit): Promise<Planned> =>
    edit.type === 'put' ? planPut(settings, edit, parts) : planRemove(settings, edit, parts);
  const linesOf = (before: Settings, after: Settings): readonly string[] =>
    differences(before, after).map(({ sign, what }) => `${sign} ${what}`);
  return {
    read,
    async plan(edit) {
      const { version, settings } = await read();
      const planned = await planFor(settings, edit);
      return planned.ok ? { ...planned, version, changed: linesOf(settings, planned.settings) } : planned;
    },
    async apply(edit, { expectedVersion, by }) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const { version, settings } = await read();
        if (expectedVersion !== null && expectedVersion !== version) {
          const changes = (settings.history ?? []).filter((change) => change.version > expectedVersion);
          return { ok: false, code: 'stale', version, changes };
        }
        const planned = await planFor(settings, edit);
        if (!planned.ok) return planned;
        const changed = linesOf(settings, planned.settings);
        if (changed.length === 0) return { ok: true, version, settings, changed };
        const at = isoNow(clock);
        const history = withChange(settings.history, { version: version + 1, at, by, what: changed });
        const next = { ...planned.settings, history };
        if (await store.write(next, version, at)) {
          parts.settings.replace(next, version + 1);
          return { ok: true, version: version + 1, settings: next, changed };
        }
      }
      return { ok: false, code: 'busy' };
    },
  };
}
