import type { z } from 'zod';
import { ConfigurationError, pathText } from '../../config/errors.ts';
import { complaintsOf } from '../../config/issues.ts';
import type { CheckConnection } from '../../config/load.ts';
import { isRaw } from '../../config/raw.ts';
import { connectionSchema } from '../../config/schema.ts';
import { loadTaxonomy } from '../../config/taxonomies.ts';
import { withOwnTopics, type Brand, type Taxonomy } from '../domain/index.ts';
import type { SettingsFault } from '../ports/settings-edits.ts';
import type { ConnectionSettings, Settings } from '../ports/settings.ts';

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly SettingsFault[] };

const refuse = (path: string, message: string): Read<never> => ({ ok: false, faults: [{ path, message }] });

/** A value by its schema; faults in words, as of the configuration's file. */
export function readValue<T>(schema: z.ZodType<T>, value: unknown): Read<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = complaintsOf(schema, value).map(({ path, message }) => ({ path: pathText(path), message }));
  return { ok: false, faults };
}

const isKept = (value: unknown): boolean => isRaw(value) && value['set'] === true && Object.keys(value).length === 1;

/** Credentials after a change: what is left out or only said to be set stays, null goes. */
export function mergeCredentials(
  known: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const merged = new Map(Object.entries(known));
  for (const [name, value] of Object.entries(given)) {
    if (value === null) merged.delete(name);
    else if (!isKept(value)) merged.set(name, value);
  }
  return Object.fromEntries(merged);
}

/** A connection with the credentials that are known of it already. They go to no other address than they were given for. */
export function readConnection(
  value: unknown,
  known: readonly ConnectionSettings[],
  check: CheckConnection,
): Read<ConnectionSettings> {
  const given: unknown = isRaw(value) ? value['credentials'] : undefined;
  const read = readValue(connectionSchema, value);
  if (!read.ok) return read;
  const before = known.find(({ id }) => id === read.value.id);
  const stays = before?.network === read.value.network && before.apiBaseUrl === read.value.apiBaseUrl;
  const bare = isRaw(given) ? given : {};
  if (before && !stays && (!isRaw(given) || Object.values(given).some(isKept))) {
    return refuse('credentials', 'must be given anew when network or apiBaseUrl change: what is kept goes to no other address');
  }
  const connection = { ...read.value, credentials: mergeCredentials(stays ? before.credentials : {}, bare) };
  const faults = check(connection).map(({ path, message }) => {
    const [first] = path;
    const outside = first === undefined || first in connection;
    return { path: outside ? pathText(path) : `credentials.${pathText(path)}`, message };
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: connection };
}

const SHIPPED = /^[a-z0-9][a-z0-9-]{0,63}$/u;

/** The taxonomy that a brand names, with its own topics: a shipped one, or one that a brand has already. No other file is read. */
export async function taxonomyFor(brand: Brand, settings: Settings): Promise<Read<Taxonomy>> {
  const own = brand.topics ?? [];
  if (SHIPPED.test(brand.taxonomy)) {
    try {
      return { ok: true, value: withOwnTopics(await loadTaxonomy(brand.taxonomy), own) };
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
    }
  }
  const before = settings.brands.find(({ id, taxonomy }) => id === brand.id && taxonomy === brand.taxonomy);
  const other = before ?? settings.brands.find(({ taxonomy, topics = [] }) => taxonomy === brand.taxonomy && topics.length === 0);
  const known = other && settings.taxonomies[other.id];
  if (!known) return refuse('taxonomy', 'is no taxonomy that is shipped, and no brand has it: put its file in the configuration');
  const gone = new Set((before?.topics ?? []).map(({ id }) => id));
  return { ok: true, value: withOwnTopics({ ...known, topics: known.topics.filter(({ id }) => !gone.has(id)) }, own) };
}
