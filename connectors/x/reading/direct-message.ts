import { z } from 'zod';
import type { NormalisedMention } from '../../../src/domain/index.ts';
import { bareAuthor, isOwn, unnamedAuthor, type Users } from './author.ts';
import { ignore, type Reading } from './findings.ts';
import { mediaFrom } from './media.ts';
import { parseAt, recordAt, type JsonRecord } from './record.ts';
import { idSchema, instantSchema, millisecondsSchema, timeOfId } from './scalars.ts';
import { linksOf, linksSchema, readableText } from './text.ts';

const entitiesSchema = z.object({ urls: linksSchema }).nullish().catch(null);

/** A direct message of v2 (`GET /2/dm_events`). */
const eventSchema = z.object({
  id: idSchema,
  event_type: z.string(),
  text: z.string().nullish(),
  sender_id: idSchema.nullish(),
  dm_conversation_id: z
    .string()
    .regex(/^\d{1,19}(?:-\d{1,19})?$/)
    .nullish(),
  created_at: instantSchema.nullish(),
  attachments: z
    .object({ media_keys: z.array(z.string()).nullish().catch(null) })
    .nullish()
    .catch(null),
  entities: entitiesSchema,
});

/** A direct message of v1.1, as webhooks carry it. */
const messageSchema = z.object({
  id: idSchema,
  type: z.string(),
  created_timestamp: millisecondsSchema.nullish(),
  message_create: z
    .object({
      sender_id: idSchema,
      target: z.object({ recipient_id: idSchema }),
      message_data: z.object({
        text: z.string(),
        entities: entitiesSchema,
        attachment: z.object({ media: z.unknown() }).nullish().catch(null),
      }),
    })
    .nullish(),
});

/** The name X gives a conversation of two: both ids, the smaller one first. */
function conversationOf(one: string, other: string): string {
  return BigInt(one) <= BigInt(other) ? `${one}-${other}` : `${other}-${one}`;
}

interface MessageParts {
  readonly id: string;
  readonly senderId: string | null;
  readonly conversation: string | null;
  readonly text: string;
  readonly sentAt: string;
  readonly media: NormalisedMention['media'];
  readonly own: boolean;
}

function messageOf(parts: MessageParts, users: Users, context: Reading['context']): NormalisedMention {
  const author = parts.senderId === null ? unnamedAuthor(parts.id) : (users.get(parts.senderId) ?? bareAuthor(parts.senderId));
  return {
    network: 'x',
    kind: 'message',
    externalId: parts.id,
    revisionOf: [],
    url: parts.conversation === null ? null : `https://x.com/messages/${parts.conversation}`,
    visibility: 'private',
    author,
    text: parts.text,
    lang: null,
    rating: null,
    inReplyTo: null,
    threadId: parts.conversation ?? parts.id,
    postedAt: parts.sentAt,
    editedAt: null,
    media: parts.media,
    own: parts.own || isOwn(author, context),
  };
}

export interface MessageInPayload {
  readonly value: JsonRecord;
  readonly path: string;
  readonly users: Users;
  readonly media: readonly unknown[];
  /** The account whose messages these are: what it sends is our own. */
  readonly forUser?: string | undefined;
  /** Sent by us, whoever the sender is said to be. */
  readonly sentByUs?: boolean;
}

/** Adds one v2 message to the findings; who joined or left a conversation is ignored. */
export function readDmEvent(
  { value, path, users, media, forUser, sentByUs }: MessageInPayload,
  { found, context }: Reading,
): void {
  const event = parseAt(eventSchema, value, path);
  if (event.event_type !== 'MessageCreate') {
    ignore(found, event.event_type.startsWith('Participants') ? 'dm-participants' : 'unknown-dm-event', event.id);
    return;
  }
  const text = parseAt(z.string({ message: 'must be a text' }), event.text, `${path}.text`);
  found.mentions.push(
    messageOf(
      {
        id: event.id,
        senderId: event.sender_id ?? null,
        conversation: event.dm_conversation_id ?? null,
        text: readableText({ text, links: linksOf(event.entities?.urls), ids: [event.id] }),
        sentAt: event.created_at ?? timeOfId(event.id),
        media: mediaFrom(media, event.attachments?.media_keys ?? []),
        own: sentByUs === true || (forUser !== undefined && event.sender_id === forUser),
      },
      users,
      context,
    ),
  );
}

/** Adds one v1.1 message to the findings; anything but a message (a typing notice, a welcome) is ignored. */
export function readDirectMessage(
  { value, path, users, forUser, sentByUs }: MessageInPayload,
  { found, context }: Reading,
): void {
  const event = parseAt(messageSchema, value, path);
  const message = event.message_create ?? null;
  if (event.type !== 'message_create') {
    ignore(found, 'unknown-dm-event', event.id);
    return;
  }
  const {
    sender_id: senderId,
    target,
    message_data: data,
  } = parseAt(messageSchema.shape.message_create.unwrap().unwrap(), message, `${path}.message_create`);
  const attachment = recordAt({ attachment: data.attachment ?? null }, 'attachment');
  found.mentions.push(
    messageOf(
      {
        id: event.id,
        senderId,
        conversation: conversationOf(senderId, target.recipient_id),
        text: readableText({ text: data.text, links: linksOf(data.entities?.urls), ids: [event.id] }),
        sentAt: event.created_timestamp ?? timeOfId(event.id),
        media: mediaFrom(attachment === undefined ? [] : [attachment['media']]),
        own: sentByUs === true || senderId === forUser,
      },
      users,
      context,
    ),
  );
}
