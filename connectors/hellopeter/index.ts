import type { Connector } from '../../src/ports/connector.ts';
import { cannotReply } from '../kit/capability.ts';
import { goneAmong } from '../kit/gone.ts';
import { answeredReview } from '../kit/own-reply.ts';
import { readJson, readReviews, type HelloPeterContext } from './api.ts';
import { normalise } from './normalise.ts';
import { LOOK_BACK_MS, poll } from './poll.ts';
import { settingsSchema, type HelloPeterSettings } from './settings.ts';

/** Proves that the key reads the business's reviews. */
async function check(context: HelloPeterContext): Promise<string> {
  await readReviews(context, 1);
  return 'reads the reviews of the business';
}

/** Permalinks that lead nowhere any more. Asked only after the list proved readable, so that a wrong address removes nothing. */
async function findRemoved(context: HelloPeterContext, externalIds: readonly string[]): Promise<readonly string[]> {
  if (externalIds.length === 0) return [];
  const list = normalise(await readReviews(context, 1), { ownAccounts: new Set() });
  return goneAmong(externalIds, {
    // Whether one review shows its answers is not documented: an answer counts as there as long as its review is.
    isThere: async (id) => (await readJson(context, ['reviews', answeredReview(id) ?? id])) !== undefined,
    known: async () => list.mentions[0]?.externalId,
    signal: context.signal,
    onDoubt: () =>
      context.report('degraded', 'no review can be looked up by its permalink: no deletions are taken from HelloPeter'),
  });
}

export const hellopeterConnector: Connector<HelloPeterSettings> = {
  manifest: {
    id: 'hellopeter',
    label: 'HelloPeter',
    kinds: ['review', 'reply'],
    apiBaseUrl: 'https://api.hellopeter.com/v5/api',
    poll: { cron: '*/5 * * * *', lookBackMs: LOOK_BACK_MS },
    compliance: { deletions: 'recheck' },
  },
  settingsSchema,
  normalise,
  poll,
  check,
  findRemoved,
  // A reply call is announced for the Business API and not documented, so there is nothing to build on.
  capability: () =>
    cannotReply(
      'open on the site: HelloPeter documents no way to answer from here; answer on its page and record the answer here',
    ),
};
