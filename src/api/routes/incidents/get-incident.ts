import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { caseTag } from '../../views/case.ts';
import { incidentViewSchema, incidentViews } from '../../views/incident.ts';

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
  responses: { 200: { description: 'The incident.', schema: incidentViewSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const incident = await deps.stores.incidents.get(call.params.id);
    if (!incident) throw notFound('this incident');
    const [view] = await incidentViews(deps, [incident]);
    return json(view, { headers: { etag: caseTag(incident) } });
  },
});
