import type { AppContext, Worker } from '../src/app/context.ts';
import { stableId } from '../src/domain/index.ts';
import { alertLetter } from '../src/insights/alerts/letter.ts';
import { noticeState, planNotices, type NoticeState } from '../src/insights/alerts/notices.ts';
import type { JobData } from '../src/ports/jobs.ts';
import { postLetter } from '../src/ports/post-letter.ts';
import { RemedyError } from '../src/ports/remedy.ts';
import type { AlertSettings } from '../src/ports/settings.ts';
import { postSigned } from '../src/routing/signed-post.ts';

/** Alerts that ended so long ago are no news to anybody. */
const KEPT_MS = 2 * 86_400_000;
const ACK_MS = 10_000;

type TellParts = Pick<AppContext, 'stores' | 'jobs' | 'clock' | 'settings' | 'mail' | 'publicUrl'>;
type Pending = NonNullable<NoticeState['pending']>;

async function handOver(app: TellParts, pending: Pending, settings: AlertSettings): Promise<void> {
  const { brands } = app.settings.current();
  if (pending.mail.length > 0) {
    const rendered = alertLetter(pending.mail, {
      publicUrl: app.publicUrl(),
      nameOf: (brand) => brands.find(({ id }) => id === brand)?.name ?? brand,
      timeZone: settings.quietHours?.timeZone ?? 'UTC',
    });
    for (const to of settings.to) await postLetter(app, { id: `${pending.id}-${stableId(to)}`, to, ...rendered, pictures: [] });
  }
  for (const { kind, alert } of pending.webhook) {
    const id = `${pending.id}-${alert.id}`;
    const event = {
      specversion: '1.0' as const,
      id,
      source: app.publicUrl(),
      type: `earshot.alert.${kind}` as const,
      subject: alert.id,
      time: alert.until ?? alert.seen,
      datacontenttype: 'application/json' as const,
      data: { ...alert, whatDiffers: [...alert.whatDiffers] },
    };
    await app.jobs.add('alert-event', { event }, { id: `alert-event-${id}` });
  }
}

/**
 * Tells what there is to tell of alerts. What is decided is kept before it goes out and taken off after, so that whoever dies between
 * loses nothing; what goes out twice has the same ids, of which the queue makes one. Returns whether something went out.
 */
export async function tellAlerts(app: TellParts): Promise<boolean> {
  const { alerts: settings, brands } = app.settings.current();
  if (!settings) return false;
  const now = app.clock.now();
  const since = new Date(now - KEPT_MS).toISOString();
  const alerts = (await Promise.all(brands.map(({ id }) => app.stores.alerts.known(id, since)))).flat();
  const kept = await app.stores.alerts.notices();
  const state = noticeState(kept.json);
  const channels = { mail: settings.to.length > 0 && app.mail() !== null, webhook: settings.webhook !== undefined };
  const planned = planNotices(state, { alerts, settings, channels, now });
  let { revision } = kept;
  const json = JSON.stringify(planned);
  if (json !== kept.json) {
    // Somebody else is at it, and tells what we would have told.
    if (!(await app.stores.alerts.saveNotices(json, revision))) return false;
    revision += 1;
  }
  if (planned.pending === null) return false;
  await handOver(app, planned.pending, settings);
  await app.stores.alerts.saveNotices(JSON.stringify({ ...planned, pending: null }), revision);
  return true;
}

/** Calls the address of the settings with one event. Throws RemedyError where it has to be tried again, or never will be taken. */
export async function sendAlertEvent(
  app: Pick<AppContext, 'settings' | 'http' | 'clock'>,
  { event }: JobData<'alert-event'>,
): Promise<void> {
  const webhook = app.settings.current().alerts?.webhook;
  // Nobody wants to hear of it any more.
  if (!webhook) return;
  const http = app.http({ allowPrivate: webhook.allowPrivate });
  const answer = await postSigned({ ...webhook, ackTimeout: ACK_MS }, event, { http, clock: app.clock });
  switch (answer.type) {
    case 'ack':
      return;
    case 'gone':
      throw new RemedyError({
        remedy: 'give-up',
        code: 'alert-webhook-gone',
        message: 'The address of alerts.webhook answered 410: it wants no more events; take it out of the configuration',
      });
    case 'failed': {
      const common = {
        code: 'alert-webhook-failed',
        message: `The address of alerts.webhook did not take an event: ${answer.reason}`,
      };
      throw answer.waitMs === null
        ? new RemedyError({ remedy: 'retry', ...common })
        : new RemedyError({ remedy: 'wait', waitMs: answer.waitMs, ...common });
    }
  }
}

/** Sends what was queued for the address that programs listen at. */
export const alertEventWorker: Worker = {
  name: 'send-alert-event',
  role: 'work',
  start: (app) => app.jobs.work('alert-event', { concurrency: 2 }, ({ data }) => sendAlertEvent(app, data)),
};
