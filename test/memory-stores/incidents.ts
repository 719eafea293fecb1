import { KEPT_ENTRIES, type Incident } from '../../src/domain/index.ts';
import type { IncidentStore } from '../../src/ports/incidents.ts';
import type { CaseStore } from '../../src/ports/stores.ts';
import { allOf, newestFirst, pageOf } from './page.ts';

/** Incidents in memory. */
export function memoryIncidents({ cases }: { readonly cases: CaseStore }): IncidentStore {
  const byId = new Map<string, Incident>();
  const all = (): Incident[] => newestFirst(byId.values(), ({ proposedAt, id }) => `${proposedAt} ${id}`);
  return {
    insert: async (incident) => {
      if (byId.has(incident.id)) return false;
      byId.set(incident.id, incident);
      return true;
    },
    get: async (id) => byId.get(id),
    byAlert: async (alert) => all().find((incident) => incident.alert === alert),
    save: async (incident) => {
      if (byId.get(incident.id)?.version !== incident.version - 1) return false;
      byId.set(incident.id, incident);
      return true;
    },
    finish: async (id, task, entry) => {
      const incident = byId.get(id);
      if (!incident?.tasks.some((one) => one.id === task)) return;
      const tasks = incident.tasks.filter((one) => one.id !== task);
      byId.set(id, { ...incident, tasks, timeline: [...incident.timeline, entry].slice(-KEPT_ENTRIES) });
    },
    list: async ({ brand, state }, page) =>
      pageOf(
        all().filter((one) => (brand === undefined || one.brand === brand) && (state === undefined || one.state === state)),
        page,
      ),
    open: async (limit) =>
      all()
        .filter(({ state }) => state === 'open')
        .toReversed()
        .slice(0, limit),
    unfinished: async (limit) =>
      all()
        .filter(({ tasks }) => tasks.length > 0)
        .slice(0, limit),
    counts: async (ids) => {
      const entries = ids.map(async (incident) => {
        const linked = (await allOf((page) => cases.list({ incident }, page))).filter(({ mergedInto }) => mergedInto === null);
        const count = (keep: (item: (typeof linked)[number]) => boolean): number => linked.filter(keep).length;
        const counts = {
          linked: linked.length,
          open: count(({ status }) => status === 'open' || status === 'pending'),
          told: count(({ told }) => told.some((one) => one.incident === incident && one.kind === 'holding')),
          answered: count(({ sla }) => (sla.firstResponse?.metAt ?? null) !== null),
          solved: count(({ status }) => status === 'solved' || status === 'closed'),
        };
        return [incident, counts] as const;
      });
      return new Map(await Promise.all(entries));
    },
  };
}
