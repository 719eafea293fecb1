import type { Connector } from '../../src/ports/connector.ts';
import { onePublicReply } from '../kit/capability.ts';
import { businessUnit, canRead, isPrivate, noSuchUnit, readJson, readReview, root, type TrustpilotContext } from './api.ts';
import { isHidden, normalise } from './normalise.ts';
import { LOOK_BACK_MS, poll } from './poll.ts';
import { settingsSchema, type TrustpilotSettings } from './settings.ts';
import { webhook } from './webhook.ts';

/** Proves that the credentials read the business unit. */
async function check(context: TrustpilotContext): Promise<string> {
  if (!canRead(context.settings)) return 'no API credentials: webhook only';
  const unit = await businessUnit(context);
  const lists = isPrivate(context.settings) ? ['reviews'] : ['reviews', 'all-reviews'];
  for (const list of lists) {
    const found = await readJson(context, [...root(context.settings), 'business-units', unit, list], { perPage: 1 });
    if (found !== undefined)
      return `reads the ${isPrivate(context.settings) ? 'private' : 'public'} reviews of business unit ${unit}`;
  }
  throw noSuchUnit(unit);
}

/** Ids whose review is gone. Asked only after the credentials proved right, so that a wrong address removes nothing. */
async function findRemoved(context: TrustpilotContext, externalIds: readonly string[]): Promise<readonly string[]> {
  if (!canRead(context.settings) || externalIds.length === 0) return [];
  await check(context);
  const removed: string[] = [];
  for (const id of externalIds) {
    context.signal.throwIfAborted();
    const review = await readReview(context, id);
    if (review === undefined || isHidden(review)) removed.push(id);
  }
  return removed;
}

export const trustpilotConnector: Connector<TrustpilotSettings> = {
  manifest: {
    id: 'trustpilot',
    label: 'Trustpilot',
    kinds: ['review'],
    apiBaseUrl: 'https://api.trustpilot.com',
    poll: { cron: '*/5 * * * *', lookBackMs: LOOK_BACK_MS },
    webhook: { signed: false },
    compliance: { deletions: 'recheck' },
  },
  settingsSchema,
  normalise,
  poll,
  webhook,
  check,
  findRemoved,
  capability: (mention) => onePublicReply(mention, null),
};
