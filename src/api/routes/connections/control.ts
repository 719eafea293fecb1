import { z } from 'zod';
import type { ConnectionOutcome } from '../../../ports/connection-control.ts';
import type { ApiContext } from '../../context.ts';
import { Problem } from '../../problem.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json, type Answer } from '../../route.ts';
import { acceptedSettings } from '../../settings-outcomes.ts';
import { connectionDetail, connectionDetailSchema } from '../../views/connection-detail.ts';

const answerSchema = z.object({ line: z.string(), connection: connectionDetailSchema });

async function detailOf(id: string, { deps }: ApiContext): Promise<z.infer<typeof connectionDetailSchema>> {
  const { settings } = await deps.settings.read();
  const connection = settings.connections.find((one) => one.id === id);
  if (!connection) throw notFound('this connection');
  const [state, history] = await Promise.all([deps.stores.connections.get(id), deps.stores.connections.history(id)]);
  return connectionDetail(connection, { state, history, deps });
}

async function answer(id: string, outcome: ConnectionOutcome, context: ApiContext): Promise<Answer> {
  if (outcome.ok) return json({ line: outcome.line, connection: await detailOf(id, context) });
  switch (outcome.code) {
    case 'unknown':
      throw notFound('this connection');
    case 'no-check':
      throw new Problem({
        status: 422,
        code: 'no-check',
        title: 'There is nothing to check',
        detail: 'this network has no credentials that it could be asked about',
      });
    case 'failed':
      throw new Problem({
        status: 422,
        code: 'check-failed',
        title: 'The network did not accept the credentials',
        detail: outcome.error.message,
        extra: { error: outcome.error },
      });
    case 'refused':
      acceptedSettings(outcome.outcome, 'this connection');
  }
  throw new Error('a refusal of the configuration was not told');
}

export const getConnection = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/connections/:id',
  name: 'getConnection',
  tag: 'connections',
  summary: 'How a connection stands, with what happened to it',
  policy: 'operate',
  params: idParams,
  responses: { 200: { description: 'The connection.', schema: connectionDetailSchema } },
  problems: [404],
  handler: async (call, context) => json(await detailOf(call.params.id, context)),
});

export const pauseConnection = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/connections/:id/pause',
  name: 'pauseConnection',
  tag: 'connections',
  summary: 'Stop listening on a connection until it is resumed',
  description:
    'Every process follows within seconds; webhooks of the network are answered 404 meanwhile. Doing it twice changes nothing.',
  policy: 'administrate',
  params: idParams,
  responses: { 200: { description: 'It is paused.', schema: answerSchema } },
  problems: [404, 409, 503],
  handler: async (call, context) => {
    const { id } = call.params;
    return answer(id, await context.deps.connections.setEnabled(id, false, callerOf(call).id), context);
  },
});

export const resumeConnection = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/connections/:id/resume',
  name: 'resumeConnection',
  tag: 'connections',
  summary: 'Listen on a connection again',
  description: 'It goes on from where it stopped. What had halted it is forgotten and tried anew.',
  policy: 'administrate',
  params: idParams,
  responses: { 200: { description: 'It runs.', schema: answerSchema } },
  problems: [404, 409, 503],
  handler: async (call, context) => {
    const { id } = call.params;
    return answer(id, await context.deps.connections.setEnabled(id, true, callerOf(call).id), context);
  },
});

export const checkConnection = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/connections/:id/check',
  name: 'checkConnection',
  tag: 'connections',
  summary: 'Ask the network whether the credentials work',
  description:
    '`line` is what the network said, with the end of the credentials where it tells. A connection that had halted is tried again when they work.',
  policy: 'administrate',
  params: idParams,
  responses: { 200: { description: 'They work.', schema: answerSchema } },
  problems: [404, 422],
  handler: async (call, context) => {
    const { id } = call.params;
    return answer(id, await context.deps.connections.check(id), context);
  },
});

export const reauthoriseConnection = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/connections/:id/reauthorise',
  name: 'reauthoriseConnection',
  tag: 'connections',
  summary: 'Give a connection new credentials',
  description:
    'They are kept only once the network has accepted them; until then those in force stay. Credentials left out stay, null takes one away. None is ever shown again.',
  policy: 'administrate',
  params: idParams,
  body: z.strictObject({ credentials: z.record(z.string(), z.unknown()) }),
  responses: { 200: { description: 'They are in force.', schema: answerSchema } },
  problems: [404, 409, 413, 415, 422, 503],
  handler: async (call, context) => {
    const { id } = call.params;
    const outcome = await context.deps.connections.reauthorise(id, call.body.credentials, callerOf(call).id);
    return answer(id, outcome, context);
  },
});
