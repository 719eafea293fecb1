/** Runs work that shares a key one after another, in the order it came; work without a common key runs side by side. */
export interface Lanes {
  run<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
}

/** Lanes of one process. Never deadlocks: each waits only for those that came before it. */
export function makeLanes(): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async run(keys, work) {
      const before = new Set(keys.flatMap((key) => tails.get(key) ?? []));
      const mine = Promise.allSettled(before).then(work);
      for (const key of keys) tails.set(key, mine);
      try {
        return await mine;
      } finally {
        for (const key of keys) if (tails.get(key) === mine) tails.delete(key);
      }
    },
  };
}
