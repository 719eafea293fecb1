import { request } from './http.ts';

export type PresenceStatus = 'available' | 'break' | 'offline';
/** `looking` at a case, `typing` an answer, `working` on something else, `idle`: no key or mouse for a while. */
export type PresenceActivity = 'looking' | 'typing' | 'working' | 'idle';

/** What an agent tells of themselves; it is forgotten when nothing comes for a while. */
export interface Beat {
  readonly case: string | null;
  readonly activity: PresenceActivity;
  readonly status: PresenceStatus;
}

/** Who is there, as others see them. */
export interface Presence extends Beat {
  readonly agent: string;
  readonly name: string;
  readonly since: string;
  readonly lastSeenAt: string;
}

/** Tells that we are there; while we are not idle this also renews our claim on the case that is open. */
export function tellPresence(beat: Beat, options: { readonly leaving?: boolean } = {}): Promise<unknown> {
  return request('/v1/presence', { method: 'POST', body: beat, timeoutMs: 10_000, leaving: options.leaving ?? false });
}

/** Who else has this case open. */
export async function presenceOn(caseId: string, signal: AbortSignal): Promise<readonly Presence[]> {
  const { items } = await request<{ readonly items: readonly Presence[] }>('/v1/presence', { query: { case: caseId }, signal });
  return items;
}
