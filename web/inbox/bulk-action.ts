import type { BulkAction } from '../api/inbox.ts';
import { priorities, statuses } from '../app/search.ts';

/** What needs asking before many cases are changed. */
export type BulkAsk = 'transfer' | 'priority' | 'status' | 'note';

/** The change that a form asks for; undefined while something it needs is missing. */
export function bulkAction(options: {
  readonly ask: BulkAsk;
  /** The queue, priority or status chosen. */
  readonly choice: string | undefined;
  readonly typed: string;
}): BulkAction | undefined {
  const { ask, choice, typed } = options;
  const text = typed.trim();
  switch (ask) {
    case 'transfer':
      return choice === undefined
        ? undefined
        : { type: 'transfer', to: { kind: 'queue', id: choice }, ...(text === '' ? {} : { reason: text }) };
    case 'priority': {
      const priority = priorities.find((one) => one === choice);
      return priority === undefined ? undefined : { type: 'priority', priority };
    }
    case 'status': {
      const status = statuses.find((one) => one === choice);
      if (status === undefined) return undefined;
      const finished = status === 'solved' || status === 'closed';
      return { type: 'status', status, ...(finished && text !== '' ? { resolution: text } : {}) };
    }
    case 'note':
      return text === '' ? undefined : { type: 'note', text };
  }
}
