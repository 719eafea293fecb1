import type { Presence } from '../../src/domain/index.ts';
import { afterBeat, isPresent, type PresenceStore } from '../../src/ports/presence.ts';

/** Presence in memory. */
export function memoryPresence(): PresenceStore {
  const byAgent = new Map<string, Presence>();
  const there = (agent: string, at: string): Presence | undefined => {
    const presence = byAgent.get(agent);
    return presence && isPresent(presence, at) ? presence : undefined;
  };
  return {
    beat: async (beat) => {
      const before = there(beat.agent, beat.at);
      const now = afterBeat(beat, before);
      byAgent.set(beat.agent, now);
      return { now, before };
    },
    remove: async (agent, at) => {
      const presence = there(agent, at);
      byAgent.delete(agent);
      return presence;
    },
    getMany: async (agents, at) => agents.flatMap((agent) => there(agent, at) ?? []),
    list: async (filter, at) =>
      [...byAgent.keys()]
        .toSorted((a, b) => (a < b ? -1 : 1))
        .flatMap((agent) => there(agent, at) ?? [])
        .filter((presence) => filter.case === undefined || presence.case === filter.case),
  };
}
