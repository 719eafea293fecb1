import { useQuery } from '@tanstack/react-query';
import { incidentTellingQuery } from '../api/incidents.ts';
import type { Incident, IncidentTelling, Telling, TellingFilter } from '../api/incidents.ts';

/** Whose customers were told, all counted and those that the filter names listed. */
export function useTelling(incident: Incident, filter: TellingFilter) {
  const { data } = useQuery(incidentTellingQuery(incident, filter));
  const telling: IncidentTelling | undefined = data;
  const known = new Map<string, Telling>(telling?.items.map((item) => [item.case.id, item]) ?? []);
  return { telling, of: (caseId: string): Telling | undefined => known.get(caseId) };
}
