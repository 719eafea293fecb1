import type { BoardAgent } from '../api/board.ts';

/** What somebody does, in one word. `idle`: the page is open and nobody touches it. */
export const agentStates = ['onCase', 'ready', 'idle', 'break', 'offline'] as const;
export type AgentState = (typeof agentStates)[number];

export function agentState({ presence, activity, case: on }: BoardAgent): AgentState {
  switch (presence) {
    case 'offline':
      return 'offline';
    case 'break':
      return 'break';
    case 'available':
      if (activity === 'idle') return 'idle';
      return on === null ? 'ready' : 'onCase';
  }
}

/** Raised hands first, the longest before; then by what they do, and by name. */
export function callingFirst(agents: readonly BoardAgent[]): readonly BoardAgent[] {
  const rank = (agent: BoardAgent): number => (agent.help === null ? 1 + agentStates.indexOf(agentState(agent)) : 0);
  return agents.toSorted(
    (a, b) => rank(a) - rank(b) || (a.help?.at ?? '').localeCompare(b.help?.at ?? '') || a.name.localeCompare(b.name),
  );
}

/** How many do what, those without anybody left out. */
export function countStates(agents: readonly BoardAgent[]): readonly { readonly state: AgentState; readonly count: number }[] {
  return agentStates
    .map((state) => ({ state, count: agents.filter((agent) => agentState(agent) === state).length }))
    .filter(({ count }) => count > 0);
}
