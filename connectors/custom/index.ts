import { z } from 'zod';
import type { Connector } from '../../src/ports/connector.ts';
import { cannotReply } from '../kit/capability.ts';
import { flatSettings } from '../kit/settings.ts';
import { normalise } from './normalise.ts';

const settingsSchema = flatSettings(z.strictObject({}));
export type CustomSettings = z.infer<typeof settingsSchema>;

/** Items that come by `POST /v1/intake` or `earshot import` instead of from a network. */
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
  capability: () => cannotReply('no network: answer where the item came from'),
};
