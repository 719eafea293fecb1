import type { StoredWeights, WeightStore } from '../../src/ports/weight-store.ts';

/** Weights in memory. */
export function memoryWeights(): WeightStore {
  const kept = new Map<string, StoredWeights>();
  let version: string | null = null;
  return {
    inUse: async () => version,
    load: async (wanted) => kept.get(wanted),
    async keep(weights) {
      if (!kept.has(weights.version)) kept.set(weights.version, weights);
    },
    async use(next) {
      version = next;
    },
  };
}
