/**
 * Remembers where the first things of a sorted list end, so that the next reading asks for a short stretch of the index instead of
 * "everything, sorted". Servers that read a list in order from an index lose nothing by it; those that sort what they find (some
 * that speak MongoDB's protocol) have two hundred documents to sort and not a million. A remembered end is only ever a guess that is
 * checked: where the stretch turns out too short, the list is read as if nothing was remembered.
 */
export interface Bounds {
  /**
   * The first `wanted` things of a list behind `from`. `key` names the list: its filter and order.
   * @param read reads so many at most, behind `from` up to and including that end; null for no end
   */
  first<T>(
    list: {
      readonly key: string;
      readonly from: string;
      readonly descending: boolean;
      readonly wanted: number;
      /** Ends to try, the nearest first, where none is remembered. */
      readonly guesses?: readonly string[];
    },
    read: (upTo: string | null, limit: number) => Promise<readonly T[]>,
    valueOf: (item: T) => string,
  ): Promise<readonly T[]>;
}

/** Lists remembered at most; the ones not asked for longest go first. */
const MOST_LISTS = 2_000;
const MOST_ENDS = 40;
/** An end lies this many pages behind its beginning, so that a list may lose its head for a while. */
const PAGES = 4;
/** What was remembered longer ago is measured again: the stretch may have grown. */
const FRESH_MS = 60_000;

interface End {
  readonly from: string;
  readonly upTo: string;
  readonly at: number;
}

/** Ends of lists, in this process's memory. */
export function makeBounds(now: () => number = Date.now): Bounds {
  const lists = new Map<string, readonly End[]>();

  const remember = (key: string, end: End): void => {
    const others = (lists.get(key) ?? []).filter(({ from }) => from !== end.from);
    lists.delete(key);
    lists.set(key, [...others, end].slice(-MOST_ENDS));
    const [oldest] = lists.keys();
    if (lists.size > MOST_LISTS && oldest !== undefined) lists.delete(oldest);
  };

  return {
    async first({ key, from, descending, wanted, guesses = [] }, read, valueOf) {
      const within = (end: End): boolean => {
        const begun = descending ? end.from === '' || (from !== '' && from <= end.from) : end.from <= from;
        const ahead = descending ? from === '' || from > end.upTo : from < end.upTo;
        return begun && ahead;
      };
      const end = (lists.get(key) ?? []).findLast(within);
      const learn = async (upTo: string | null) => {
        const found = await read(upTo, wanted * PAGES);
        const last = found.at(-1);
        if (last !== undefined && found.length >= wanted) remember(key, { from, upTo: valueOf(last), at: now() });
        return found;
      };
      if (end) {
        const found = now() - end.at < FRESH_MS ? await read(end.upTo, wanted) : await learn(end.upTo);
        if (found.length >= wanted) return found.slice(0, wanted);
      }
      for (const guess of guesses) {
        const found = await learn(guess);
        if (found.length >= wanted) return found.slice(0, wanted);
      }
      return (await learn(null)).slice(0, wanted);
    },
  };
}
