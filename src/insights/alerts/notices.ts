import { IANAZone } from 'luxon';
import { z } from 'zod';
import { alertSchema, severities, type Alert, type Severity } from '../../domain/index.ts';
import type { AlertSettings } from '../../ports/settings.ts';

export const noticeKinds = ['opened', 'grew', 'ended'] as const;
const noticeSchema = z.object({ kind: z.enum(noticeKinds), alert: alertSchema });
/** One thing that is told of an alert, as it stood then. */
export type Notice = z.infer<typeof noticeSchema>;

const channelSchema = z.object({
  /** When this channel was first used: what was over before is not news. */
  since: z.string(),
  /** When the last message went out. */
  lastAt: z.string().nullable(),
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
function noticeOf(alert: Alert, { told, since }: Channel, least: Severity): Notice | null {
  if (alert.acknowledged !== null || !atLeast(alert.severity, least)) return null;
  const before = told[alert.id];
  if (before === undefined) return alert.until !== null && alert.until < since ? null : { kind: 'opened', alert };
  if (before.ended) return null;
  if (alert.until !== null) return { kind: 'ended', alert };
  return before.severity !== alert.severity && atLeast(alert.severity, before.severity) ? { kind: 'grew', alert } : null;
}

/** The channel after these were told, and without what is no longer known. */
function after(channel: Channel, told: readonly Notice[], { alerts, now }: Pick<PlanInput, 'alerts' | 'now'>): Channel {
  const known = new Set(alerts.map(({ id }) => id));
  const kept = Object.entries(channel.told).filter(([id]) => known.has(id));
  const more = told.map(({ alert }) => [alert.id, { severity: alert.severity, ended: alert.until !== null }] as const);
  return {
    ...channel,
    lastAt: told.length > 0 ? new Date(now).toISOString() : channel.lastAt,
    told: Object.fromEntries([...kept, ...more]),
  };
}

export interface PlanInput {
  /** Alerts that last, or ended within the last days; all that were told are among them while it matters. */
  readonly alerts: readonly Alert[];
  readonly settings: Pick<AlertSettings, 'quietHours' | 'atMostEvery' | 'severity'>;
  /** Whether there is somebody to write to, and an address to call. */
  readonly channels: { readonly mail: boolean; readonly webhook: boolean };
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Decides what is told now. E-mail keeps to quiet hours and to the least time between two messages, and tells all that waited in one;
 * programs hear at once. An alert is told when it is found, when it becomes worse, and when it is over; never once somebody saw it.
 * Pure: the same state, while something is pending, or when there is nothing to tell.
 */
export function planNotices(state: NoticeState, input: PlanInput): NoticeState {
  if (state.pending !== null) return state;
  const { alerts, settings, channels, now } = input;
  const begun: Channel = { since: new Date(now).toISOString(), lastAt: null, told: {} };
  const mail = channels.mail ? (state.mail ?? begun) : null;
  const webhook = channels.webhook ? (state.webhook ?? begun) : null;
  const noticesFor = (channel: Channel | null): readonly Notice[] =>
    channel === null
      ? []
      : alerts.map((alert) => noticeOf(alert, channel, settings.severity)).filter((notice) => notice !== null);
  const lastAt = mail?.lastAt ?? null;
  const tooSoon = lastAt !== null && now - Date.parse(lastAt) < settings.atMostEvery;
  const letters = isQuiet(settings.quietHours, now) || tooSoon ? [] : noticesFor(mail);
  const calls = noticesFor(webhook);
  const next: NoticeState = {
    ...state,
    mail: mail && after(mail, letters, input),
    webhook: webhook && after(webhook, calls, input),
  };
  if (letters.length === 0 && calls.length === 0) return next;
  const sequence = state.sequence + 1;
  return { ...next, sequence, pending: { id: `alerts-${sequence}`, mail: [...letters], webhook: [...calls] } };
}
