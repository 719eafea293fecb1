import { z } from 'zod';
import { caseEventTypes } from '../../../domain/index.ts';
import { isoNow } from '../../../ports/clock.ts';
import { deliveryOutcomes, type DeliveryAttempt } from '../../../ports/delivery-log.ts';
import { Problem } from '../../problem.ts';
import { notFound } from '../../problems.ts';
import { idParams, nameParam, pageParams, pageRequest } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { pageOf } from '../../views/page.ts';
import { named, timeSchema } from '../../views/registry.ts';

const deliverySchema = named(
  'WebhookDelivery',
  z.object({
    id: z.string(),
    at: timeSchema,
    case: z.string(),
    event: z.string(),
    type: z.enum(caseEventTypes),
    sequence: z.int(),
    attempt: z.int(),
    outcome: z.enum(deliveryOutcomes),
    status: z.int().nullable(),
    ms: z.int(),
    error: z.string().nullable(),
  }),
  { description: 'One try to hand an event of a case to the routing service. Kept for 14 days.' },
);

function deliveryView({ event, ...rest }: DeliveryAttempt): z.infer<typeof deliverySchema> {
  return { ...rest, ms: Math.round(rest.ms), event: event.id, type: event.type, sequence: event.sequence };
}

export const listDeliveries = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/webhooks/deliveries',
  name: 'listDeliveries',
  tag: 'webhooks',
  summary: 'Tries to hand case events to the routing service',
  policy: 'operate',
  query: z.strictObject({
    ...pageParams,
    case: nameParam.exactOptional(),
    event: nameParam.exactOptional(),
    outcome: z.enum(deliveryOutcomes).exactOptional(),
  }),
  responses: { 200: { description: 'A page of them, newest first.', schema: pageOf(deliverySchema) } },
  handler: async (call, { deps }) => {
    const { limit, cursor, ...filter } = call.query;
    const page = await deps.stores.deliveries.list(filter, pageRequest({ limit, cursor }));
    return json({ items: page.items.map(deliveryView), nextCursor: page.nextCursor });
  },
});

const busy = (detail: string): Problem =>
  new Problem({
    status: 409,
    code: 'on-its-way',
    title: 'Events of this case are on their way',
    detail,
    headers: { 'retry-after': '2' },
  });

export const replayDelivery = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/webhooks/deliveries/:id/replay',
  name: 'replayDelivery',
  tag: 'webhooks',
  summary: 'Deliver an event once more',
  description:
    'The event goes out again under the same id and sequence, with the case as it is now; a receiver that keeps to the contract takes it once.',
  policy: 'administrate',
  params: idParams,
  responses: { 202: { description: 'It will be delivered.', schema: z.object({ event: z.string() }) } },
  problems: [404, 409],
  handler: async (call, { deps }) => {
    const attempt = await deps.stores.deliveries.get(call.params.id);
    if (!attempt) throw notFound('this delivery');
    switch (await deps.stores.cases.redeliver(attempt.case, attempt.event, isoNow(deps.clock))) {
      case 'gone':
        throw notFound('the case of this delivery');
      case 'waiting':
        throw busy('this event waits for its delivery already');
      case 'held':
        throw busy('a worker is delivering events of this case at this moment: ask again in a few seconds');
      case 'queued':
        await deps.jobs.add('deliver', {}, { deduplicate: 'deliver' });
        return json({ event: attempt.event.id }, { status: 202 });
    }
  },
});
