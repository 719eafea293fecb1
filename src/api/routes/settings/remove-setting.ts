import type { SettingsNoun } from '../../../ports/settings-edits.ts';
import { expectedVersion } from '../../preconditions.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { acceptedSettings } from '../../settings-outcomes.ts';
import { settingsSchema, settingsTag, settingsView } from '../../views/settings.ts';
import { settingsHeaders } from './headers.ts';

function removeRoute(noun: SettingsNoun, facts: { readonly name: string; readonly summary: string; readonly what: string }) {
  return defineRoute({
    ...bare,
    method: 'DELETE',
    url: `/v1/settings/${noun}/:id`,
    name: facts.name,
    tag: 'settings',
    summary: facts.summary,
    description: 'What others need (a queue with unfinished cases or that a rule names, the last queue) cannot go: 409 says why.',
    policy: 'administrate',
    params: idParams,
    headers: settingsHeaders,
    responses: { 200: { description: 'The configuration after the change.', schema: settingsSchema } },
    problems: [404, 409, 412, 428, 503],
    handler: async (call, { deps }) => {
      const caller = callerOf(call);
      const version = expectedVersion(call.headers['if-match'], caller, 'the configuration');
      const { id } = call.params;
      const edit = { type: 'remove' as const, noun, id };
      const accepted = acceptedSettings(await deps.settings.apply(edit, { expectedVersion: version, by: caller.id }), facts.what);
      if (noun === 'connections') await deps.stores.connections.forget(id);
      return json(settingsView(accepted), { headers: { etag: settingsTag(accepted.version) } });
    },
  });
}

export const removeBrand = removeRoute('brands', { name: 'removeBrand', summary: 'Take a brand out', what: 'this brand' });
export const removeQueue = removeRoute('queues', { name: 'removeQueue', summary: 'Take a queue out', what: 'this queue' });
export const removeRule = removeRoute('rules', {
  name: 'removeRule',
  summary: 'Take a rule out, by its name',
  what: 'this rule',
});
export const removeAgent = removeRoute('agents', {
  name: 'removeAgent',
  summary: 'Take an agent out, by their e-mail address',
  what: 'this agent',
});
export const removeConnection = removeRoute('connections', {
  name: 'removeConnection',
  summary: 'Take a connection out, with its place in the network’s lists',
  what: 'this connection',
});
