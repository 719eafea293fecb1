import type { AppContext, Worker } from '../src/app/context.ts';
import { wakeDelivery } from '../src/app/wake-delivery.ts';
import { rememberKeys } from '../src/customers/find-matches.ts';
import { learnFromCase } from '../src/insights/learn-answers.ts';
import { wakeReplies } from './send-reply.ts';
import { wakeIncidents } from './work-incidents.ts';
import { isoNow } from '../src/ports/clock.ts';

const LIMIT = 500;
/** A solved case closes when its customer has been silent this long. */
const CLOSE_AFTER_MS = 14 * 86_400_000;
const UNFINISHED_MS = 60_000;
const SYSTEM = { kind: 'system' as const, id: 'system', name: 'Earshot', supervisor: true };

/** Looks for what time alone changes: clocks that ran out, claims that ended, solved cases to close, events to deliver. */
export async function sweep(app: AppContext): Promise<void> {
  const now = isoNow(app.clock);
  let breached = 0;
  let leasesEnded = 0;
  for (const item of await app.stores.cases.due(now, LIMIT)) {
    if (item.mergedInto !== null) {
      await app.cases.finishMerge(item);
      continue;
    }
    const { fallback } = app.settings.queues().of(item.queue);
    if (item.owner.leaseUntil !== null && item.owner.leaseUntil <= now) {
      await app.cases.act({ caseId: item.id, expectedVersion: null, actor: SYSTEM, action: { type: 'lease-ended', fallback } });
      leasesEnded += 1;
    }
    const outcome = await app.cases.act({
      caseId: item.id,
      expectedVersion: null,
      actor: SYSTEM,
      action: { type: 'clock-check' },
    });
    if (outcome.ok && outcome.case.version !== item.version) breached += 1;
  }
  const solved = await app.stores.cases.solvedBefore(new Date(app.clock.now() - CLOSE_AFTER_MS).toISOString(), LIMIT);
  for (const item of solved) {
    const action = { type: 'status' as const, status: 'closed' as const, resolution: null };
    await learnFromCase(app.stores, item, app.clock.now());
    await rememberKeys(app.stores, [item.customer]);
    await app.cases.act({ caseId: item.id, expectedVersion: item.version, actor: SYSTEM, action });
  }
  await wakeReplies(app);
  await wakeIncidents(app);
  const due = await app.stores.cases.nextDeliveryAt();
  if (due !== null && due <= now) await wakeDelivery(app);
  const unfinished = await app.stores.batches.unfinished(new Date(app.clock.now() - UNFINISHED_MS).toISOString(), LIMIT);
  if (unfinished.length > 0)
    app.log.warn({ batches: unfinished.length, oldest: unfinished[0]?.id }, 'batches are unfinished for more than a minute');
  app.metrics.sweep({ breached, leasesEnded, closed: solved.length, undecided: unfinished.length });
}

export const sweepWorker: Worker = {
  name: 'sweep',
  role: 'work',
  start: (app) => app.jobs.work('sweep', { concurrency: 1 }, () => sweep(app)),
};
