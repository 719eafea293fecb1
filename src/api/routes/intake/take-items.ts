import { z } from 'zod';
import { intakeRequestSchema, MAX_INTAKE_ITEMS } from '../../../domain/index.ts';
import type { AnyConnector } from '../../../ports/connector.ts';
import type { ApiContext } from '../../context.ts';
import { INTAKE_BODY_BYTES } from '../../limits.ts';
import { badInput, unavailable } from '../../problems.ts';
import { Problem } from '../../problem.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { named } from '../../views/registry.ts';

const takenSchema = named('BatchTaken', z.object({ batchId: z.string(), accepted: z.int() }));

named('IntakeRequest', intakeRequestSchema, {
  description: 'All items are taken or none.',
  examples: [
    {
      connection: 'acme-own',
      items: [
        {
          externalId: '17',
          kind: 'post',
          text: 'My suitcase did not arrive',
          postedAt: '2026-11-22T08:00:00Z',
          author: { externalId: '9', handle: 'jo', name: 'Jo', followers: 120 },
        },
      ],
    },
  ],
});

/** A connector whose network has no interface of its own: what is said there is handed in. */
function isHandedIn(connector: AnyConnector | undefined): boolean {
  if (!connector) return false;
  const { apiBaseUrl, poll, listen, webhook } = connector.manifest;
  return apiBaseUrl === null && !poll && !listen && !webhook;
}

function demandConnection({ deps }: ApiContext, id: string): void {
  const connection = deps.configuration().connections.find((candidate) => candidate.id === id);
  if (!connection) throw badInput([{ path: 'connection', message: 'is no connection of the configuration' }]);
  if (!isHandedIn(deps.connector(connection.network))) {
    throw badInput([{ path: 'connection', message: `takes no intake: its items come from ${connection.network} itself` }]);
  }
}

/** Tells of too many items before each of them is looked at. */
const sizedRequest = z.unknown().superRefine((value, context) => {
  if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items)) return;
  if (value.items.length > MAX_INTAKE_ITEMS) {
    const message = `holds ${value.items.length} items: send ${MAX_INTAKE_ITEMS} at most at a time`;
    context.addIssue({ code: 'custom', path: ['items'], message });
  }
});

export const takeItems = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/intake',
  name: 'takeItems',
  tag: 'intake',
  summary: 'Hand in items',
  description: 'Takes 1 to 1000 items of a connection that has no interface of its own. Answers once they are safely queued.',
  policy: 'intake',
  bodyLimit: INTAKE_BODY_BYTES,
  budgeted: true,
  bodyShown: intakeRequestSchema,
  body: sizedRequest.pipe(intakeRequestSchema),
  responses: { 202: { description: 'Safely queued.', schema: takenSchema } },
  problems: [413, 415, 429, 503],
  handler: async (call, context) => {
    const { connection, items } = call.body;
    demandConnection(context, connection);
    try {
      const { batchId, accepted } = await context.deps.takeIn({ connection, items });
      return json({ batchId, accepted }, { status: 202 });
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw unavailable('the queue does not take items for the moment; nothing was taken, send them again', error);
    }
  },
});
