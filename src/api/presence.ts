import { isoNow } from '../ports/clock.ts';
import type { Beat } from '../ports/presence.ts';
import type { Caller } from './caller.ts';
import type { ApiDeps } from './deps.ts';

type PresenceDeps = Pick<ApiDeps, 'stores' | 'changes' | 'clock'>;

const tell = (deps: PresenceDeps, agent: string): Promise<void> =>
  deps.changes.publish([{ type: 'presence', brand: null, ids: [agent] }]);

/** Takes a sign of life; live pages hear of it only when it says something new. */
export async function noteBeat(deps: PresenceDeps, beat: Omit<Beat, 'at'>): Promise<void> {
  const { now, before } = await deps.stores.presence.beat({ ...beat, at: isoNow(deps.clock) });
  const same = before?.case === now.case && before.activity === now.activity && before.status === now.status;
  if (!same) await tell(deps, now.agent);
}

/** Somebody left, and says so. */
export async function noteLeaving(deps: PresenceDeps, caller: Pick<Caller, 'id'>): Promise<void> {
  const before = await deps.stores.presence.remove(caller.id, isoNow(deps.clock));
  if (before) await tell(deps, caller.id);
}
