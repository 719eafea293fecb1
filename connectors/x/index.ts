import type { Connector } from '../../src/ports/connector.ts';
import { capability } from './capability.ts';
import { check } from './check.ts';
import { findRemoved } from './find-removed.ts';
import { listen } from './listen.ts';
import { manifest } from './manifest.ts';
import { normalise } from './normalise.ts';
import { poll } from './poll.ts';
import { findSent } from './sending/find-sent.ts';
import { replyLength } from './sending/length.ts';
import { reply } from './sending/reply.ts';
import { settingsSchema, type XSettings } from './settings.ts';
import { webhook } from './webhook.ts';

/** X (Twitter), over API v2 and webhooks. What it needs and does is in this folder's README. */
export const xConnector: Connector<XSettings> = {
  manifest,
  settingsSchema,
  normalise,
  poll,
  listen,
  webhook,
  findRemoved,
  check,
  capability,
  replyLength,
  reply,
  findSent,
};
