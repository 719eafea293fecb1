import type { Incident } from '../../domain/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stores } from '../../ports/stores.ts';

const FRESH_MS = 5_000;
const MOST_OPEN = 200;

/** The open incidents of each brand, read anew when they may have changed: whoever takes in a batch asks each time. */
export interface OpenIncidents {
  of(brand: string): Promise<readonly Incident[]>;
  /** Something about incidents changed. */
  forget(): void;
}

export function makeOpenIncidents({
  stores,
  clock,
}: {
  readonly stores: Pick<Stores, 'incidents'>;
  readonly clock: Clock;
}): OpenIncidents {
  let known: { readonly at: number; readonly all: Promise<readonly Incident[]> } | undefined;
  return {
    async of(brand) {
      const now = clock.now();
      if (!known || now - known.at >= FRESH_MS || now < known.at) {
        const all = stores.incidents.open(MOST_OPEN);
        known = { at: now, all };
        all.catch(() => {
          known = undefined;
        });
      }
      return (await known.all).filter((incident) => incident.brand === brand);
    },
    forget() {
      known = undefined;
    },
  };
}
