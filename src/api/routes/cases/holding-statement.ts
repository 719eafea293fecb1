import { answeredCase } from '../../answered-case.ts';
import { actorOf } from '../../caller.ts';
import { defineFencedChange } from '../../fenced-change.ts';
import { noBody } from '../../route.ts';
import { answeredCaseSchema } from './add-reply.ts';

export const sendHoldingStatement = defineFencedChange({
  url: '/v1/cases/:id/holding-statement',
  name: 'sendHoldingStatement',
  tag: 'incidents',
  summary: 'Send the approved statement of the case’s incident, once',
  description:
    'An answer as any other, decided on the version that `If-Match` names and judged by the network’s rules; nobody has to approve it again. A case is told once, and a mention that was answered is not answered a second time.',
  policy: 'work-cases',
  body: noBody,
  scope: 'holding-statement',
  done: { description: 'Taken: the case as it is now, and the answer.', schema: answeredCaseSchema },
  change: async ({ id: caseId, expectedVersion, caller }, context) =>
    answeredCase(await context.deps.incidents.tell({ caseId, expectedVersion, actor: actorOf(caller) }), caller, context),
});
