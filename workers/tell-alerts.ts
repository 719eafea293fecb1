import type { AppContext } from '../src/app/context.ts';
import { stableId } from '../src/domain/index.ts';
import { alertLetter } from '../src/insights/alerts/letter.ts';
import { alertSettingsFor, groupOf } from '../src/insights/alerts/readers.ts';
import { noticeState, planNotices, type NoticeState } from '../src/insights/alerts/notices.ts';
import { postLetter } from '../src/ports/post-letter.ts';
import type { AlertSettings } from '../src/ports/settings.ts';

/** Alerts that ended so long ago are no news to anybody. */
const KEPT_MS = 2 * 86_400_000;

type TellParts = Pick<AppContext, 'stores' | 'jobs' | 'clock' | 'settings' | 'mail' | 'publicUrl' | 'connector'>;
type Pending = NonNullable<NoticeState['pending']>;

/** One letter for those who hear of several brands together, and one for each brand that has settings of its own. */
async function postLetters(app: TellParts, pending: Pending, settings: AlertSettings): Promise<void> {
  const { brands, taxonomies } = app.settings.current();
  const groups = new Set(pending.mail.map(({ alert }) => groupOf(settings, alert.brand)));
  for (const group of groups) {
    const notices = pending.mail.filter(({ alert }) => groupOf(settings, alert.brand) === group);
    const own = alertSettingsFor(settings, group);
    const rendered = alertLetter(notices, {
      language: own.language ?? 'en',
      publicUrl: app.publicUrl(),
      nameOf: (brand) => brands.find(({ id }) => id === brand)?.name ?? brand,
      topicOf: (brand, topic) => taxonomies[brand]?.topics.find(({ id }) => id === topic)?.name ?? topic,
      networkOf: (network) => app.connector(network)?.manifest.label ?? network,
      timeZone: own.quietHours?.timeZone ?? settings.quietHours?.timeZone ?? 'UTC',
    });
    const name = group === '' ? pending.id : `${pending.id}-${group}`;
    for (const to of own.to) await postLetter(app, { id: `${name}-${stableId(to)}`, to, ...rendered, pictures: [] });
  }
}

async function handOver(app: TellParts, pending: Pending, settings: AlertSettings): Promise<void> {
  await postLetters(app, pending, settings);
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
  const channels = { mail: app.mail() !== null, webhook: settings.webhook !== undefined };
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
