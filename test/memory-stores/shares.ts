import type { Share } from '../../src/domain/index.ts';
import { MOST_SHARES, type ShareStore } from '../../src/ports/shares.ts';

/** Shares in memory. */
export function memoryShares(): ShareStore {
  const byId = new Map<string, Share>();
  const alive = (now: string): readonly Share[] => [...byId.values()].filter(({ expiresAt }) => expiresAt > now);
  return {
    add: async (share) => {
      if (alive(share.at).length >= MOST_SHARES) return false;
      byId.set(share.id, share);
      return true;
    },
    get: async (id, now) => alive(now).find((share) => share.id === id),
    list: async (now) => alive(now).toSorted((a, b) => b.at.localeCompare(a.at)),
    remove: async (id) => byId.delete(id),
  };
}
