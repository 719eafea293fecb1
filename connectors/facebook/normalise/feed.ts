import { MalformedPayloadError } from '../../../src/ports/connector.ts';
import { authorOf, facebookUrl, type Findings, ignore, isOwnAccount, mentionOf, type Scope } from './findings.ts';
import { feedMedia } from './media.ts';
import { normaliseRating } from './ratings.ts';
import { type Fields, fieldsOf, firstPart, httpsUrlOf, idOf, lastPart, requiredId, textOf, timeOf, wordOf } from './read.ts';
import { changeOf } from './verbs.ts';

/** `feed`: on the page; `mention`: elsewhere, naming the page; `ratings`: on a review of the page. */
export type FeedField = 'feed' | 'mention' | 'ratings';

const POST_ITEMS: ReadonlySet<string> = new Set(
  'post status photo video share album event link note milestone question photo-album picture'.split(' '),
);
const REACTIONS: ReadonlySet<string> = new Set(['reaction', 'like']);
const POST_ID_FIELDS = ['post_id', 'album_id', 'photo_id', 'video_id', 'share_id', 'event_id'] as const;

/** The author: `from` today, `sender_id` and `sender_name` in shapes before v2.11. */
function personOf(value: Fields): Fields | undefined {
  const from = fieldsOf(value['from']);
  if (from !== undefined) return from;
  return value['sender_id'] === undefined ? undefined : { id: value['sender_id'], name: value['sender_name'] };
}

function postedAtOf(value: Fields, scope: Scope): string | undefined {
  return (
    timeOf(value['created_time'], 'seconds', `${scope.path}.created_time`) ??
    scope.entryTime ??
    timeOf(fieldsOf(value['post'])?.['updated_time'], 'seconds', `${scope.path}.post.updated_time`)
  );
}

function postIdOf(value: Fields, path: string): string {
  for (const name of POST_ID_FIELDS) {
    const id = idOf(value[name]);
    if (id !== undefined) return id;
  }
  throw new MalformedPayloadError(`${path}.post_id is missing or is no id`, `${path}.post_id`);
}

/** A value without its entry: the page stands before the underscore of the ids of posts on its feed. */
function withPage(scope: Scope, field: FeedField, postId: string | undefined): Scope {
  if (scope.pageId !== undefined || field !== 'feed' || postId === undefined) return scope;
  return { ...scope, pageId: firstPart(postId) };
}

/** Comments on a review name the post by the reviewer's number; the review itself is known by its story's. */
function rootOf(value: Fields, field: FeedField, commentId: string): string {
  const postId = idOf(value['post_id']) ?? idOf(fieldsOf(value['post'])?.['id']);
  if (field !== 'ratings') return postId ?? firstPart(commentId) ?? commentId;
  const story = idOf(value['open_graph_story_id']) ?? postId;
  return story === undefined ? (firstPart(commentId) ?? commentId) : lastPart(story);
}

interface Reading {
  readonly value: Fields;
  readonly field: FeedField;
  readonly scope: Scope;
  readonly found: Findings;
}

function normaliseComment({ value, field, scope, found }: Reading, edited: boolean): void {
  const externalId = requiredId(value, 'comment_id', scope.path);
  const text = textOf(value['message']);
  const media = feedMedia(value);
  if (edited && text === '' && media.length === 0) return ignore(found, 'no-content', externalId);
  const postedAt = postedAtOf(value, scope);
  if (postedAt === undefined) return ignore(found, 'no-time', externalId);
  const postId = idOf(value['post_id']);
  const parentId = idOf(value['parent_id']);
  const threadId = rootOf(value, field, externalId);
  const isReply = parentId !== undefined && parentId !== externalId && lastPart(parentId) !== lastPart(postId ?? threadId);
  const author = authorOf(personOf(value), externalId);
  found.mentions.push(
    mentionOf({
      kind: isReply ? 'reply' : 'comment',
      externalId,
      author,
      text,
      threadId,
      inReplyTo: isReply ? parentId : threadId,
      postedAt,
      editedAt: edited ? (scope.entryTime ?? postedAt) : null,
      own: isOwnAccount(withPage(scope, field, postId), author.externalId),
      url: httpsUrlOf(value['permalink_url']) ?? facebookUrl(externalId),
      media,
    }),
  );
}

function normalisePost({ value, field, scope, found }: Reading, edited: boolean): void {
  const externalId = postIdOf(value, scope.path);
  const text = textOf(value['message']);
  const media = feedMedia(value);
  const saysNothing = text === '' && media.length === 0;
  if (saysNothing && (edited || field === 'feed')) return ignore(found, 'no-content', externalId);
  const postedAt = postedAtOf(value, scope);
  if (postedAt === undefined) return ignore(found, 'no-time', externalId);
  const author = authorOf(personOf(value), externalId);
  found.mentions.push(
    mentionOf({
      kind: 'post',
      externalId,
      author,
      text,
      threadId: externalId,
      postedAt,
      editedAt: edited ? (scope.entryTime ?? postedAt) : null,
      own: isOwnAccount(withPage(scope, field, externalId), author.externalId),
      url:
        httpsUrlOf(value['permalink_url']) ?? httpsUrlOf(fieldsOf(value['post'])?.['permalink_url']) ?? facebookUrl(externalId),
      media,
    }),
  );
}

/**
 * The `value` of a `feed`, `mention` or `ratings` change. A page's own hiding leaves the thing where it is, so it is
 * ignored; reactions are noise; a post without words and pictures says nothing; a comment always does (a sticker, say).
 */
export function normaliseFeedValue(reading: Reading): void {
  const { value, scope, found } = reading;
  const item = wordOf(value['item']) || (value['comment_id'] === undefined ? 'post' : 'comment');
  if (REACTIONS.has(item)) return ignore(found, 'reaction');
  if (item === 'rating') return normaliseRating(value, scope, found);
  const isComment = item === 'comment';
  if (!isComment && !POST_ITEMS.has(item)) return ignore(found, 'unknown-item');
  const change = changeOf(value['verb']);
  switch (change.type) {
    case 'ignore':
      return ignore(found, change.reason, idOf(isComment ? value['comment_id'] : value['post_id']));
    case 'remove':
      found.removed.push(isComment ? requiredId(value, 'comment_id', scope.path) : postIdOf(value, scope.path));
      return;
    case 'upsert':
      if (value['published'] === 0 || value['published'] === false) return ignore(found, 'unpublished', idOf(value['post_id']));
      return isComment ? normaliseComment(reading, change.edited) : normalisePost(reading, change.edited);
  }
}
