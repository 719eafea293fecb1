import type { CaseAction } from '../api/cases.ts';
import type { CaseDetail } from '../api/types.ts';

/** What takes an action on this case back; null where nothing does, or where it would change nothing. */
export function undoOf(action: CaseAction, before: CaseDetail): CaseAction | null {
  switch (action.type) {
    case 'claim':
      return before.owner.kind === 'queue' ? { type: 'release' } : null;
    case 'release':
      return { type: 'claim' };
    case 'status': {
      // A solved case waits for nobody: it comes back as an open one.
      const status = action.status === 'solved' ? 'open' : before.status;
      if (status === action.status || before.status === 'closed') return null;
      // Who takes a re-opening back has it end as it had ended.
      const { code, text } = (status === 'solved' ? before.resolution : null) ?? { code: undefined, text: null };
      return { type: 'status', status, resolution: text, ...(code === undefined ? {} : { code }) };
    }
    case 'priority':
      return { type: 'priority', priority: before.priority };
    case 'topic':
      return { type: 'topic', topic: before.topic };
    case 'transfer': {
      const { kind, id } = before.owner;
      return kind === 'queue' && action.to.kind === 'queue' ? { type: 'transfer', to: { kind, id }, reason: null } : null;
    }
    case 'note':
    case 'merge':
    case 'split':
    case 'help':
    case 'help-done':
    case 'holding-statement':
    case 'answered-outside':
      return null;
  }
}

/** Whether what an action did is still so; when somebody changed it again, there is nothing of it to take back. */
export function stillStands(action: CaseAction, now: CaseDetail, me: string | undefined): boolean {
  switch (action.type) {
    case 'claim':
      return now.owner.kind === 'agent' && now.owner.id === me;
    case 'release':
      return now.owner.kind === 'queue';
    case 'status':
      return now.status === action.status;
    case 'priority':
      return now.priority === action.priority;
    case 'topic':
      return now.topic === action.topic;
    case 'transfer':
      return now.owner.kind === action.to.kind && now.owner.id === action.to.id;
    case 'note':
    case 'merge':
    case 'split':
    case 'help':
    case 'help-done':
    case 'holding-statement':
    case 'answered-outside':
      return false;
  }
}
