import type { ReplyOutcome } from '../cases/replies/outcome.ts';
import type { Caller } from './caller.ts';
import type { ApiContext } from './context.ts';
import { acceptedReply } from './reply-outcomes.ts';
import { json, type Answer } from './route.ts';
import { caseTag } from './views/case.ts';
import { caseViews } from './views/load-cases.ts';
import { replyView } from './views/reply.ts';

/** The answer to what became of a reply: its case as it is now with its tag, and the reply. Throws the problem where it was refused. */
export async function answeredCase(outcome: ReplyOutcome, caller: Caller, { deps }: ApiContext): Promise<Answer> {
  const { case: item, reply } = acceptedReply(outcome, caller);
  const [view] = await caseViews(deps, [item], caller);
  return json({ ...view, reply: replyView(reply, caller) }, { headers: { etag: caseTag(item) } });
}
