import { queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import type { Connection, Role } from './types.ts';

export interface OwnTopic {
  readonly id: string;
  readonly name: string;
  readonly words: readonly string[];
  readonly examples: readonly string[];
}
export interface Competitor {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly string[];
}
/** Days that are not like others, known beforehand. */
export interface SpecialDays {
  readonly name: string;
  readonly kind: 'holiday' | 'campaign';
  /** Such as 2026-12-25; the last day belongs to it. */
  readonly from: string;
  readonly to: string;
  readonly times?: number | undefined;
  readonly timeZone: string;
}
export interface BrandSetting {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly string[];
  readonly exclude: readonly string[];
  /** Names of our own accounts, by network. */
  readonly ownAccounts: Readonly<Record<string, readonly string[]>>;
  readonly competitors: readonly Competitor[];
  readonly taxonomy: string;
  readonly languages: readonly string[];
  readonly topics?: readonly OwnTopic[];
  readonly calendar?: readonly SpecialDays[];
}
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
export interface HoursSetting {
  readonly timeZone: string;
  /** Spans such as `08:00-12:00` by weekday; what is not listed is closed. */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  readonly holidays: readonly string[];
}
export const clocks = ['firstResponse', 'nextResponse', 'resolution'] as const;
export type ClockName = (typeof clocks)[number];
export interface QueueSetting {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly string[];
  readonly hours?: HoursSetting;
  /** Durations such as `30m`; a missing one means no such clock. */
  readonly sla: Readonly<Partial<Record<ClockName, string>>>;
  readonly fallbackOwner: string;
  readonly approval: 'nobody' | 'agents';
}
export type ConditionValue = string | number | boolean | readonly string[];
export interface RuleSetting {
  readonly name: string;
  readonly when: Readonly<Record<string, ConditionValue>>;
  readonly then: {
    readonly action: 'case' | 'no-action';
    readonly queue?: string;
    readonly priority?: string;
    readonly topic?: string;
  };
}
export interface AgentSetting {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly queues: readonly string[];
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly capacity: number;
}
export interface ConnectionSetting {
  readonly id: string;
  readonly brand: string;
  readonly network: string;
  readonly apiBaseUrl?: string;
  /** The names of what is set; the values are never shown. */
  readonly credentials: Readonly<Record<string, { readonly set: true }>>;
  readonly enabled: boolean;
}
export interface SettingsChange {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly what: readonly string[];
}
export interface Settings {
  readonly version: number;
  readonly brands: readonly BrandSetting[];
  readonly connections: readonly ConnectionSetting[];
  readonly queues: readonly QueueSetting[];
  readonly rules: readonly RuleSetting[];
  readonly agents: readonly AgentSetting[];
  readonly taxonomies: readonly { readonly brand: string; readonly id: string; readonly name: string; readonly topics: number }[];
  readonly history: readonly SettingsChange[];
}
export type Noun = 'brands' | 'queues' | 'rules' | 'agents' | 'connections';

export const settingsKey = ['settings'] as const;
export const settingsQuery = queryOptions({
  queryKey: settingsKey,
  queryFn: ({ signal }) => request<Settings>('/v1/settings', { signal }),
});

const onVersion = (version: number): Readonly<Record<string, string>> => ({ 'if-match': `"${version}"` });

/**
 * Adds or replaces one entry, on the configuration as it was seen at `version`.
 * @throws ApiError 400 with the fields at fault, 409 still needed, 412 changed since
 */
export function putSetting(noun: Noun, body: unknown, version: number): Promise<Settings> {
  return request(`/v1/settings/${noun}`, { method: 'POST', body, headers: onVersion(version) });
}
export function removeSetting(noun: Noun, id: string, version: number): Promise<Settings> {
  return request(`/v1/settings/${noun}/${encodeURIComponent(id)}`, { method: 'DELETE', headers: onVersion(version) });
}

export interface Example {
  readonly id: string;
  readonly text: string;
  readonly network: string;
  readonly postedAt: string;
  readonly from: string;
  readonly to: string;
}
export interface PreviewGroup {
  readonly count: number;
  readonly examples: readonly Example[];
}
interface Scanned {
  readonly days: number;
  readonly scanned: number;
  readonly truncated: boolean;
}
export interface RulesPreview extends Scanned {
  readonly unchanged: number;
  readonly open: PreviewGroup;
  readonly close: PreviewGroup;
  readonly queue: PreviewGroup;
  readonly priority: PreviewGroup;
}
export interface TermsPreview extends Scanned {
  readonly before: number;
  readonly after: number;
  readonly excluded: number;
  readonly gained: PreviewGroup;
  readonly lost: PreviewGroup;
}
const previewTimeoutMs = 60_000;

export function previewRules(
  change: { readonly rule: RuleSetting } | { readonly rules: readonly RuleSetting[] } | { readonly remove: string },
): Promise<RulesPreview> {
  return request('/v1/settings/rules/preview', { method: 'POST', body: change, timeoutMs: previewTimeoutMs });
}
export function previewBrand(brand: Pick<BrandSetting, 'id' | 'terms' | 'exclude'>): Promise<TermsPreview> {
  const { id, terms, exclude } = brand;
  return request('/v1/settings/brands/preview', {
    method: 'POST',
    body: { brand: id, terms, exclude },
    timeoutMs: previewTimeoutMs,
  });
}

export interface ConnectionDetail extends Connection {
  readonly enabled: boolean;
  readonly abilities: { readonly check: boolean };
  readonly waitUntil: string | null;
  readonly lagSeconds: number | null;
  readonly checkedAt: string | null;
  readonly checkResult: string | null;
  readonly failures: readonly {
    readonly code: string;
    readonly message: string;
    readonly at: string;
    readonly remedy: string;
  }[];
}
export function connectionQuery(id: string) {
  return queryOptions({
    queryKey: ['connection', id],
    queryFn: ({ signal }) => request<ConnectionDetail>(`/v1/connections/${encodeURIComponent(id)}`, { signal }),
  });
}
interface ConnectionAnswer {
  /** What came of it, in the server's words. */
  readonly line: string;
  readonly connection: ConnectionDetail;
}
const networkTimeoutMs = 45_000;

export function controlConnection(id: string, verb: 'pause' | 'resume' | 'check'): Promise<ConnectionAnswer> {
  return request(`/v1/connections/${encodeURIComponent(id)}/${verb}`, { method: 'POST', timeoutMs: networkTimeoutMs });
}
/** Gives new credentials; the network is asked first, and those in force stay until it accepts them. */
export function reauthorise(id: string, credentials: Readonly<Record<string, string>>): Promise<ConnectionAnswer> {
  return request(`/v1/connections/${encodeURIComponent(id)}/reauthorise`, {
    method: 'POST',
    body: { credentials },
    timeoutMs: networkTimeoutMs,
  });
}
