import { bare, defineRoute, json } from '../../route.ts';
import { settingsSchema, settingsTag, settingsView } from '../../views/settings.ts';

export const getSettings = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/settings',
  name: 'getSettings',
  tag: 'settings',
  summary: 'The configuration in force, without secrets',
  policy: 'read-settings',
  responses: { 200: { description: 'The configuration; its ETag goes with changes.', schema: settingsSchema } },
  handler: async (_call, { deps }) => {
    const stored = await deps.settings.read();
    return json(settingsView(stored), { headers: { etag: settingsTag(stored.version) } });
  },
});
