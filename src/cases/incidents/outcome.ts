import type { Incident } from '../../domain/index.ts';

/** Why nothing was done about an incident; nothing was changed. */
export type IncidentRefusal =
  | { readonly code: 'not-found'; readonly message: string }
  | { readonly code: 'stale'; readonly message: string; readonly version: number }
  | { readonly code: 'not-allowed'; readonly message: string };

export type IncidentOutcome =
  { readonly ok: true; readonly incident: Incident } | { readonly ok: false; readonly refusal: IncidentRefusal };

export const refusedIncident = (refusal: IncidentRefusal): IncidentOutcome => ({ ok: false, refusal });
export const forbidden = (message: string): IncidentRefusal => ({ code: 'not-allowed', message });

export function staleIncident(incident: Incident, expected: number): IncidentRefusal {
  const message = `the incident has moved on from version ${expected} to ${incident.version}: look at it and decide again`;
  return { code: 'stale', message, version: incident.version };
}
