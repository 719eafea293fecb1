import type { Settings } from '../ports/settings.ts';
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
  ['taxonomy of', (settings: Settings) => Object.entries(settings.taxonomies)],
] as const;

const changedKeys = (before: object, after: object): readonly string[] => {
  const old = new Map<string, unknown>(Object.entries(before));
  const fresh = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (key) => JSON.stringify(old.get(key)) !== JSON.stringify(fresh.get(key)),
  );
};

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
  if (JSON.stringify(before?.routing ?? null) !== JSON.stringify(after.routing)) lines.push({ sign: '~', what: 'routing' });
  return lines;
}

/** Another process applied a configuration at the same moment. Code `apply-raced`. */
export class ApplyRacedError extends Error {
  readonly code = 'apply-raced';
}

/** What is in force after {@link applySettings}. */
export interface Applied {
  readonly version: number;
  readonly settings: Settings;
}

/**
 * Makes the stored configuration equal to this one; topics that people added while the program ran stay. Applying the same
 * again changes nothing.
 */
export async function applySettings(store: SettingsStore, wanted: Settings, at: string): Promise<Applied> {
  const current = await store.read();
  if (current && differences(current.settings, wanted).length === 0) return current;
  const settings = { ...wanted, ownTopics: current?.settings.ownTopics };
  if (!(await store.write(settings, current?.version ?? 0, at))) {
    throw new ApplyRacedError('another configuration was applied at the same moment: look at it and apply again');
  }
  return { version: (current?.version ?? 0) + 1, settings };
}
