import { z } from 'zod';
import {
  agentSchema,
  brandSchema,
  formatDuration,
  hoursSchema,
  networks,
  resolutionCodeSchema,
  ruleSchema,
  type Queue,
} from '../../domain/index.ts';
import type { ConnectionSettings, Settings } from '../../ports/settings.ts';
import { named, timeSchema } from './registry.ts';

const values = z.record(z.string(), z.unknown());
const isSet = z.object({ set: z.literal(true) });

const queueSettingSchema = z.object({
  id: z.string(),
  name: z.string(),
  skills: z.array(z.string()),
  hours: hoursSchema.optional(),
  sla: z.object({ firstResponse: z.string().optional(), nextResponse: z.string().optional(), resolution: z.string().optional() }),
  fallbackOwner: z.string(),
  approval: z.enum(['nobody', 'agents']),
});
const connectionSettingSchema = z.object({
  id: z.string(),
  brand: z.string(),
  network: z.enum(networks),
  apiBaseUrl: z.string().optional(),
  credentials: z.record(z.string(), isSet),
  listen: values,
  options: values,
  poll: z.string().optional(),
  enabled: z.boolean(),
  allowPrivate: z.boolean(),
});
const settingsChangeSchema = z.object({
  version: z.int(),
  at: timeSchema,
  by: z.string(),
  what: z.array(z.string()),
});

export const settingsSchema = named(
  'Settings',
  z.object({
    version: z.int(),
    brands: z.array(brandSchema),
    connections: z.array(connectionSettingSchema),
    queues: z.array(queueSettingSchema),
    rules: z.array(ruleSchema),
    agents: z.array(agentSchema),
    resolutions: z.array(resolutionCodeSchema),
    taxonomies: z.array(z.object({ brand: z.string(), id: z.string(), name: z.string(), topics: z.int() })),
    routing: z
      .object({
        webhook: z.object({ url: z.string(), secret: isSet, ackTimeout: z.string(), allowPrivate: z.boolean() }).nullable(),
        bullmqQueue: z.boolean(),
      })
      .nullable(),
    server: z.object({ publicUrl: z.string().nullable(), secureCookies: z.boolean() }),
    history: z.array(settingsChangeSchema),
  }),
  {
    description:
      'The configuration in force, as its file would have it. Secrets are never shown: `{ "set": true }` stands in their place, and sending that back leaves them as they are. `version` is the ETag of a change; `history` has the latest changes, newest first.',
  },
);
export type SettingsView = z.infer<typeof settingsSchema>;

function queueSetting({ sla, hours, ...queue }: Queue): z.infer<typeof queueSettingSchema> {
  const clocks = Object.entries(sla).flatMap(([name, ms]) => (ms === undefined ? [] : [[name, formatDuration(ms)] as const]));
  return { ...queue, ...(hours === undefined ? {} : { hours }), sla: Object.fromEntries(clocks) };
}

/** A connection without what may be secret. */
function connectionSetting(connection: ConnectionSettings): z.infer<typeof connectionSettingSchema> {
  const { id, brand, network, apiBaseUrl, credentials, listen, options, poll, enabled, allowPrivate } = connection;
  return {
    id,
    brand,
    network,
    ...(apiBaseUrl === undefined ? {} : { apiBaseUrl }),
    credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { set: true as const }])),
    listen: { ...listen },
    options: { ...options },
    ...(poll === undefined ? {} : { poll }),
    enabled,
    allowPrivate,
  };
}

function routingSetting(routing: Settings['routing']): SettingsView['routing'] {
  if (!routing) return null;
  const { webhook, bullmqQueue } = routing;
  const shown = webhook && {
    url: webhook.url,
    secret: { set: true as const },
    ackTimeout: formatDuration(webhook.ackTimeout),
    allowPrivate: webhook.allowPrivate,
  };
  return { webhook: shown ?? null, bullmqQueue: bullmqQueue === true };
}

export function settingsView({ version, settings }: { readonly version: number; readonly settings: Settings }): SettingsView {
  return {
    version,
    brands: [...settings.brands],
    connections: settings.connections.map(connectionSetting),
    queues: settings.queues.map(queueSetting),
    rules: [...settings.rules],
    agents: [...settings.agents],
    resolutions: [...settings.resolutions],
    taxonomies: Object.entries(settings.taxonomies).map(([brand, { id, name, topics }]) => ({
      brand,
      id,
      name,
      topics: topics.length,
    })),
    routing: routingSetting(settings.routing),
    server: settings.server ?? { publicUrl: null, secureCookies: false },
    history: (settings.history ?? []).map(({ what, ...change }) => ({ ...change, what: [...what] })).toReversed(),
  };
}

export const settingsTag = (version: number): string => `"${version}"`;
