import { z } from 'zod';
import type { OutgoingReply, SentReply } from '../../../src/ports/connector.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { asRemedy, openAccountAsker, type Asker, type XContext } from '../asking/ask.ts';
import { readBody } from '../asking/body.ts';
import { ExchangeError } from '../asking/failure.ts';
import { postUrl } from '../reading/post.ts';
import { idSchema } from '../reading/scalars.ts';
import { findSent } from './find-sent.ts';
import { answeredPost, recipient } from './target.ts';

const postedSchema = z.object({ data: z.object({ id: idSchema }) });
const messageSchema = z.object({
  data: z.object({
    dm_event_id: idSchema,
    dm_conversation_id: z
      .string()
      .regex(/^\d{1,19}(?:-\d{1,19})?$/)
      .nullish()
      .catch(null),
  }),
});

/** X said yes in words that can't be read: whether it is there is for {@link findSent} to say. */
function readOrOpen<T>(schema: z.ZodType<T>, answer: unknown): T {
  const result = schema.safeParse(readBody(answer));
  if (!result.success) throw new ExchangeError({ type: 'network', code: 'broken-answer' });
  return result.data;
}

async function post(asker: Asker, outgoing: OutgoingReply): Promise<SentReply> {
  const body = { text: outgoing.text, reply: { in_reply_to_tweet_id: answeredPost(outgoing) } };
  const { data } = readOrOpen(postedSchema, await asker.ask((client) => client.post<unknown>('tweets', body)));
  return { externalId: data.id, url: postUrl(data.id, null), state: 'published' };
}

async function message(asker: Asker, outgoing: OutgoingReply): Promise<SentReply> {
  const path = `dm_conversations/with/${recipient(outgoing)}/messages`;
  const answer = await asker.ask((client) => client.post<unknown>(path, { text: outgoing.text }));
  const { data } = readOrOpen(messageSchema, answer);
  const conversation = data.dm_conversation_id ?? null;
  const url = conversation === null ? null : `https://x.com/messages/${conversation}`;
  return { externalId: data.dm_event_id, url, state: 'published' };
}

/** The same text was there already: is that this answer, from an earlier try? */
async function earlierTry(context: XContext, outgoing: OutgoingReply, refusal: RemedyError): Promise<SentReply> {
  let found: SentReply | null;
  try {
    found = await findSent(context, outgoing);
  } catch (cause) {
    const message = `${refusal.message}; whether that was this very answer could not be seen`;
    throw new RemedyError({ remedy: refusal.remedy, code: refusal.code, message, status: 403, cause });
  }
  if (found === null) throw refusal;
  return found;
}

/**
 * Answers a post, or writes to its author by direct message. X knows no idempotency key; it refuses the same text twice,
 * which is looked into: that may be this very answer from an earlier try. Throws RemedyError, with `notDone` as X answered.
 */
export async function reply(context: XContext, outgoing: OutgoingReply): Promise<SentReply> {
  const isPrivate = outgoing.visibility === 'private';
  const asker = openAccountAsker(context);
  try {
    return isPrivate ? await message(asker, outgoing) : await post(asker, outgoing);
  } catch (error) {
    const told = asRemedy(error, isPrivate ? 'the direct message' : 'the answer', context);
    if (told instanceof RemedyError && told.code === 'duplicate') return await earlierTry(context, outgoing, told);
    throw told;
  } finally {
    asker.close();
  }
}
