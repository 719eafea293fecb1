import type { DigestStore, KeptDigest } from '../../src/ports/digests.ts';

/** Digests in memory. */
export function memoryDigests(): DigestStore {
  const byId = new Map<string, KeptDigest & { readonly place: number }>();
  const bare = ({ place: _place, ...digest }: KeptDigest & { readonly place: number }): KeptDigest => digest;
  return {
    of: async (owner) =>
      [...byId.values()]
        .filter((one) => one.owner === owner)
        .toSorted((a, b) => a.place - b.place)
        .map(bare),
    replace: async (owner, digests) => {
      const mine = [...byId.values()].filter((one) => one.owner === owner);
      for (const { id } of mine) if (!digests.some((one) => one.id === id)) byId.delete(id);
      for (const [place, digest] of digests.entries()) {
        const known = byId.get(digest.id);
        if (known && known.owner !== owner) continue;
        byId.set(digest.id, { ...digest, owner, lastAt: known ? known.lastAt : digest.lastAt, place });
      }
    },
    get: async (id) => {
      const known = byId.get(id);
      return known && bare(known);
    },
    switchOff: async (id) => {
      const known = byId.get(id);
      if (known) byId.set(id, { ...known, enabled: false, nextAt: null });
      return known !== undefined;
    },
    due: async (now, limit) =>
      [...byId.values()]
        .filter(({ nextAt }) => nextAt !== null && nextAt <= now)
        .toSorted((a, b) => ((a.nextAt ?? '') < (b.nextAt ?? '') ? -1 : 1))
        .slice(0, limit)
        .map(bare),
    done: async (id, dueAt, { nextAt, lastAt }) => {
      const known = byId.get(id);
      if (known?.nextAt !== dueAt) return false;
      byId.set(id, { ...known, nextAt, lastAt: lastAt ?? known.lastAt });
      return true;
    },
  };
}
