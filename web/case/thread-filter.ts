import type { ThreadEntry } from './thread-order.ts';

/** Whose words of a thread are shown. */
export const threadFilters = ['all', 'customer', 'ours', 'notes'] as const;
export type ThreadFilter = (typeof threadFilters)[number];

function kindOf(entry: ThreadEntry): Exclude<ThreadFilter, 'all'> {
  switch (entry.kind) {
    case 'note':
      return 'notes';
    case 'reply':
      return 'ours';
    case 'mention':
      return entry.mention.own === true ? 'ours' : 'customer';
  }
}

export function filterThread(entries: readonly ThreadEntry[], filter: ThreadFilter): readonly ThreadEntry[] {
  return filter === 'all' ? entries : entries.filter((entry) => kindOf(entry) === filter);
}
