import { z } from 'zod';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { caseTag } from '../../views/case.ts';
import { incidentViewSchema, incidentViews } from '../../views/incident.ts';
import { apiSchemas, named } from '../../views/registry.ts';

const detailSchema = named(
  'IncidentDetail',
  z.object({
    ...incidentViewSchema.shape,
    resolutions: z
      .array(z.object({ id: z.string(), name: z.string() }))
      .register(apiSchemas, { description: 'The codes that its cases can be solved with.' }),
  }),
  { description: 'An incident, and how it may end.' },
);

export const getIncident = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/incidents/:id',
  name: 'getIncident',
  tag: 'incidents',
  summary: 'One incident, with how its cases stand',
  description: 'The `ETag` is the version that `If-Match` of a decision names. Its cases: `GET /v1/cases?incident=`.',
  policy: 'read',
  params: idParams,
  responses: { 200: { description: 'The incident.', schema: detailSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const incident = await deps.stores.incidents.get(call.params.id);
    if (!incident) throw notFound('this incident');
    const [view] = await incidentViews(deps, [incident]);
    const resolutions = deps.configuration().resolutions.map(({ id, name }) => ({ id, name }));
    return json({ ...view, resolutions }, { headers: { etag: caseTag(incident) } });
  },
});
