import { z } from 'zod';
import type { ApiContext } from '../../context.ts';
import type { Mention } from '../../../domain/index.ts';
import { privateInReply } from '../../../understand/private/reply.ts';
import { Problem } from '../../problem.ts';
import { badInput, notFound } from '../../problems.ts';
import { act, defineChange, type ChangeRequest } from './change-case.ts';
import { apiSchemas } from '../../views/registry.ts';

const replySchema = z
  .strictObject({
    text: z.string().trim().min(1).max(20_000),
    mention: z
      .string()
      .min(1)
      .max(512)
      .nullish()
      .register(apiSchemas, { description: 'The mention that was answered; the newest unless told.' }),
    where: z
      .enum(['outside', 'network'])
      .register(apiSchemas, { description: '`outside`: the answer was given on the network itself and is recorded here.' }),
  })
  .register(apiSchemas, { examples: [{ text: 'We found your bag, it comes tomorrow', where: 'outside' }] });

type Reply = z.infer<typeof replySchema>;

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

/** Sending is the desk's work; until it is there, an answer is given on the network and recorded here. */
async function refuseToSend(request: ChangeRequest<Reply>, context: ApiContext): Promise<never> {
  const mention = await answered(request, context);
  const capability = context.deps.connector(mention.network)?.capability?.(mention, context.deps.clock.now());
  const why = capability ? `The network says: ${capability.reason}. ` : '';
  throw new Problem({
    status: 422,
    code: 'reply-not-available',
    title: 'Replies are not sent from here',
    detail: `${why}Answer on the network and record it with "where": "outside"`,
    extra: { capability: capability ?? null },
  });
}

export const addReply = defineChange({
  verb: 'replies',
  name: 'addReply',
  summary: 'Record an answer to the customer',
  body: replySchema,
  change: async (request, context) => {
    const { text, where } = request.body;
    if (where === 'network') return refuseToSend(request, context);
    const mention = await answered(request, context);
    await keepPrivate(text, mention, context);
    return act(request, context, { type: 'answered', mention: mention.id, text, where });
  },
});
