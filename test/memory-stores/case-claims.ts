import type { Case } from '../../src/domain/index.ts';
import type { CaseStore } from '../../src/ports/stores.ts';

/** What changes of cases in memory without a decision about them. */
export function memoryCaseClaims(byId: Map<string, Case>): Pick<CaseStore, 'renewClaim' | 'heldBy' | 'seen'> {
  return {
    renewClaim: async (item) => {
      const stored = byId.get(item.id);
      if (stored?.version !== item.version || stored.owner.id !== item.owner.id) return false;
      byId.set(item.id, { ...stored, owner: item.owner, nextDueAt: item.nextDueAt });
      return true;
    },
    heldBy: async (agent, limit) =>
      [...byId.values()]
        .filter(
          ({ owner, status }) => owner.kind === 'agent' && owner.id === agent && (status === 'open' || status === 'pending'),
        )
        .slice(0, limit),
    seen: async (id, agent) => {
      const stored = byId.get(id);
      if (stored) byId.set(id, { ...stored, notified: stored.notified.filter((one) => one !== agent) });
    },
  };
}
