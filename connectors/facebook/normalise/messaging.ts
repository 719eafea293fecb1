import { MalformedPayloadError } from '../../../src/ports/connector.ts';
import { authorOf, type Findings, ignore, isOwnAccount, mentionOf, type Scope } from './findings.ts';
import { messengerMedia } from './media.ts';
import { type Fields, fieldsOf, idOf, requiredId, textOf, timeOf } from './read.ts';

/** Events of Messenger in which nobody says anything, by the name of the field that carries them. */
const SILENT_EVENTS: ReadonlyMap<string, string> = new Map([
  ['delivery', 'delivery'],
  ['read', 'read'],
  ['reaction', 'reaction'],
  ['postback', 'postback'],
  ['optin', 'optin'],
  ['referral', 'referral'],
  ['account_linking', 'account-linking'],
  ['policy_enforcement', 'policy-enforcement'],
  ['policy-enforcement', 'policy-enforcement'],
  ['pass_thread_control', 'thread-control'],
  ['take_thread_control', 'thread-control'],
  ['request_thread_control', 'thread-control'],
  ['app_roles', 'thread-control'],
  ['game_play', 'game-play'],
  ['payment', 'payment'],
  ['order', 'order'],
  ['feedback', 'feedback'],
  ['messaging_feedback', 'feedback'],
  ['response_feedback', 'feedback'],
]);

/**
 * The conversation a message belongs to: Facebook gives webhooks only the person's page-scoped id and Graph its own
 * thread number, so both doors name it by the person, `t:<person>`.
 */
export function conversationId(personId: string | undefined, messageId: string): string {
  return personId === undefined ? messageId : `t:${personId}`;
}

/** Where an agent reads and answers the page's messages; null when the page is not known. */
export function inboxUrl(pageId: string | undefined): string | null {
  return pageId === undefined
    ? null
    : `https://business.facebook.com/latest/inbox/messenger?asset_id=${encodeURIComponent(pageId)}`;
}

function partyId(party: unknown): string | undefined {
  const fields = fieldsOf(party);
  const id = idOf(fields?.['id']);
  if (id !== undefined) return id;
  const ref = idOf(fields?.['user_ref']);
  return ref === undefined ? undefined : `user_ref:${ref}`;
}

interface Said {
  readonly event: Fields;
  readonly message: Fields;
  readonly edited: boolean;
}

function normaliseMessage({ event, message, edited }: Said, scope: Scope, found: Findings): void {
  const externalId = requiredId(message, 'mid', `${scope.path}.message`);
  if (message['is_deleted'] === true) {
    found.removed.push(externalId);
    return;
  }
  const text = textOf(message['text']);
  const media = messengerMedia(message);
  const saysSomething =
    text !== '' || media.length > 0 || message['attachments'] !== undefined || message['is_unsupported'] === true;
  if (!saysSomething) return ignore(found, 'no-content', externalId);
  const postedAt = timeOf(event['timestamp'], 'milliseconds', `${scope.path}.timestamp`) ?? scope.entryTime;
  if (postedAt === undefined) return ignore(found, 'no-time', externalId);
  const sender = partyId(event['sender']);
  const recipient = partyId(event['recipient']);
  const author = authorOf(sender === undefined ? undefined : { id: sender }, externalId);
  const own = message['is_echo'] === true || isOwnAccount(scope, author.externalId);
  found.mentions.push(
    mentionOf({
      kind: 'message',
      visibility: 'private',
      externalId,
      author,
      text,
      threadId: conversationId(own ? recipient : sender, externalId),
      inReplyTo: idOf(fieldsOf(message['reply_to'])?.['mid']) ?? null,
      postedAt,
      editedAt: edited ? postedAt : null,
      own,
      url: inboxUrl(scope.pageId ?? (own ? sender : recipient)),
      media,
    }),
  );
}

/** One element of `messaging` or `standby`. */
export function normaliseMessagingEvent(event: Fields, scope: Scope, found: Findings): void {
  for (const [name, edited] of [
    ['message', false],
    ['message_edit', true],
  ] as const) {
    if (event[name] === undefined) continue;
    const message = fieldsOf(event[name]);
    if (message === undefined) throw new MalformedPayloadError(`${scope.path}.${name} is no object`, `${scope.path}.${name}`);
    return normaliseMessage({ event, message, edited }, scope, found);
  }
  const silent = Object.keys(event).find((name) => SILENT_EVENTS.has(name));
  ignore(found, (silent === undefined ? undefined : SILENT_EVENTS.get(silent)) ?? 'unknown-event');
}

/** Whether an object looks like an element of `messaging`. */
export function isMessagingEvent(value: Fields): boolean {
  if (value['recipient'] === undefined && value['sender'] === undefined) return false;
  return ['message', 'message_edit', ...SILENT_EVENTS.keys()].some(
    (name) => value[name] !== undefined && typeof value[name] !== 'string',
  );
}
