import { z } from 'zod';
import { actorOf } from '../../caller.ts';
import { badInput } from '../../problems.ts';
import { timeParam } from '../../query.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';
import { incidentViewSchema } from '../../views/incident.ts';
import { apiSchemas } from '../../views/registry.ts';
import { changedIncident } from './change-incident.ts';
import { changedMatch, checkMatch, titleSchema } from './match.ts';

export const createIncident = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/incidents',
  name: 'createIncident',
  tag: 'incidents',
  summary: 'Make an incident that nothing proposed',
  description: 'It is open at once: cases that match and whose first mention is from `began` or later are linked to it.',
  policy: 'run-incidents',
  body: z
    .strictObject({ brand: z.string().min(1).max(256), title: titleSchema, match: changedMatch, began: timeParam })
    .register(apiSchemas, {
      examples: [
        {
          brand: 'acme',
          title: 'Bags stand on belt 4',
          match: { topic: 'baggage', network: null, phrases: ['belt 4'] },
          began: '2026-11-22T08:00:00Z',
        },
      ],
    }),
  responses: { 201: { description: 'The incident, with its `ETag`.', schema: incidentViewSchema } },
  problems: [413, 415, 422],
  handler: async (call, context) => {
    const { deps } = context;
    const { brand } = call.body;
    if (!deps.configuration().brands.some(({ id }) => id === brand))
      throw badInput([{ path: 'brand', message: 'is no brand of the configuration' }]);
    checkMatch(call.body.match, brand, context);
    return changedIncident(await deps.incidents.create({ ...call.body, actor: actorOf(callerOf(call)) }), context, 201);
  },
});
