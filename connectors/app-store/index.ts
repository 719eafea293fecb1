import type { Connector, Page } from '../../src/ports/connector.ts';
import { goneAmong } from '../kit/gone.ts';
import { answeredReview } from '../kit/own-reply.ts';
import { listAddress, readJson, responseAddress, reviewAddress, type AppStoreContext } from './connect-api.ts';
import { normalise } from './normalise.ts';
import { LOOK_BACK_MS, noSuchApp, pollConnect } from './poll-connect.ts';
import { checkFeed, CONNECT_BASE_URL, pollFeed } from './poll-feed.ts';
import { capability, findSent, isFromFeed, MAX_REPLY, reply } from './reply.ts';
import { settingsSchema, usesConnect, type AppStoreSettings } from './settings.ts';

function poll(context: AppStoreContext, cursor: unknown): AsyncIterable<Page> {
  return usesConnect(context.settings) ? pollConnect(context, cursor) : pollFeed(context, cursor);
}

/** Proves that the key reads the app's reviews, or that the public feed is there. */
async function check(context: AppStoreContext): Promise<string> {
  if (!usesConnect(context.settings)) return checkFeed(context);
  if ((await readJson(context, listAddress(context), { limit: 1 })) === undefined) throw noSuchApp(context);
  return `reads the reviews of app ${context.settings.appId} in App Store Connect`;
}

/** Reviews and answers that App Store Connect no longer has; asked only after the list proved readable, so that a wrong address removes nothing. */
async function findRemoved(context: AppStoreContext, externalIds: readonly string[]): Promise<readonly string[]> {
  const askable = usesConnect(context.settings) ? externalIds.filter((id) => !isFromFeed(id)) : [];
  if (askable.length === 0) return [];
  const list = await readJson(context, listAddress(context), { limit: 1 });
  if (list === undefined) throw noSuchApp(context);
  return goneAmong(askable, {
    isThere: async (id) => {
      const answered = answeredReview(id);
      const place = answered === undefined ? reviewAddress(context, id) : responseAddress(context, answered);
      return (await readJson(context, place)) !== undefined;
    },
    known: async () => normalise(list, { ownAccounts: new Set() }).mentions[0]?.externalId,
    signal: context.signal,
    onDoubt: () =>
      context.report('degraded', 'no review can be looked up by its id: no deletions are taken from App Store Connect'),
  });
}

export const appStoreConnector: Connector<AppStoreSettings> = {
  manifest: {
    id: 'app-store',
    label: 'Apple App Store',
    kinds: ['review', 'reply'],
    apiBaseUrl: CONNECT_BASE_URL,
    poll: { cron: '*/10 * * * *', lookBackMs: LOOK_BACK_MS },
    reply: { maxLength: MAX_REPLY, count: 'characters', replaces: true },
    compliance: { deletions: 'recheck' },
  },
  settingsSchema,
  normalise,
  poll,
  check,
  findRemoved,
  capability,
  reply,
  findSent,
};
