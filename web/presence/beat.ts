import type { Beat, PresenceActivity, PresenceStatus } from '../api/presence.ts';

/** Where somebody is in the page: the case that is open and what they do with it. */
export interface Place {
  readonly case: string | null;
  readonly activity: Exclude<PresenceActivity, 'idle'>;
}

export const elsewhere: Place = { case: null, activity: 'working' };
export const beatEveryMs = 20_000;
export const idleAfterMs = 2 * 60_000;
/** A change is told at once, but no more often than this. */
export const shortestPauseMs = 1_000;

export interface Known {
  readonly place: Place;
  readonly status: PresenceStatus;
  /** Times in milliseconds. */
  readonly lastInputAt: number;
}
export interface Told {
  readonly beat: Beat;
  readonly at: number;
}

/** What is to be told of somebody now. */
export function beatOf({ place, status, lastInputAt }: Known, now: number): Beat {
  return { case: place.case, activity: now - lastInputAt >= idleAfterMs ? 'idle' : place.activity, status };
}

function isSame(a: Beat, b: Beat): boolean {
  return a.case === b.case && a.activity === b.activity && a.status === b.status;
}

/** The beat that is due: at once after a change, else each twenty seconds; undefined when nothing is to be told yet. */
export function dueBeat(known: Known, told: Told | undefined, now: number): Beat | undefined {
  const beat = beatOf(known, now);
  if (told === undefined) return beat;
  const pause = now - told.at;
  return pause >= beatEveryMs || (pause >= shortestPauseMs && !isSame(beat, told.beat)) ? beat : undefined;
}
