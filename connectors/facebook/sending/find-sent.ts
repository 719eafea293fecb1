import type { OutgoingReply, SentReply } from '../../../src/ports/connector.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { changedAt, reachesBack } from '../cursor.ts';
import { walkEdge } from '../edge.ts';
import { createGraph, type FacebookContext, type Graph, type GraphCall } from '../graph-client.ts';
import { facebookUrl } from '../normalise/findings.ts';
import { inboxUrl } from '../normalise/messaging.ts';
import { type Fields, fieldsOf, httpsUrlOf, idOf, listOf, textOf } from '../normalise/read.ts';
import { permissions } from '../permissions.ts';
import { answeredThing, commentId } from './target.ts';

/** Our clock and Facebook's differ by so much at most. */
const MARGIN_MS = 2 * 60_000;

function plain(text: string): string {
  return text.toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

interface Look {
  readonly context: FacebookContext;
  readonly graph: Graph;
  readonly outgoing: OutgoingReply;
}

/** Whether the page said this in these words since sending was first tried; an author who is left out may be the page. */
function isAnswer(item: Fields, { context, outgoing }: Look): boolean {
  const author = idOf(fieldsOf(item['from'])?.['id']);
  const at = changedAt(item);
  return (
    (author === undefined || author === context.settings.pageId) &&
    at !== undefined &&
    at >= outgoing.triedAt - MARGIN_MS &&
    plain(textOf(item['message'])) === plain(outgoing.text)
  );
}

/** Of the things on an edge that are the answer, the one nearest to when it was tried. */
async function nearest(look: Look, call: GraphCall): Promise<Fields | undefined> {
  const since = look.outgoing.triedAt - MARGIN_MS;
  const found: Fields[] = [];
  for await (const { items, cut } of walkEdge({ graph: look.graph, call, maxPages: look.context.settings.options.maxPages })) {
    found.push(...items.filter((item) => isAnswer(item, look)));
    if (reachesBack(items, since)) break;
    if (!cut || found.length > 0) continue;
    const message = `${call.what}: more of them than are read in one go, so whether the answer is among them is open`;
    throw new RemedyError({ remedy: 'retry', code: 'too-many', message });
  }
  const distance = (item: Fields): number => Math.abs((changedAt(item) ?? 0) - look.outgoing.triedAt);
  return found.toSorted((one, other) => distance(one) - distance(other))[0];
}

async function findComment(look: Look): Promise<SentReply | null> {
  const { mention } = look.outgoing;
  const thing = answeredThing(mention);
  const found = await nearest(look, {
    path: `${thing}/comments`,
    query: {
      filter: 'toplevel',
      order: 'reverse_chronological',
      fields: 'id,from,message,created_time,permalink_url',
      limit: look.context.settings.options.pageSize,
    },
    what: `the answers to ${thing}`,
    permission: permissions.comments,
  });
  const id = idOf(found?.['id']);
  if (id === undefined) return null;
  const externalId = commentId(id, mention);
  return { externalId, url: httpsUrlOf(found?.['permalink_url']) ?? facebookUrl(externalId), state: 'published' };
}

/** A gateway may overlook whose conversation was asked for; the same words may stand in another one. */
function isWith(conversation: Fields, person: string): boolean {
  const people = listOf(conversation['participants']);
  return people.length === 0 || people.some((participant) => idOf(participant['id']) === person);
}

async function findMessage(look: Look): Promise<SentReply | null> {
  const { pageId, options } = look.context.settings;
  const person = look.outgoing.mention.author.externalId;
  if (person.startsWith('unknown:')) {
    const message = 'Facebook did not tell who wrote what is answered, so the conversation cannot be found: look there';
    throw new RemedyError({ remedy: 'give-up', code: 'author-unknown', message });
  }
  const call = { path: `${pageId}/conversations`, permission: permissions.conversations };
  const what = 'the conversation with the person who is answered';
  const conversations = walkEdge({
    graph: look.graph,
    call: { ...call, what, query: { user_id: person, fields: 'id,updated_time,participants' } },
    maxPages: options.maxPages,
  });
  for await (const { items } of conversations) {
    for (const id of items.filter((item) => isWith(item, person)).flatMap((item) => idOf(item['id']) ?? [])) {
      const found = await nearest(look, {
        path: `${id}/messages`,
        query: { fields: 'id,from,message,created_time', limit: options.pageSize },
        what: `the messages of ${what}`,
        permission: permissions.conversations,
      });
      const externalId = idOf(found?.['id']);
      if (externalId !== undefined) return { externalId, url: inboxUrl(pageId), state: 'published' };
    }
  }
  return null;
}

/**
 * Looks whether Facebook has this answer: among the comments under the same thing, or the messages with the same person, by
 * the page, with the same words, from when it was first tried. Throws RemedyError where Facebook doesn't let us look.
 */
export async function findSent(context: FacebookContext, outgoing: OutgoingReply): Promise<SentReply | null> {
  const look = { context, graph: createGraph(context), outgoing };
  return outgoing.visibility === 'private' ? await findMessage(look) : await findComment(look);
}
