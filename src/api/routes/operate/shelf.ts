import { z } from 'zod';
import { isoNow } from '../../../ports/clock.ts';
import { MalformedPayloadError } from '../../../ports/connector.ts';
import type { ShelfEntry } from '../../../ports/stores.ts';
import type { ApiContext } from '../../context.ts';
import { INTAKE_BODY_BYTES } from '../../limits.ts';
import { Problem } from '../../problem.ts';
import { badInput, notFound, unavailable } from '../../problems.ts';
import { idParams, nameParam, pageParams, pageRequest } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { pageOf } from '../../views/page.ts';
import { shelfView, shelfViewSchema } from '../../views/shelf.ts';

async function entryOf({ deps }: ApiContext, id: string): Promise<ShelfEntry> {
  const entry = await deps.stores.shelf.get(id);
  if (!entry) throw notFound('this entry of the shelf');
  return entry;
}

/**
 * Reads the payload as the pipeline will, so that what would be set aside again is told at once.
 * @throws Problem 400 naming the place in the payload
 */
function demandReadable(payload: unknown, { connection, network }: ShelfEntry, { deps }: ApiContext): void {
  const known = deps.configuration().connections.find(({ id }) => id === connection);
  const brand = deps.configuration().brands.find(({ id }) => id === known?.brand);
  const ownAccounts = new Set((brand?.ownAccounts[network] ?? []).map((account) => account.toLowerCase().replace(/^@/u, '')));
  try {
    deps.connector(network)?.normalise(payload, { ownAccounts });
  } catch (error) {
    if (!(error instanceof MalformedPayloadError)) throw error;
    const { path, message } = error;
    throw badInput([{ path: path === '' ? 'payload' : `payload${path.startsWith('[') ? '' : '.'}${path}`, message }]);
  }
}

export const listShelf = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/shelf',
  name: 'listShelf',
  tag: 'operations',
  summary: 'What came in and did not become a mention',
  policy: 'operate',
  query: z.strictObject({
    ...pageParams,
    outcome: z.enum(['ignored', 'parked']).exactOptional(),
    connection: nameParam.exactOptional(),
    reason: nameParam.exactOptional(),
  }),
  responses: { 200: { description: 'A page of the shelf, newest first.', schema: pageOf(shelfViewSchema) } },
  handler: async (call, { deps }) => {
    const { limit, cursor, ...filter } = call.query;
    const page = await deps.stores.shelf.list(filter, pageRequest({ limit, cursor }));
    return json({ items: page.items.map((entry) => shelfView(entry, { whole: false })), nextCursor: page.nextCursor });
  },
});

export const getShelfEntry = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/shelf/:id',
  name: 'getShelfEntry',
  tag: 'operations',
  summary: 'One entry of the shelf with its whole payload',
  policy: 'operate',
  params: idParams,
  responses: { 200: { description: 'The entry.', schema: shelfViewSchema } },
  problems: [404],
  handler: async (call, context) => json(shelfView(await entryOf(context, call.params.id), { whole: true })),
});

export const replayShelfEntry = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/shelf/:id/replay',
  name: 'replayShelfEntry',
  tag: 'operations',
  summary: 'Send an entry through the pipeline again, mended where a payload is given',
  description: 'A payload that the connector still cannot read is refused with the place of the fault, and nothing is queued.',
  policy: 'operate',
  params: idParams,
  bodyLimit: INTAKE_BODY_BYTES,
  budgeted: true,
  body: z.strictObject({ payload: z.unknown().optional() }).optional(),
  responses: { 202: { description: 'Safely queued.', schema: z.object({ batchId: z.string(), accepted: z.int() }) } },
  problems: [404, 413, 415, 422, 503],
  handler: async (call, context) => {
    const { deps } = context;
    const entry = await entryOf(context, call.params.id);
    const payload = call.body?.payload ?? entry.payload;
    if (payload === null || payload === undefined) {
      throw new Problem({
        status: 422,
        code: 'no-payload',
        title: 'Nothing to replay',
        detail: 'the entry kept no payload: send one as "payload"',
      });
    }
    if (!deps.configuration().connections.some(({ id }) => id === entry.connection)) {
      throw new Problem({
        status: 422,
        code: 'unknown-connection',
        title: 'The connection is gone',
        detail: `connection ${entry.connection} is no longer in the configuration: put it back first`,
      });
    }
    demandReadable(payload, entry, context);
    try {
      const { batchId, accepted } = await deps.takeIn({ connection: entry.connection, items: [payload] });
      await deps.stores.shelf.markReplayed(entry.id, isoNow(deps.clock));
      return json({ batchId, accepted }, { status: 202 });
    } catch (error) {
      throw unavailable('the entry could not be queued: try again', error);
    }
  },
});
