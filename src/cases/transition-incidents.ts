import type { Case } from '../domain/index.ts';
import type { CaseAction } from './actions.ts';
import { isOver, refuse, type Done, type Transition, type TransitionContext } from './claims.ts';

type IncidentAction = Extract<CaseAction, { type: 'link-incident' | 'unlink-incident' }>;

/** What incidents do to a case: it is in one at most. A claim does not keep it: nothing of its holder's work changes. */
export function transitionOfIncident(item: Case, action: IncidentAction, { actor }: TransitionContext, done: Done): Transition {
  const { incident, title } = action;
  const by = actor.id;
  switch (action.type) {
    case 'link-incident': {
      if (item.incident === incident) return { ok: true, change: null };
      const left = item.leftIncidents.includes(incident);
      if (!action.byHand && (item.incident !== null || left || isOver(item))) return { ok: true, change: null };
      if (isOver(item)) return refuse('a closed case cannot become part of an incident');
      return done({
        patch: { incident, ...(left ? { leftIncidents: item.leftIncidents.filter((one) => one !== incident) } : {}) },
        activities: [{ by, type: 'incident-linked', detail: title, mention: null }],
        events: ['updated'],
      });
    }
    case 'unlink-incident': {
      if (item.incident !== incident) return { ok: true, change: null };
      return done({
        patch: { incident: null, leftIncidents: [...item.leftIncidents, incident] },
        activities: [{ by, type: 'incident-unlinked', detail: title, mention: null }],
        events: ['updated'],
      });
    }
  }
}
