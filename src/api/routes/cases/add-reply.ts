import { z } from 'zod';
import { visibilities, type Mention } from '../../../domain/index.ts';
import { privateInReply } from '../../../understand/private/reply.ts';
import { actorOf } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import { answeredCase } from '../../answered-case.ts';
import { defineFencedChange } from '../../fenced-change.ts';
import { Problem } from '../../problem.ts';
import { badInput, notFound } from '../../problems.ts';
import type { Answer } from '../../route.ts';
import { caseViewSchema } from '../../views/case.ts';
import { apiSchemas } from '../../views/registry.ts';
import { replyViewSchema } from '../../views/reply.ts';
import { act, changedCase, type ChangeRequest } from './change-case.ts';

const replySchema = z
  .strictObject({
    text: z.string().trim().min(1).max(20_000),
    mention: z
      .string()
      .min(1)
      .max(512)
      .nullish()
      .register(apiSchemas, { description: 'The mention that is answered; the newest of the customer unless told.' }),
    visibility: z
      .enum(visibilities)
      .optional()
      .register(apiSchemas, { description: '`private`: to its author alone. As the mention is, unless told.' }),
    where: z
      .enum(['network', 'outside'])
      .default('network')
      .register(apiSchemas, { description: '`outside`: the answer was given on the network itself and is recorded here.' }),
    followUp: z
      .boolean()
      .default(false)
      .register(apiSchemas, { description: 'Adds to an answer that is there already; without it a second one is refused.' }),
    approval: z.boolean().default(false).register(apiSchemas, { description: 'Has a supervisor look at it before it goes out.' }),
    source: z
      .string()
      .max(512)
      .nullish()
      .register(apiSchemas, { description: 'Id of the macro or suggestion it was made from.' }),
  })
  .register(apiSchemas, { examples: [{ text: 'We found your bag, it comes tomorrow' }] });

type Reply = z.infer<typeof replySchema>;

/** A case with the answer that was given on it; null where it was given elsewhere. */
export const answeredCaseSchema = z.object({ ...caseViewSchema.shape, reply: replyViewSchema.nullable() });

async function answered(request: ChangeRequest<Reply>, { deps }: ApiContext) {
  const item = await deps.stores.cases.get(request.caseId);
  if (!item) throw notFound('this case');
  const mention = await deps.stores.mentions.get(request.body.mention ?? item.lastMention);
  if (!mention || mention.case !== item.id) throw badInput([{ path: 'mention', message: 'is no mention of this case' }]);
  return mention;
}

/** The latest words of a case that a reply is held against. */
const MOST_HEARD = 100;

/** What everybody can read holds nothing of the customer's that they would not want everybody to read. */
async function keepPrivate(text: string, mention: Mention, { deps }: ApiContext): Promise<void> {
  if (mention.visibility !== 'public') return;
  const heard = mention.case === null ? [mention] : await deps.stores.mentions.ofCase(mention.case, MOST_HEARD);
  const kinds = privateInReply(
    text,
    heard.map((one) => one.text),
  );
  if (kinds.length === 0) return;
  throw new Problem({
    status: 422,
    code: 'private-data-in-public-reply',
    title: 'A public answer may not hold private data',
    detail: `the text holds private data (${kinds.join(', ')}) and the mention is public: take it out on the network too, and record the answer without it`,
    extra: { kinds },
  });
}

async function recordOutside(request: ChangeRequest<Reply>, context: ApiContext): Promise<Answer> {
  const { text } = request.body;
  const mention = await answered(request, context);
  await keepPrivate(text, mention, context);
  const outcome = await act(request, context, { type: 'answered', mention: mention.id, text, where: 'outside' });
  const answer = await changedCase(outcome, request.caller, context);
  return answer.type === 'json' && typeof answer.json === 'object'
    ? { ...answer, json: { ...answer.json, reply: null } }
    : answer;
}

async function send(request: ChangeRequest<Reply>, context: ApiContext): Promise<Answer> {
  const { caseId, caller } = request;
  const { text, mention, visibility, followUp, approval, source } = request.body;
  const outcome = await context.deps.replies.submit({
    caseId,
    expectedVersion: request.expectedVersion,
    actor: actorOf(caller),
    text,
    mention: mention ?? null,
    visibility: visibility ?? null,
    followUp,
    approval,
    source: source ?? null,
  });
  return answeredCase(outcome, caller, context);
}

export const addReply = defineFencedChange({
  url: '/v1/cases/:id/replies',
  name: 'addReply',
  tag: 'replies',
  summary: 'Answer the customer on the network, once',
  description:
    'Decided on the version of the case that `If-Match` names: a second answer on an older version is refused with what changed. `queued`: it goes out now; `approval`: a supervisor looks first. Nothing is ever cut: what the network would not take is refused with the reason.',
  policy: 'work-cases',
  body: replySchema,
  scope: 'replies',
  done: { description: 'Taken: the case as it is now, and the answer.', schema: answeredCaseSchema },
  change: ({ id: caseId, ...rest }, context) => {
    const request = { caseId, ...rest };
    return rest.body.where === 'outside' ? recordOutside(request, context) : send(request, context);
  },
});
