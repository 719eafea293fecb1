import { z } from 'zod';
import { actorOf } from '../../caller.ts';
import { once } from '../../idempotency.ts';
import { accepted } from '../../outcomes.ts';
import { changeHeaders, expectedVersion } from '../../preconditions.ts';
import { idParam, idParams } from '../../query.ts';
import { callerOf, defineRoute, json, noQuery } from '../../route.ts';
import { caseTag, caseViewSchema } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';

const MOST = 200;

export const splitCase = defineRoute({
  method: 'POST',
  url: '/v1/cases/:id/split',
  name: 'splitCase',
  tag: 'cases',
  summary: 'Take mentions out of a case into a new one',
  description:
    'The answer is the old case, with the new one in `created`. Unless `topic` names it, the new one is about what its mentions are mainly about.',
  policy: 'work-cases',
  params: idParams,
  query: noQuery,
  headers: changeHeaders,
  body: z.strictObject({ mentions: z.array(idParam).min(1).max(MOST), topic: idParam.exactOptional() }),
  responses: {
    200: { description: 'Done.', schema: z.object({ ...caseViewSchema.shape, created: caseViewSchema.nullable() }) },
  },
  problems: [404, 409, 412, 413, 415, 422, 428],
  handler: async (call, context) => {
    const caller = callerOf(call);
    const caseId = call.params.id;
    const version = expectedVersion(call.headers['if-match'], caller);
    const key = call.headers['idempotency-key'];
    return once(context.deps, { bytes: call.bytes, key, caller, scope: `split\n${caseId}` }, async () => {
      const { mentions, ...topic } = call.body;
      const split = { caseId, expectedVersion: version, mentions: [...new Set(mentions)], ...topic, actor: actorOf(caller) };
      const outcome = await context.deps.cases.split(split);
      const item = accepted(outcome);
      const both = outcome.created ? [item, outcome.created] : [item];
      const [view, created] = await caseViews(context.deps, both, caller);
      return json({ ...view, created: created ?? null }, { headers: { etag: caseTag(item) } });
    });
  },
});
