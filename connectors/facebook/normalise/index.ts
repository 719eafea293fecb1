import { MalformedPayloadError, type Normalised, type NormaliseContext } from '../../../src/ports/connector.ts';
import { normaliseFeedValue } from './feed.ts';
import { type Findings, ignore, noFindings, type Scope } from './findings.ts';
import { type GraphKind, isMapOfObjects, kindOfGraphObject, nestedEdges, normaliseGraphObject } from './graph.ts';
import { isMessagingEvent, normaliseMessagingEvent } from './messaging.ts';
import { type Fields, fieldsOf, idOf, isFields, requiredId } from './read.ts';
import { normaliseBody, normaliseChange, normaliseEntry } from './webhook-body.ts';

const KIND_OF_EDGE: ReadonlyMap<string, GraphKind> = new Map<string, GraphKind>([
  ['posts', 'post'],
  ['feed', 'post'],
  ['published_posts', 'post'],
  ['visitor_posts', 'post'],
  ['tagged', 'post'],
  ['ratings', 'rating'],
  ['conversations', 'conversation'],
  ['messages', 'message'],
  ['comments', 'comment'],
]);
const GRAPH_KINDS: ReadonlySet<unknown> = new Set(KIND_OF_EDGE.values());

function isGraphKind(value: unknown): value is GraphKind {
  return GRAPH_KINDS.has(value);
}

function elementsOf(list: unknown, path: string): readonly (readonly [Fields, string])[] {
  if (!Array.isArray(list)) throw new MalformedPayloadError(`${path} is no list`, path);
  return list.map((element, index) => {
    const place = `${path}.${index}`;
    if (!isFields(element)) throw new MalformedPayloadError(`${place} is no object`, place);
    return [element, place];
  });
}

function normaliseEnvelope(envelope: Fields, scope: Scope, found: Findings): void {
  switch (envelope['earshot']) {
    case 'data-deletion':
      found.removedAuthors.push(requiredId(envelope, 'userId', 'payload'));
      return;
    case 'graph': {
      const body = fieldsOf(envelope['body']);
      const kind = envelope['kind'];
      if (body === undefined || !isGraphKind(kind))
        throw new MalformedPayloadError('payload.body or payload.kind is missing', 'body');
      const inside = { ...scope, pageId: idOf(envelope['pageId']), path: 'body' };
      return normaliseGraphObject({ object: body, scope: inside, found }, { kind, postId: idOf(envelope['postId']) });
    }
    default:
      throw new MalformedPayloadError('payload.earshot names no envelope of this connector', 'earshot');
  }
}

/** What Graph answers: an error, a page of an edge, objects by id, an object that holds edges, or one object. */
function normaliseGraphAnswer(answer: Fields, scope: Scope, found: Findings): void {
  if (answer['error'] !== undefined)
    throw new MalformedPayloadError('the payload is an error answer of Graph, it holds no content', 'error');
  if (answer['data'] !== undefined) {
    for (const [object, path] of elementsOf(answer['data'], 'data'))
      normaliseGraphObject({ object, scope: { ...scope, path }, found });
    return;
  }
  if (isMapOfObjects(answer)) {
    for (const [id, object] of Object.entries(answer)) {
      if (isFields(object)) normaliseGraphObject({ object, scope: { ...scope, path: id }, found });
    }
    return;
  }
  const edges = nestedEdges(answer);
  if (edges.length === 0 || kindOfGraphObject(answer) !== undefined)
    return normaliseGraphObject({ object: answer, scope, found });
  for (const edge of edges) {
    const list = fieldsOf(answer[edge])?.['data'];
    for (const [object, path] of elementsOf(list, `${edge}.data`)) {
      normaliseGraphObject(
        { object, scope: { ...scope, path, pageId: idOf(answer['id']) }, found },
        { kind: KIND_OF_EDGE.get(edge) },
      );
    }
  }
}

function normaliseObject(payload: Fields, scope: Scope, found: Findings): void {
  if (payload['earshot'] !== undefined) return normaliseEnvelope(payload, scope, found);
  if (payload['entry'] !== undefined) return normaliseBody(payload, scope, found);
  if (payload['changes'] !== undefined || payload['messaging'] !== undefined || payload['standby'] !== undefined) {
    return normaliseEntry(payload, scope, found);
  }
  if (payload['field'] !== undefined && payload['value'] !== undefined) return normaliseChange(payload, scope, found);
  if (payload['item'] !== undefined && payload['verb'] !== undefined) {
    return normaliseFeedValue({ value: payload, field: 'feed', scope, found });
  }
  if (isMessagingEvent(payload)) return normaliseMessagingEvent(payload, scope, found);
  if (
    idOf(payload['id']) !== undefined ||
    payload['data'] !== undefined ||
    payload['error'] !== undefined ||
    isMapOfObjects(payload)
  ) {
    return normaliseGraphAnswer(payload, scope, found);
  }
  if (kindOfGraphObject(payload) !== undefined) return normaliseGraphAnswer(payload, scope, found);
  ignore(found, 'unknown-payload');
}

/**
 * What any payload of Facebook's holds: a webhook body or a piece of one, an answer of Graph, or an envelope of ours; a list
 * holds several. The rules stand in the README. Throws MalformedPayloadError for a broken one.
 */
export function normalise(payload: unknown, context: NormaliseContext): Normalised {
  const found = noFindings();
  const scope: Scope = { own: context.ownAccounts, pageId: undefined, entryTime: undefined, path: 'payload' };
  const payloads = Array.isArray(payload) ? elementsOf(payload, 'payload') : [[payload, 'payload'] as const];
  for (const [one, path] of payloads) {
    if (!isFields(one)) throw new MalformedPayloadError('the payload is no JSON object', '');
    normaliseObject(one, { ...scope, path }, found);
  }
  return found;
}
