import type { Connector } from '../../src/ports/connector.ts';
import { onePublicReply } from '../kit/capability.ts';
import { API_BASE_URL, readReviews, type GooglePlayContext } from './api.ts';
import { normalise } from './normalise.ts';
import { LOOK_BACK_MS, poll } from './poll.ts';
import { findSent, MAX_REPLY, reply } from './reply.ts';
import { settingsSchema, type GooglePlaySettings } from './settings.ts';

/** Proves that the service account reads the app's reviews. */
async function check(context: GooglePlayContext): Promise<string> {
  await readReviews(context, { token: '', size: 1 });
  return `reads the reviews of ${context.settings.packageName}`;
}

export const googlePlayConnector: Connector<GooglePlaySettings> = {
  manifest: {
    id: 'google-play',
    label: 'Google Play',
    kinds: ['review', 'reply'],
    apiBaseUrl: API_BASE_URL,
    poll: { cron: '*/10 * * * *', lookBackMs: LOOK_BACK_MS },
    reply: { maxLength: MAX_REPLY, count: 'characters', replaces: true },
    compliance: { deletions: 'none' },
  },
  settingsSchema,
  normalise,
  poll,
  check,
  capability: (mention) => onePublicReply(mention, MAX_REPLY),
  reply,
  findSent,
};
