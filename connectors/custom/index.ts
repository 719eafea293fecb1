import type { Connector } from '../../src/ports/connector.ts';
import { normalise } from './normalise.ts';
import { capability, findSent, reply } from './reply.ts';
import { settingsSchema, type CustomSettings } from './settings.ts';

/** Items that come by `POST /v1/intake` or `earshot import` instead of from a network; answers go to the system they came from. */
export const customConnector: Connector<CustomSettings> = {
  manifest: {
    id: 'custom',
    label: 'Own source (intake)',
    kinds: ['post', 'reply', 'comment', 'review', 'message', 'email', 'call'],
    apiBaseUrl: null,
    compliance: { deletions: 'none' },
  },
  settingsSchema,
  normalise,
  capability,
  reply,
  findSent,
};
