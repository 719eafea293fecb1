import type { Connector } from '../../src/ports/connector.ts';
import { goneAmong } from '../kit/gone.ts';
import { accessOf, businessUnit, canRead, readReview, type TrustpilotContext } from './api.ts';
import { answeredReview } from '../kit/own-reply.ts';
import { companyReplyOf, normalise, visibilityOf } from './normalise.ts';
import { anyReview, LOOK_BACK_MS, poll } from './poll.ts';
import { capability, findSent, reply } from './reply.ts';
import { settingsSchema, type TrustpilotSettings } from './settings.ts';
import { webhook } from './webhook.ts';

/** Proves that the credentials read the business unit. */
async function check(context: TrustpilotContext): Promise<string> {
  if (!canRead(context.settings)) return 'no API credentials: webhook only';
  await anyReview(context);
  return `reads the ${accessOf(context.settings)} reviews of business unit ${await businessUnit(context)}`;
}

/** Ids whose review is gone for good. Asked only after the credentials proved right, so that a wrong address removes nothing. */
async function findRemoved(context: TrustpilotContext, externalIds: readonly string[]): Promise<readonly string[]> {
  if (!canRead(context.settings) || externalIds.length === 0) return [];
  const known = await anyReview(context);
  return goneAmong(externalIds, {
    isThere: async (id) => {
      const answered = answeredReview(id);
      const review = await readReview(context, answered ?? id);
      if (review === undefined || visibilityOf(review) === 'gone') return false;
      return answered === undefined || visibilityOf(review) === 'hidden' || companyReplyOf(review) !== null;
    },
    known: async () => known,
    signal: context.signal,
    onDoubt: () => context.report('degraded', 'no review can be looked up by its id: no deletions are taken from Trustpilot'),
  });
}

export const trustpilotConnector: Connector<TrustpilotSettings> = {
  manifest: {
    id: 'trustpilot',
    label: 'Trustpilot',
    kinds: ['review', 'reply'],
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
  capability,
  reply,
  findSent,
};
