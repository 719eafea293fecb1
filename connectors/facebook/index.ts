import type { Connector, ConnectorManifest } from '../../src/ports/connector.ts';
import { capability, MAX_COMMENT_LENGTH } from './capability.ts';
import { check } from './check.ts';
import { normalise } from './normalise/index.ts';
import { LOOK_BACK_MS, poll } from './poll.ts';
import { findRemoved } from './removed.ts';
import { findSent } from './sending/find-sent.ts';
import { reply } from './sending/reply.ts';
import { type FacebookSettings, settingsSchema } from './settings.ts';
import { webhook } from './webhook.ts';

const manifest: ConnectorManifest = {
  id: 'facebook',
  aliases: ['fb'],
  label: 'Facebook page',
  kinds: ['post', 'comment', 'reply', 'review', 'message'],
  apiBaseUrl: 'https://graph.facebook.com',
  poll: { cron: '*/5 * * * *', lookBackMs: LOOK_BACK_MS },
  webhook: { signed: true },
  reply: { maxLength: MAX_COMMENT_LENGTH, count: 'characters', replaces: false },
  compliance: { deletions: 'recheck' },
};

/** A Facebook page: its feed, comments, recommendations, messages, and posts that name it. */
export const facebookConnector: Connector<FacebookSettings> = {
  manifest,
  settingsSchema,
  normalise,
  poll,
  webhook,
  findRemoved,
  check,
  capability,
  reply,
  findSent,
};
