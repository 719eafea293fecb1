import type { AppContext } from './context.ts';

const SLOT_MS = 200;

/**
 * Has the outboxes looked at soon. Calls within a fifth of a second are one job, which runs when that fifth is over, so that it
 * sees what all of them added.
 */
export async function wakeDelivery(app: Pick<AppContext, 'jobs' | 'clock'>): Promise<void> {
  const slot = Math.floor(app.clock.now() / SLOT_MS) + 1;
  await app.jobs.add('deliver', {}, { id: `deliver-${slot}`, delayMs: Math.max(0, slot * SLOT_MS - app.clock.now()) });
}
