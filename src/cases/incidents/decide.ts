import {
  freshId,
  namesSomething,
  type Incident,
  type IncidentEntry,
  type IncidentMatch,
  type IncidentTask,
} from '../../domain/index.ts';
import { forbidden, type IncidentRefusal } from './outcome.ts';
import { withEntry } from './propose.ts';

/** Who decides. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What people decide about an incident. What it does to cases follows from it. */
export type IncidentAction =
  | { readonly type: 'accept'; readonly title: string | null; readonly match: IncidentMatch | null }
  /** `reason` is for colleagues. */
  | { readonly type: 'decline'; readonly reason?: string | null }
  | { readonly type: 'statement'; readonly text: string }
  | { readonly type: 'approve' }
  | { readonly type: 'send-statement' }
  | { readonly type: 'close'; readonly answer: string | null; readonly resolution: string | null }
  /** Cases were linked or taken out by hand; `cases` are their numbers. */
  | { readonly type: 'linked' | 'unlinked'; readonly cases: readonly number[] };

export type IncidentDecision =
  /** `next` null: nothing is to be written. */
  { readonly ok: true; readonly next: Incident | null } | { readonly ok: false; readonly refusal: IncidentRefusal };

const no = (message: string): IncidentDecision => ({ ok: false, refusal: forbidden(message) });
const nothing: IncidentDecision = { ok: true, next: null };
const NUMBERS_SHOWN = 20;

function numbersOf(cases: readonly number[]): string {
  const more = cases.length > NUMBERS_SHOWN ? ` and ${cases.length - NUMBERS_SHOWN} more` : '';
  return `${cases.slice(0, NUMBERS_SHOWN).join(', ')}${more}`;
}

/** An incident that names nothing would swallow every case of its brand. */
export const NAMES_NOTHING = 'name a topic, a network or a phrase first: otherwise every case of the brand would be linked';

/** The life of an incident: proposed, then declined or open, then closed. Pure but for the names of new tasks. */
export function decideIncident(
  incident: Incident,
  action: IncidentAction,
  { by, at }: { readonly by: Person; readonly at: string },
): IncidentDecision {
  const write = (patch: Partial<Incident>, kind: IncidentEntry['kind'], text: string): IncidentDecision => ({
    ok: true,
    next: {
      ...incident,
      ...patch,
      timeline: withEntry(incident.timeline, { at, kind, by, text }),
      version: incident.version + 1,
    },
  });
  const task = (kind: IncidentTask['kind']): IncidentTask => ({ id: freshId(), kind, by, at });
  const { state, statement, tasks } = incident;
  switch (action.type) {
    case 'accept': {
      if (state !== 'proposed') return no(`a proposed incident can be accepted, this one is ${state}`);
      const match = action.match ?? incident.match;
      if (!namesSomething(match)) return no(NAMES_NOTHING);
      const title = action.title ?? incident.title;
      const opened = { title, match, state: 'open' as const, acceptedAt: at, acceptedBy: by };
      return write({ ...opened, tasks: [...tasks, task('link')] }, 'accepted', title);
    }
    case 'decline':
      if (state === 'declined') return nothing;
      if (state !== 'proposed') return no(`a proposed incident can be declined, this one is ${state}`);
      return write({ state: 'declined', closedAt: at, closedBy: by }, 'declined', action.reason ?? '');
    case 'statement': {
      if (state !== 'open' && state !== 'proposed') return no(`an incident that is ${state} says nothing more`);
      if (statement?.text === action.text) return nothing;
      const next = { text: action.text, by, at, approvedBy: null, approvedAt: null };
      // Nobody approved these words: what was to be told with the old ones stops.
      return write({ statement: next, tasks: tasks.filter(({ kind }) => kind !== 'tell') }, 'statement', action.text);
    }
    case 'approve':
      if (state !== 'open' && state !== 'proposed') return no(`an incident that is ${state} says nothing more`);
      if (statement === null) return no('there is no statement to approve: write one first');
      if (statement.approvedBy !== null) return nothing;
      return write({ statement: { ...statement, approvedBy: by, approvedAt: at } }, 'approved', statement.text);
    case 'send-statement':
      if (state !== 'open') return no(`an open incident tells its customers, this one is ${state}`);
      if (statement === null || statement.approvedBy === null) return no('nobody has approved the statement yet');
      if (tasks.some(({ kind }) => kind === 'tell')) return nothing;
      return write({ tasks: [...tasks, task('tell')] }, 'telling', statement.text);
    case 'close': {
      if (state !== 'open') return no(`an open incident can be closed, this one is ${state}`);
      const { answer, resolution } = action;
      const left = tasks.filter(({ kind }) => kind !== 'tell' && kind !== 'link');
      const concludes = answer !== null || resolution !== null;
      return write(
        {
          state: 'closed',
          closedAt: at,
          closedBy: by,
          closing: { answer, resolution },
          tasks: concludes ? [...left, task('conclude')] : left,
        },
        'closed',
        answer ?? '',
      );
    }
    case 'linked':
    case 'unlinked':
      return write({}, action.type, numbersOf(action.cases));
  }
}
