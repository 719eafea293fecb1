import { IANAZone } from 'luxon';
import { z } from 'zod';
import { alertSchema, severities, type Alert, type Severity } from '../../domain/index.ts';
import type { AlertSettings } from '../../ports/settings.ts';
import { readersOf, type LetterSettings, type Readers } from './readers.ts';

export const noticeKinds = ['opened', 'grew', 'ended'] as const;
const noticeSchema = z.object({ kind: z.enum(noticeKinds), alert: alertSchema });
/** One thing that is told of an alert, as it stood then. */
export type Notice = z.infer<typeof noticeSchema>;

/** Those who hear of things together. */
const groupSchema = z.object({
  /** When they were first told of: what was over before is not news. */
  since: z.string(),
  /** When the last message went out. */
  lastAt: z.string().nullable(),
});
const channelSchema = z.object({
  groups: z.record(z.string(), groupSchema).default({}),
  /** By alert: how bad it was when it was told, and whether its end was. */
  told: z.record(z.string(), z.object({ severity: z.enum(severities), ended: z.boolean() })),
});
type Channel = z.infer<typeof channelSchema>;

const stateSchema = z.object({
  /** Numbers messages. */
  sequence: z.int(),
  mail: channelSchema.nullable(),
  webhook: channelSchema.nullable(),
  /** What is decided to go out and may have gone: it goes again, under the same numbers, until it is known that it did. */
  pending: z.object({ id: z.string(), mail: z.array(noticeSchema), webhook: z.array(noticeSchema) }).nullable(),
});
/** What was told to whom. Plain values: kept as JSON. */
export type NoticeState = z.infer<typeof stateSchema>;

const FIRST: NoticeState = { sequence: 0, mail: null, webhook: null, pending: null };
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** The state as it was kept; the first one for none. */
export function noticeState(json: string | null): NoticeState {
  return json === null ? FIRST : stateSchema.parse(JSON.parse(json));
}

const minutesOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));

/** Whether clocks of the time zone show a time between `from` and `to`, over midnight where `to` is earlier. Milliseconds since 1970. */
export function isQuiet(hours: AlertSettings['quietHours'], now: number): boolean {
  if (!hours) return false;
  const local = Math.floor(now / MINUTE_MS) + Math.round(IANAZone.create(hours.timeZone).offset(now));
  const minute = ((local % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

const atLeast = (severity: Severity, least: Severity): boolean => severities.indexOf(severity) >= severities.indexOf(least);

/** What of an alert is to be told; null for nothing. */
function noticeOf(
  alert: Alert,
  { told, since, least }: { readonly told: Channel['told']; readonly since: string; readonly least: Severity },
): Notice | null {
  if (alert.acknowledged !== null || !atLeast(alert.severity, least)) return null;
  const before = told[alert.id];
  if (before === undefined) return alert.until !== null && alert.until < since ? null : { kind: 'opened', alert };
  if (before.ended) return null;
  if (alert.until !== null) return { kind: 'ended', alert };
  return before.severity !== alert.severity && atLeast(alert.severity, before.severity) ? { kind: 'grew', alert } : null;
}

export interface PlanInput {
  /** Alerts that last, or ended within the last days; all that were told are among them while it matters. */
  readonly alerts: readonly Alert[];
  readonly settings: LetterSettings;
  /** Whether letters can go out, and whether there is an address to call. */
  readonly channels: { readonly mail: boolean; readonly webhook: boolean };
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a channel tells now, and how it stands after that. */
function tell(
  { told, groups }: Channel,
  readers: ReadonlyMap<string, Readers>,
  { alerts, now, waits }: Pick<PlanInput, 'alerts' | 'now'> & { waits(reader: Readers, lastAt: string | null): boolean },
): { readonly channel: Channel; readonly notices: readonly Notice[] } {
  const time = new Date(now).toISOString();
  const known = new Set(alerts.map(({ id }) => id));
  const next: Channel = {
    groups: {},
    told: Object.fromEntries(Object.entries(told).filter(([id]) => known.has(id))),
  };
  const notices: Notice[] = [];
  for (const [key, reader] of readers) {
    const group = groups[key] ?? { since: time, lastAt: null };
    const mine = waits(reader, group.lastAt)
      ? []
      : alerts
          .filter(({ brand }) => reader.hearsOf(brand))
          .map((alert) => noticeOf(alert, { told, since: group.since, least: reader.leastOf(alert.brand) }))
          .filter((notice) => notice !== null);
    next.groups[key] = { since: group.since, lastAt: mine.length > 0 ? time : group.lastAt };
    for (const { alert } of mine) next.told[alert.id] = { severity: alert.severity, ended: alert.until !== null };
    notices.push(...mine);
  }
  return { channel: next, notices };
}

const UNUSED: Channel = { groups: {}, told: {} };

/**
 * Decides what is told now. E-mail keeps to quiet hours and to the least time between two messages, and tells all that waited in one;
 * a brand with settings of its own under `brands` keeps to those, in letters of its own. Programs hear at once. An alert is told when
 * it is found, when it becomes worse, and when it is over; never once somebody saw it. Pure: the same state, while something is
 * pending, or when there is nothing to tell.
 */
export function planNotices(state: NoticeState, input: PlanInput): NoticeState {
  if (state.pending !== null) return state;
  const { settings, channels, now } = input;
  const { mail: people, webhook: programs } = readersOf(settings);
  const waits = ({ quietHours, atMostEvery }: Readers, lastAt: string | null): boolean =>
    isQuiet(quietHours, now) || (lastAt !== null && now - Date.parse(lastAt) < atMostEvery);
  const mail = channels.mail && people.size > 0 ? tell(state.mail ?? UNUSED, people, { ...input, waits }) : null;
  const webhook = channels.webhook ? tell(state.webhook ?? UNUSED, programs, { ...input, waits: () => false }) : null;
  const next: NoticeState = { ...state, mail: mail?.channel ?? null, webhook: webhook?.channel ?? null };
  const [letters, calls] = [mail?.notices ?? [], webhook?.notices ?? []];
  if (letters.length === 0 && calls.length === 0) return next;
  const sequence = state.sequence + 1;
  return { ...next, sequence, pending: { id: `alerts-${sequence}`, mail: [...letters], webhook: [...calls] } };
}
