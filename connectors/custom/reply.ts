import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { Mention } from '../../src/domain/index.ts';
import type {
  CapabilityContext,
  ConnectorContext,
  OutgoingReply,
  ReplyCapability,
  SentReply,
} from '../../src/ports/connector.ts';
import type { HttpResponse } from '../../src/ports/http.ts';
import { cannotReply } from '../kit/capability.ts';
import { neverSent } from '../kit/outgoing.ts';
import { remedyForStatus } from '../kit/remedies.ts';
import { idShape, readAnswer, urlShape } from '../kit/shape.ts';
import type { CustomSettings } from './settings.ts';

export type CustomContext = ConnectorContext<CustomSettings>;

const WHAT = "The own system's answer to a reply";

const answerShape = z.object({
  /** The id under which an echo of the reply would come in. */
  externalId: idShape,
  url: urlShape,
  state: z.enum(['published', 'moderated']).default('published'),
});

interface Target {
  readonly url: string;
  readonly secret: string;
}

function targetOf({ replyUrl, replySecret }: CustomSettings): Target {
  if (replyUrl === undefined || replySecret === undefined) {
    throw neverSent('no-reply-url', 'This source takes no replies: set options.replyUrl and credentials.replySecret');
  }
  return { url: replyUrl, secret: replySecret };
}

interface Signed {
  readonly secret: string;
  readonly id: string;
  readonly body: string;
  readonly now: number;
}

/** The headers of Standard Webhooks: the same id for the same reply, so that the receiver can tell a repetition. */
function signature({ secret, id, body, now }: Signed): Readonly<Record<string, string>> {
  const at = new Date(now);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

function bodyOf(outgoing: OutgoingReply, now: number): string {
  const { id, mention, text, visibility } = outgoing;
  const { externalId, threadId, kind, url, author } = mention;
  const data = { id, text, visibility, inReplyTo: externalId, threadId, kind, url, author: { externalId: author.externalId } };
  return JSON.stringify({ type: 'reply.send', timestamp: new Date(now).toISOString(), data });
}

function readSent(context: CustomContext, response: HttpResponse): SentReply {
  const { status, headers } = response;
  const error = remedyForStatus({ status, headers, what: WHAT, now: context.clock.now() });
  if (error !== undefined) throw error;
  return readAnswer(answerShape, response.json(), WHAT);
}

/** Answers can be handed over only where the connection says where to; `context.settings` is what its schema gave. */
export function capability(
  mention: Mention,
  _now: number,
  context?: CapabilityContext & { readonly settings?: CustomSettings },
): ReplyCapability {
  if (mention.deletedAt !== null) return cannotReply('deleted: there is nothing left to answer');
  if (context?.settings?.replyUrl === undefined) return cannotReply('no network: answer where the item came from');
  return { canReply: true, reason: 'own system: the reply is handed to it', deadlineAt: null, maxLength: null };
}

/**
 * Hands a reply to the customer's own system by a signed POST. The reply's id is the `webhook-id` at every try, so a
 * receiver that remembers ids puts it up once.
 */
export async function reply(context: CustomContext, outgoing: OutgoingReply): Promise<SentReply> {
  const { url, secret } = targetOf(context.settings);
  const now = context.clock.now();
  const body = bodyOf(outgoing, now);
  const headers = { 'content-type': 'application/json', ...signature({ secret, id: outgoing.id, body, now }) };
  return readSent(context, await context.http.send({ method: 'POST', url, headers, body, signal: context.signal }));
}

/** Asks the customer's own system by a signed GET (`?reply=<id>`, signature over an empty body) whether it has this reply; 404 says no. */
export async function findSent(context: CustomContext, outgoing: OutgoingReply): Promise<SentReply | null> {
  const { url, secret } = targetOf(context.settings);
  const headers = signature({ secret, id: `find-${outgoing.id}`, body: '', now: context.clock.now() });
  const query = { reply: outgoing.id };
  const response = await context.http.send({ method: 'GET', url, query, headers, signal: context.signal });
  return response.status === 404 ? null : readSent(context, response);
}
