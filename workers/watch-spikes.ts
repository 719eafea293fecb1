import type { AppContext, Worker } from '../src/app/context.ts';
import { proposeIncident } from '../src/cases/incidents/propose.ts';
import { severities } from '../src/domain/index.ts';
import { lookAtBrand, type AlertChange } from '../src/insights/alerts/look-at-brand.ts';
import { specialTimes } from '../src/insights/alerts/special-times.ts';
import { countUncounted } from '../src/insights/rollups/count.ts';
import { SLOT_MS } from '../src/insights/spikes/slots.ts';
import { tellAlerts } from './tell-alerts.ts';

type Parts = Pick<AppContext, 'stores' | 'changes' | 'clock' | 'log' | 'settings'> & {
  readonly metrics: Pick<AppContext['metrics'], 'alert'>;
};

/** What is to be counted of a change; null for one that was merely seen again. */
function newsOf({ alert, before }: AlertChange): 'found' | 'grown' | 'ended' | null {
  if (before === undefined) return 'found';
  if (alert.until !== null) return before.until === null ? 'ended' : null;
  return severities.indexOf(alert.severity) > severities.indexOf(before.severity) ? 'grown' : null;
}

/**
 * Looks at every brand for rises of mentions up to `at` (milliseconds since 1970, when a slot was over). What one brand's look throws
 * keeps no other from its own.
 */
export async function watchSpikes(
  app: Parts,
  { at, signal }: { readonly at: number; readonly signal: AbortSignal },
): Promise<void> {
  const { stores, changes, clock } = app;
  await countUncounted(stores.rollups, signal);
  const propose = async (...[alert]: Parameters<Parameters<typeof lookAtBrand>[0]['propose']>): Promise<string> =>
    (await proposeIncident(alert, { stores, changes, clock })).id;
  const failed: unknown[] = [];
  for (const { id, calendar = [] } of app.settings.current().brands) {
    signal.throwIfAborted();
    try {
      const changed = await lookAtBrand({ stores, changes, propose }, id, { at, calendar: specialTimes(calendar), signal });
      for (const one of changed ?? []) {
        const { id: alert, severity, measure, until } = one.alert;
        app.log.info({ brand: id, alert, severity, measure, ended: until !== null }, 'mentions rose beyond what is usual');
        const news = newsOf(one);
        if (news !== null) app.metrics.alert(news, severity);
      }
    } catch (error) {
      failed.push(error);
      const why = error instanceof Error ? error.message : 'unknown';
      if (!signal.aborted)
        app.log.warn({ brand: id, error: why }, 'a brand could not be looked at for rises; that is tried again');
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} brands could not be looked at for rises of mentions`);
}

/** Does the looks that `keep-time` asks for, one for each slot, by one of all processes; then tells what there is to tell. */
export const spikesWorker: Worker = {
  name: 'watch-spikes',
  role: 'work',
  start: (app) =>
    app.jobs.work('watch-spikes', { concurrency: 1 }, async ({ data, signal }) => {
      try {
        await watchSpikes(app, { at: Number(data.slot) * SLOT_MS, signal });
      } finally {
        await tellAlerts(app);
      }
    }),
};
