import { actorOf } from '../../caller.ts';
import { once } from '../../idempotency.ts';
import { changeHeaders, expectedVersion } from '../../preconditions.ts';
import { idParams } from '../../query.ts';
import { acceptedReply } from '../../reply-outcomes.ts';
import { callerOf, defineRoute, json, noBody, noQuery } from '../../route.ts';
import { caseTag } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';
import { replyView } from '../../views/reply.ts';
import { answeredCaseSchema } from './add-reply.ts';

export const sendHoldingStatement = defineRoute({
  method: 'POST',
  url: '/v1/cases/:id/holding-statement',
  name: 'sendHoldingStatement',
  tag: 'incidents',
  summary: 'Send the approved statement of the case’s incident, once',
  description:
    'An answer as any other, decided on the version that `If-Match` names and judged by the network’s rules; nobody has to approve it again. A case is told once, and a mention that was answered is not answered a second time.',
  policy: 'work-cases',
  params: idParams,
  query: noQuery,
  headers: changeHeaders,
  body: noBody,
  responses: { 200: { description: 'Taken: the case as it is now, and the answer.', schema: answeredCaseSchema } },
  problems: [404, 409, 412, 413, 415, 422, 428],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const caseId = call.params.id;
    const version = expectedVersion(call.headers['if-match'], caller);
    const key = call.headers['idempotency-key'];
    return once(deps, { bytes: call.bytes, key, caller, scope: `holding-statement\n${caseId}` }, async () => {
      const outcome = await deps.incidents.tell({ caseId, expectedVersion: version, actor: actorOf(caller) });
      const { case: item, reply } = acceptedReply(outcome, caller);
      const [view] = await caseViews(deps, [item], caller);
      return json({ ...view, reply: replyView(reply, caller) }, { headers: { etag: caseTag(item) } });
    });
  },
});
