import { authorOf, facebookUrl, type Findings, ignore, isOwnAccount, mentionOf, type Scope } from './findings.ts';
import { normaliseGraphMessage, normaliseConversation } from './graph-messages.ts';
import { graphMedia } from './media.ts';
import { placeOfComment } from './permalink.ts';
import { normaliseRating } from './ratings.ts';
import { type Fields, fieldsOf, httpsUrlOf, idOf, isFields, lastPart, listOf, requiredId, textOf, timeOf } from './read.ts';

export type GraphKind = 'post' | 'comment' | 'rating' | 'conversation' | 'message';

const COMMENT_MARKS = ['parent', 'can_hide', 'can_reply_privately', 'can_comment', 'comment_count', 'attachment'] as const;
const RATING_MARKS = ['recommendation_type', 'review_text', 'has_recommendation', 'open_graph_story', 'reviewer'] as const;
const CONVERSATION_MARKS = ['snippet', 'participants', 'senders'] as const;
const CONTENT_MARKS = ['message', 'created_time', 'from', 'permalink_url', 'story'] as const;
/** Facebook nests answers two deep; deeper is no thread of theirs. */
const MAX_ANSWER_DEPTH = 8;
const NESTED_EDGES = [
  'posts',
  'feed',
  'published_posts',
  'visitor_posts',
  'tagged',
  'ratings',
  'conversations',
  'comments',
  'messages',
] as const;

function hasOne(object: Fields, names: readonly string[]): boolean {
  return names.some((name) => object[name] !== undefined);
}

/** What sort of thing a Graph object is, where nobody says: Graph itself does not. Undefined when it is none of ours. */
export function kindOfGraphObject(object: Fields): GraphKind | undefined {
  const id = idOf(object['id']) ?? '';
  if (hasOne(object, RATING_MARKS)) return 'rating';
  if (/^t_|^t\./.test(id) || (hasOne(object, CONVERSATION_MARKS) && object['message'] === undefined)) return 'conversation';
  if (/^m[_.]|^mid\./.test(id)) return 'message';
  if (hasOne(object, COMMENT_MARKS) || String(object['permalink_url']).includes('comment_id=')) return 'comment';
  return hasOne(object, [...CONTENT_MARKS, 'comments']) ? 'post' : undefined;
}

interface Reading {
  readonly object: Fields;
  readonly scope: Scope;
  readonly found: Findings;
  /** How many comments stand round this one. */
  readonly depth?: number;
}

function createdAt({ object, scope }: Reading): string | undefined {
  return timeOf(object['created_time'], 'seconds', `${scope.path}.created_time`);
}

function normalisePost(reading: Reading): void {
  const { object, scope, found } = reading;
  const externalId = requiredId(object, 'id', scope.path);
  const text = textOf(object['message']);
  const media = graphMedia(object);
  const comments = listOf(object['comments']);
  for (const [index, comment] of comments.entries()) {
    const inside = { ...scope, path: `${scope.path}.comments.${index}` };
    normaliseComment({ object: comment, scope: inside, found }, externalId);
  }
  if (text === '' && media.length === 0) {
    if (comments.length === 0) ignore(found, 'no-content', externalId);
    return;
  }
  const postedAt = createdAt(reading);
  if (postedAt === undefined) return ignore(found, 'no-time', externalId);
  const author = authorOf(fieldsOf(object['from']), externalId);
  found.mentions.push(
    mentionOf({
      kind: 'post',
      externalId,
      author,
      text,
      threadId: externalId,
      postedAt,
      own: isOwnAccount(scope, author.externalId),
      url: httpsUrlOf(object['permalink_url']) ?? facebookUrl(externalId),
      media,
    }),
  );
}

function normaliseAnswers({ object, scope, found, depth = 0 }: Reading, commentId: string, threadId: string): void {
  const answers = listOf(object['comments']);
  if (answers.length > 0 && depth >= MAX_ANSWER_DEPTH) return ignore(found, 'nested-too-deep', commentId);
  for (const [index, answer] of answers.entries()) {
    const nested = { ...answer, parent: answer['parent'] ?? { id: commentId } };
    const inside = { ...scope, path: `${scope.path}.comments.${index}` };
    normaliseComment({ object: nested, scope: inside, found, depth: depth + 1 }, threadId);
  }
}

/** A comment, and the answers nested in it. `postId` is known from our envelope or the post round it, else from the permalink. */
function normaliseComment(reading: Reading, postId: string | undefined): void {
  const { object, scope, found } = reading;
  const place = placeOfComment(object);
  const externalId = place.id ?? requiredId(object, 'id', scope.path);
  const threadId = postId ?? place.postId ?? externalId;
  normaliseAnswers(reading, externalId, threadId);
  const text = textOf(object['message']);
  const media = graphMedia(object);
  const postedAt = createdAt(reading);
  if (postedAt === undefined) return ignore(found, text === '' && media.length === 0 ? 'no-content' : 'no-time', externalId);
  const author = authorOf(fieldsOf(object['from']), externalId);
  const parentId = idOf(fieldsOf(object['parent'])?.['id']) ?? place.parentId;
  const isReply = parentId !== undefined && lastPart(parentId) !== lastPart(threadId);
  found.mentions.push(
    mentionOf({
      kind: isReply ? 'reply' : 'comment',
      externalId,
      author,
      text,
      threadId,
      inReplyTo: isReply ? parentId : threadId,
      postedAt,
      own: isOwnAccount(scope, author.externalId),
      url: httpsUrlOf(object['permalink_url']) ?? facebookUrl(externalId),
      media,
    }),
  );
}

export interface GraphHints {
  /** What the edge holds, where it is known. */
  readonly kind?: GraphKind | undefined;
  /** The post whose comments these are. */
  readonly postId?: string | undefined;
}

/** One object that Graph gave. */
export function normaliseGraphObject(reading: Reading, hints: GraphHints = {}): void {
  const { object, scope, found } = reading;
  const kind = hints.kind ?? kindOfGraphObject(object);
  switch (kind) {
    case 'rating':
      return normaliseRating(object, scope, found);
    case 'conversation':
      return normaliseConversation(object, scope, found);
    case 'message':
      return normaliseGraphMessage(object, scope, found);
    case 'comment':
      return normaliseComment(reading, hints.postId);
    case 'post':
      return normalisePost(reading);
    case undefined:
      return ignore(found, 'no-content', idOf(object['id']));
  }
}

/** The edges inside an object that is only their holder, such as a page read with `fields=feed,ratings`. */
export function nestedEdges(object: Fields): readonly string[] {
  return NESTED_EDGES.filter((name) => Array.isArray(fieldsOf(object[name])?.['data']));
}

/** Whether this is an answer to `?ids=`: objects under their own ids. */
export function isMapOfObjects(object: Fields): boolean {
  const entries = Object.entries(object);
  return entries.length > 0 && entries.every(([id, value]) => isFields(value) && idOf(value['id']) === id);
}
