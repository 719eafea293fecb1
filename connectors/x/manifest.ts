import type { ConnectorManifest } from '../../src/ports/connector.ts';

const HOUR_MS = 3_600_000;

/** Longest public reply, in X's weighted characters (CJK and emoji count 2, any link 23). */
export const MAX_REPLY = 280;
/** Longest direct message. */
export const MAX_MESSAGE = 10_000;

export const manifest = {
  id: 'x',
  aliases: ['twitter'],
  label: 'X',
  kinds: ['post', 'reply', 'message'],
  apiBaseUrl: 'https://api.x.com',
  poll: { cron: '*/2 * * * *', lookBackMs: 24 * HOUR_MS },
  // X sends a keep-alive at least every 20 s.
  listen: { silenceMs: 25_000 },
  webhook: { signed: true },
  reply: { maxLength: MAX_REPLY, count: 'weighted', replaces: false },
  compliance: { deletions: 'recheck' },
} as const satisfies ConnectorManifest;
