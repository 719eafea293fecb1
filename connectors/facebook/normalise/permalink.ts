import { type Fields, firstPart, httpsUrlOf, idOf } from './read.ts';

export interface CommentPlace {
  /** The comment's own id; undefined when neither a field nor the link tells. */
  readonly id: string | undefined;
  /** The post it stands under: `{page}_{post}` where the link tells, else as much of it as the comment's id holds. */
  readonly postId: string | undefined;
  /** The comment it answers; undefined for one that answers the post itself. */
  readonly parentId: string | undefined;
}

interface Link {
  readonly pageId: string | undefined;
  readonly post: string | undefined;
  readonly comment: string | undefined;
  readonly answer: string | undefined;
}

const POST_PATH = /^\/(\d+)\/(?:posts|videos|photos)\/(\d+)\/?$/;

function numberIn(url: URL, name: string): string | undefined {
  const value = url.searchParams.get(name);
  return value !== null && /^\d+$/.test(value) ? value : undefined;
}

function readLink(value: unknown): Link | undefined {
  const link = httpsUrlOf(value);
  if (link === undefined) return undefined;
  const url = new URL(link);
  const path = POST_PATH.exec(url.pathname);
  return { pageId: path?.[1], post: path?.[2], comment: numberIn(url, 'comment_id'), answer: numberIn(url, 'reply_comment_id') };
}

/**
 * Where a comment of Graph's stands. An edge read without `id` or `parent` among its fields still tells both by the
 * permanent link: `/{page}/posts/{post}?comment_id={comment}&reply_comment_id={answer}`.
 */
export function placeOfComment(comment: Fields): CommentPlace {
  const link = readLink(comment['permalink_url']);
  const number = link?.answer ?? link?.comment;
  const named = link?.post === undefined || number === undefined ? undefined : `${link.post}_${number}`;
  const id = idOf(comment['id']) ?? named;
  const prefix = id === undefined ? undefined : (firstPart(id) ?? id);
  return {
    id,
    postId: link?.post === undefined ? prefix : `${link.pageId}_${link.post}`,
    parentId:
      link?.answer === undefined || link.comment === undefined || prefix === undefined ? undefined : `${prefix}_${link.comment}`,
  };
}
