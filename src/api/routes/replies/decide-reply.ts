import { z } from 'zod';
import type { ReplyOutcome } from '../../../cases/replies/outcome.ts';
import { actorOf, type Caller } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import { answeredCase } from '../../answered-case.ts';
import { defineFencedChange } from '../../fenced-change.ts';
import type { PolicyName } from '../../policies.ts';
import { forbidden } from '../../problems.ts';
import type { Route } from '../../route.ts';
import { caseViewSchema } from '../../views/case.ts';
import { replyViewSchema } from '../../views/reply.ts';

interface Decision<B> {
  readonly reply: string;
  readonly expectedVersion: number | null;
  readonly caller: Caller;
  readonly body: B;
}

interface DecisionSpec<B> {
  readonly verb: string;
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly policy: PolicyName;
  readonly body: z.ZodType<B>;
  readonly decide: (decision: Decision<B>, context: ApiContext) => Promise<ReplyOutcome>;
}

/** A route that decides about an answer: fenced by the version of its case, done once per `Idempotency-Key`. */
function defineDecision<B>({ verb, name, summary, description, policy, body, decide }: DecisionSpec<B>): Route {
  return defineFencedChange({
    url: `/v1/replies/:id/${verb}`,
    name,
    tag: 'replies',
    summary,
    description,
    policy,
    body,
    scope: verb,
    done: {
      description: 'Done: the case as it is now, and the answer.',
      schema: z.object({ ...caseViewSchema.shape, reply: replyViewSchema }),
    },
    change: async ({ id: reply, ...request }, context) =>
      answeredCase(await decide({ reply, ...request }, context), request.caller, context),
  });
}

const nothing = z.strictObject({}).optional();

export const approveReply = defineDecision({
  verb: 'approve',
  name: 'approveReply',
  summary: 'Let an answer that waits go out, perhaps as changed here',
  policy: 'approve-replies',
  body: z.strictObject({ text: z.string().trim().min(1).max(20_000).optional() }).optional(),
  decide: async ({ reply, expectedVersion: version, caller, body }, { deps }) => {
    const waiting = await deps.stores.replies.get(reply);
    if (waiting?.by.id === caller.id && !caller.roles.has('supervisor')) {
      throw forbidden('nobody approves what they wrote themselves');
    }
    return deps.replies.approve({ reply, expectedVersion: version, actor: actorOf(caller), text: body?.text ?? null });
  },
});

export const rejectReply = defineDecision({
  verb: 'reject',
  name: 'rejectReply',
  summary: 'Refuse an answer that waits, saying why',
  policy: 'approve-replies',
  body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
  decide: ({ reply, expectedVersion: version, caller, body }, { deps }) =>
    deps.replies.reject({ reply, expectedVersion: version, actor: actorOf(caller), reason: body.reason }),
});

export const withdrawReply = defineDecision({
  verb: 'withdraw',
  name: 'withdrawReply',
  summary: 'Take back an answer that waits or failed',
  policy: 'work-cases',
  body: nothing,
  decide: ({ reply, expectedVersion: version, caller }, { deps }) =>
    deps.replies.withdraw({ reply, expectedVersion: version, actor: actorOf(caller) }),
});

export const retryReply = defineDecision({
  verb: 'retry',
  name: 'retryReply',
  summary: 'Send an answer again that failed, or of which nobody knows',
  policy: 'work-cases',
  body: nothing,
  decide: ({ reply, expectedVersion: version, caller }, { deps }) =>
    deps.replies.retry({ reply, expectedVersion: version, actor: actorOf(caller) }),
});

export const confirmReply = defineDecision({
  verb: 'confirm',
  name: 'confirmReply',
  summary: 'Say that an answer is on the network, as a person saw there',
  policy: 'work-cases',
  body: z.strictObject({ externalId: z.string().min(1).max(512).nullish() }).optional(),
  decide: ({ reply, expectedVersion: version, caller, body }, { deps }) =>
    deps.replies.confirm({ reply, expectedVersion: version, actor: actorOf(caller), externalId: body?.externalId ?? null }),
});
