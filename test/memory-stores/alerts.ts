import type { Alert } from '../../src/domain/index.ts';
import type { AlertStore, KeptNotices, KeptRhythms, RhythmStore } from '../../src/ports/alerts.ts';

/** Alerts in memory. */
export function memoryAlerts(): AlertStore {
  const byId = new Map<string, Alert>();
  const watched = new Map<string, string>();
  let notices: KeptNotices = { revision: 0, json: null };
  const change = (id: string, over: Partial<Alert>): void => {
    const known = byId.get(id);
    if (known) byId.set(id, { ...known, ...over });
  };
  return {
    known: async (brand, since) =>
      [...byId.values()]
        .filter((alert) => alert.brand === brand && (alert.until === null || alert.until >= since))
        .toSorted((a, b) => (a.found < b.found || (a.found === b.found && a.id < b.id) ? -1 : 1)),
    save: async (alerts) => {
      for (const alert of alerts) {
        const { incident, acknowledged } = byId.get(alert.id) ?? alert;
        byId.set(alert.id, { ...alert, incident, acknowledged });
      }
    },
    list: async ({ brands, open, from, to }, limit) =>
      [...byId.values()]
        .filter(
          (alert) =>
            brands.includes(alert.brand) &&
            (!open || alert.until === null) &&
            (from === undefined || alert.seen >= from) &&
            (to === undefined || alert.found < to),
        )
        .toSorted((a, b) => (a.found > b.found || (a.found === b.found && a.id < b.id) ? -1 : 1))
        .slice(0, limit),
    get: async (id) => byId.get(id),
    setIncident: async (id, incident) => change(id, { incident }),
    acknowledge: async (id, acknowledged) => {
      if (byId.get(id)?.acknowledged === null) change(id, { acknowledged });
      return byId.get(id);
    },
    watched: async (brands) =>
      new Map(
        brands.flatMap((brand) => {
          const at = watched.get(brand);
          return at === undefined ? [] : [[brand, at] as const];
        }),
      ),
    saveWatched: async (brand, at) => {
      if ((watched.get(brand) ?? '') < at) watched.set(brand, at);
    },
    notices: async () => notices,
    saveNotices: async (json, after) => {
      if (notices.revision !== after) return false;
      notices = { revision: after + 1, json };
      return true;
    },
  };
}

/** Rhythms in memory. */
export function memoryRhythms(): RhythmStore {
  const byBrand = new Map<string, KeptRhythms>();
  return {
    get: async (brand) => byBrand.get(brand),
    save: async (brand, rhythms) => {
      byBrand.set(brand, rhythms);
    },
  };
}
