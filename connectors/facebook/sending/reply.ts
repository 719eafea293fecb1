import type { OutgoingReply, SentReply } from '../../../src/ports/connector.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { createGraph, type FacebookContext } from '../graph-client.ts';
import { facebookUrl } from '../normalise/findings.ts';
import { inboxUrl } from '../normalise/messaging.ts';
import { type Fields, httpsUrlOf, idOf } from '../normalise/read.ts';
import { permissions } from '../permissions.ts';
import { findSent } from './find-sent.ts';
import { answeredThing, commentId, messageTo } from './target.ts';

/** Graph said yes and named nothing: whether it is there is for {@link findSent} to say. */
function idIn(answer: Fields, name: string, what: string): string {
  const id = idOf(answer[name]);
  if (id !== undefined) return id;
  throw new RemedyError({
    remedy: 'retry',
    code: 'unexpected-answer',
    message: `${what}: Facebook's answer names no ${name}, so it is looked for`,
  });
}

async function comment(context: FacebookContext, { mention, text }: OutgoingReply): Promise<SentReply> {
  const thing = answeredThing(mention);
  const what = `the answer to ${thing}`;
  const answer = await createGraph(context).post({
    path: `${thing}/comments`,
    // Graph shows what it made in the fields that are named, so that the link needs no second call.
    query: { fields: 'id,permalink_url' },
    body: { message: text },
    what,
    permission: permissions.answer,
  });
  const externalId = commentId(idIn(answer, 'id', what), mention);
  return { externalId, url: httpsUrlOf(answer['permalink_url']) ?? facebookUrl(externalId), state: 'published' };
}

async function message(context: FacebookContext, { mention, text }: OutgoingReply): Promise<SentReply> {
  const { pageId } = context.settings;
  const what = `the private answer to ${mention.externalId}`;
  const answer = await createGraph(context).post({
    path: `${pageId}/messages`,
    body: { ...messageTo(mention, context.clock.now()), message: { text } },
    what,
    permission: permissions.message,
  });
  return { externalId: idIn(answer, 'message_id', what), url: inboxUrl(pageId), state: 'published' };
}

/** Refusals because the same is there already, which may be this very answer from an earlier try. */
const IS_THERE: ReadonlySet<string> = new Set(['duplicate', 'private-reply-used']);

async function earlierTry(context: FacebookContext, outgoing: OutgoingReply, refusal: RemedyError): Promise<SentReply> {
  let found: SentReply | null;
  try {
    found = await findSent(context, outgoing);
  } catch (cause) {
    const { remedy, code, status } = refusal;
    const told = `${refusal.message}; whether that was this very answer could not be seen`;
    throw new RemedyError({ remedy, code, message: told, ...(status === null ? {} : { status }), cause });
  }
  if (found === null) throw refusal;
  return found;
}

/**
 * Answers with a comment in public, or by Messenger in private: once to a comment or post within 7 days, to a message within
 * 24 hours, and within 7 days as a person (Human Agent). Throws RemedyError, with `notDone` as Graph answered.
 */
export async function reply(context: FacebookContext, outgoing: OutgoingReply): Promise<SentReply> {
  try {
    return outgoing.visibility === 'private' ? await message(context, outgoing) : await comment(context, outgoing);
  } catch (error) {
    if (error instanceof RemedyError && IS_THERE.has(error.code)) return await earlierTry(context, outgoing, error);
    throw error;
  }
}
