import type { Presence } from '../domain/index.ts';

/** Milliseconds after which somebody who gave no sign of life is no longer there. */
export const PRESENCE_MS = 60_000;

/** A sign of life. `at` is the time it came, ISO 8601. */
export type Beat = Pick<Presence, 'agent' | 'name' | 'case' | 'activity' | 'status'> & { readonly at: string };

export interface Beaten {
  readonly now: Presence;
  /** What stood there; undefined when they were not there, or gave no sign for {@link PRESENCE_MS}. */
  readonly before: Presence | undefined;
}

/** Who is there and what they look at: one entry per agent, gone a minute after the last sign of life. */
export interface PresenceStore {
  beat(beat: Beat): Promise<Beaten>;
  /** What stood there, if they were there at that time. */
  remove(agent: string, at: string): Promise<Presence | undefined>;
  /** Of these, who is there at that time. */
  getMany(agents: readonly string[], at: string): Promise<readonly Presence[]>;
  /** Who is there at that time, on that case where one is named, by agent. 1,000 at most. */
  list(filter: { readonly case?: string }, at: string): Promise<readonly Presence[]>;
}

/** The entry that a beat makes of what stood there. */
export function afterBeat({ at, ...beat }: Beat, before: Presence | undefined): Presence {
  const same = before?.case === beat.case && before.activity === beat.activity && before.status === beat.status;
  return {
    ...beat,
    since: same ? before.since : at,
    activeAt: beat.activity === 'idle' && before ? before.activeAt : at,
    lastSeenAt: at,
  };
}

/** Whether an entry still counts at that time. */
export function isPresent(presence: Pick<Presence, 'lastSeenAt'>, at: string): boolean {
  return presence.lastSeenAt > new Date(Date.parse(at) - PRESENCE_MS).toISOString();
}
