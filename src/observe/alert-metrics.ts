import { Counter, Gauge, type Registry } from 'prom-client';
import type { Severity } from '../domain/index.ts';
import type { AlertStore } from '../ports/alerts.ts';

/** Whose brands are watched. */
export interface Watching {
  readonly stores: { readonly alerts: Pick<AlertStore, 'watched'> };
  readonly clock: { now(): number };
  readonly settings: { current(): { readonly brands: readonly { readonly id: string }[] } };
}

/** What is counted of rises of mentions and of who is told of them. */
export function alertMetrics(registry: Registry) {
  const registers = [registry];
  const alerts = new Counter({
    name: 'earshot_alerts_total',
    help: 'Rises of mentions that were found, grew worse, or ended, by severity',
    labelNames: ['change', 'severity'],
    registers,
  });
  const letters = new Counter({
    name: 'earshot_letters_total',
    help: 'Tries to hand a letter to the mail server: done, later, or failed for good',
    labelNames: ['outcome'],
    registers,
  });
  const events = new Counter({
    name: 'earshot_alert_events_total',
    help: 'Tries to tell the address of alerts.webhook of a rise: done, later, or failed for good',
    labelNames: ['outcome'],
    registers,
  });
  const watched = new Gauge({
    name: 'earshot_brand_watched_seconds',
    help: 'Seconds since the time up to which a brand was looked at for rises; missing for one that never was',
    labelNames: ['brand'],
    registers,
  });
  return {
    alert(change: 'found' | 'grown' | 'ended', severity: Severity): void {
      alerts.inc({ change, severity });
    },
    letter(outcome: string): void {
      letters.inc({ outcome });
    },
    alertEvent(outcome: string): void {
      events.inc({ outcome });
    },
    /** Sets how long ago each brand was looked at; without a store that answers, nothing is told of any. */
    async look({ stores, clock, settings }: Watching): Promise<void> {
      watched.reset();
      try {
        const times = await stores.alerts.watched(settings.current().brands.map(({ id }) => id));
        for (const [brand, at] of times) watched.set({ brand }, Math.max(0, (clock.now() - Date.parse(at)) / 1000));
      } catch {
        // A gauge that is missing says so; the rest is still worth telling.
        watched.reset();
      }
    },
  };
}
