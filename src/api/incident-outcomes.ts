import type { IncidentOutcome } from '../cases/incidents/outcome.ts';
import type { Incident } from '../domain/index.ts';
import { Problem } from './problem.ts';
import { notFound } from './problems.ts';

/** The incident after what was done about it. Throws the problem of a refusal: 404, 412 or 422. */
export function acceptedIncident(outcome: IncidentOutcome): Incident {
  if (outcome.ok) return outcome.incident;
  const { refusal } = outcome;
  const detail = refusal.message;
  switch (refusal.code) {
    case 'not-found':
      throw notFound('this incident');
    case 'stale':
      throw new Problem({
        status: 412,
        code: 'stale',
        title: 'The incident has changed since you saw it',
        detail,
        extra: { version: refusal.version },
        headers: { etag: `"${refusal.version}"` },
      });
    case 'not-allowed':
      throw new Problem({ status: 422, code: 'not-allowed', title: 'This cannot be done with the incident as it is', detail });
  }
}
