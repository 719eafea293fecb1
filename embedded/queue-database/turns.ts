/** Gives a resource to one holder after the other, in the order in which they asked. */
export interface Turns {
  /** Resolves when it is the caller's turn, with the function that ends the turn. */
  take(): Promise<() => void>;
  /** Runs the work as one turn. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  let last: Promise<void> = Promise.resolve();

  const take = async (): Promise<() => void> => {
    const before = last;
    let end: () => void = () => {};
    last = new Promise<void>((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  };

  return {
    take,
    async run(work) {
      const end = await take();
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}
