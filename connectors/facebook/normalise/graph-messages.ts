import { authorOf, type Findings, ignore, isOwnAccount, mentionOf, type Scope } from './findings.ts';
import { graphMessageMedia } from './media.ts';
import { conversationId, inboxUrl } from './messaging.ts';
import { type Fields, fieldsOf, httpsUrlOf, idOf, listOf, requiredId, textOf, timeOf } from './read.ts';

interface ConversationPlace {
  /** Graph's own number of the conversation: the thread where the person in it cannot be told from the page. */
  readonly id: string;
  readonly url: string | null;
}

function personInConversation(message: Fields, authorId: string, scope: Scope): string | undefined {
  if (!isOwnAccount(scope, authorId)) return scope.pageId === undefined && scope.own.size === 0 ? undefined : authorId;
  const others = listOf(message['to']).flatMap((person) => idOf(person['id']) ?? []);
  return others.find((id) => !isOwnAccount(scope, id));
}

function threadOf(message: Fields, authorId: string, scope: Scope, place: ConversationPlace | undefined): string {
  const person = personInConversation(message, authorId, scope);
  if (person !== undefined) return conversationId(person, '');
  return place?.id ?? conversationId(authorId, '');
}

/** A message as Graph gives it, alone or inside its conversation. */
export function normaliseGraphMessage(message: Fields, scope: Scope, found: Findings, place?: ConversationPlace): void {
  const externalId = requiredId(message, 'id', scope.path);
  const text = textOf(message['message']);
  const media = graphMessageMedia(message);
  if (text === '' && media.length === 0 && listOf(message['attachments']).length === 0)
    return ignore(found, 'no-content', externalId);
  const postedAt = timeOf(message['created_time'], 'seconds', `${scope.path}.created_time`);
  if (postedAt === undefined) return ignore(found, 'no-time', externalId);
  const author = authorOf(fieldsOf(message['from']), externalId);
  found.mentions.push(
    mentionOf({
      kind: 'message',
      visibility: 'private',
      externalId,
      author,
      text,
      threadId: threadOf(message, author.externalId, scope, place),
      postedAt,
      own: isOwnAccount(scope, author.externalId),
      url: place?.url ?? inboxUrl(scope.pageId),
      media,
    }),
  );
}

/** Graph links conversations without the host: `/{page}/inbox/{thread}/`. */
function linkOf(conversation: Fields): { readonly pageId: string | undefined; readonly url: string | null } {
  const link = conversation['link'];
  const match = typeof link === 'string' ? /^\/(\d+)\/inbox\/\d+\/?/.exec(link) : null;
  if (match === null) return { pageId: undefined, url: httpsUrlOf(link) ?? null };
  return { pageId: match[1], url: `https://www.facebook.com${match[0]}` };
}

/** A conversation with its messages; one without them says nothing yet. */
export function normaliseConversation(conversation: Fields, outer: Scope, found: Findings): void {
  const id = requiredId(conversation, 'id', outer.path);
  const link = linkOf(conversation);
  const scope = { ...outer, pageId: outer.pageId ?? link.pageId };
  const messages = listOf(conversation['messages']);
  if (messages.length === 0) return ignore(found, 'no-content', id);
  for (const [index, message] of messages.entries()) {
    normaliseGraphMessage(message, { ...scope, path: `${scope.path}.messages.${index}` }, found, { id, url: link.url });
  }
}
