import type { Page } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { changedAt, reachesBack } from './cursor.ts';
import { nextPage, walkEdge } from './edge.ts';
import type { EdgeReading } from './edges.ts';
import { graphEnvelope } from './normalise/envelope.ts';
import { type Fields, fieldsOf, idOf, listOf } from './normalise/read.ts';
import { permissions } from './permissions.ts';

const MESSAGE_FIELDS = [
  'id,created_time,from,to,message,sticker,shares{link}',
  'attachments{id,mime_type,name,image_data,video_data,file_url}',
].join(',');
const MESSAGES_AT_ONCE = 25;

/** What is still to be read of a conversation: from where, or undefined when its newest messages were all there. */
function restOf(conversation: Fields, since: number): { readonly after?: string } | undefined {
  const messages = fieldsOf(conversation['messages']);
  if (messages === undefined) return {};
  if (reachesBack(listOf(messages), since)) return undefined;
  const after = nextPage(messages)?.['after'];
  return after === undefined ? undefined : { after };
}

async function* readMessages(
  reading: EdgeReading,
  conversation: Fields,
  rest: { readonly after?: string },
): AsyncGenerator<Page> {
  const { context, graph, since } = reading;
  const { pageId, options } = context.settings;
  const id = idOf(conversation['id']);
  if (id === undefined) return;
  const call = {
    path: `${id}/messages`,
    query: { fields: MESSAGE_FIELDS, limit: options.pageSize },
    what: `the messages of conversation ${id}`,
    permission: permissions.conversations,
  };
  for await (const { items, cut } of walkEdge({ graph, call, maxPages: options.maxPages, ...rest })) {
    yield {
      payloads: [graphEnvelope('conversation', { pageId }, { id, link: conversation['link'], messages: { data: items } })],
    };
    if (reachesBack(items, since)) return;
    if (cut) reading.cut(call.what);
  }
}

async function* readRest(reading: EdgeReading, conversations: readonly Fields[]): AsyncGenerator<Page> {
  for (const conversation of conversations) {
    const rest = restOf(conversation, reading.since);
    if (rest === undefined) continue;
    try {
      yield* readMessages(reading, conversation, rest);
    } catch (error) {
      if (!(error instanceof RemedyError) || error.remedy !== 'give-up') throw error;
      reading.context.log.info({ code: error.code }, 'older messages of a conversation cannot be read');
    }
  }
}

/** `/{page}/conversations` that changed, each with its messages as far back as they are new. */
export async function* readConversations(reading: EdgeReading): AsyncGenerator<Page> {
  const { context, graph, since, newest } = reading;
  const { pageId, options } = context.settings;
  const call = {
    path: `${pageId}/conversations`,
    query: {
      fields: `id,link,updated_time,participants,messages.limit(${MESSAGES_AT_ONCE}){${MESSAGE_FIELDS}}`,
      limit: Math.min(options.pageSize, MESSAGES_AT_ONCE),
    },
    what: `the conversations of page ${pageId}`,
    permission: permissions.conversations,
  };
  for await (const { items, cut } of walkEdge({ graph, call, maxPages: options.maxPages })) {
    newest.see(items);
    const changed = items.filter((item) => (changedAt(item) ?? since) >= since);
    const readable = changed.filter((item) => fieldsOf(item['messages']) !== undefined);
    yield { payloads: readable.map((item) => graphEnvelope('conversation', { pageId }, item)) };
    yield* readRest(reading, changed);
    if (reachesBack(items, since)) return;
    if (cut) reading.cut(call.what);
  }
}
