import type { SeedPost, SeedUser } from './make-post.ts';

/** X answers in the words of the request: `tweet.fields` brings the older ones, `post.fields` the newer ones. */
export type Dialect = 'tweet' | 'post';
type Json = Record<string, unknown>;

const WORDS = {
  tweet: {
    references: 'referenced_tweets',
    history: 'edit_history_tweet_ids',
    note: 'note_tweet',
    reposts: 'retweet_count',
    reposted: 'retweeted',
    count: 'tweet_count',
  },
  post: {
    references: 'referenced_posts',
    history: 'edit_history_post_ids',
    note: 'note_post',
    reposts: 'repost_count',
    reposted: 'reposted',
    count: 'post_count',
  },
} as const;

export function dialectOf(query: URLSearchParams): Dialect {
  return query.has('post.fields') ? 'post' : 'tweet';
}

function references(post: SeedPost, dialect: Dialect): readonly Json[] {
  return [
    ...(post.inReplyTo ? [{ type: 'replied_to', id: post.inReplyTo.id }] : []),
    ...(post.quoted === undefined ? [] : [{ type: 'quoted', id: post.quoted }]),
    ...(post.reposted === undefined ? [] : [{ type: WORDS[dialect].reposted, id: post.reposted }]),
  ];
}

/** A post as the v2 API writes it. */
export function writePost(post: SeedPost, dialect: Dialect): Json {
  const words = WORDS[dialect];
  const referenced = references(post, dialect);
  const links = (post.links ?? []).map((link) => {
    const start = Math.max(0, (post.longText ?? post.text).indexOf(link.url));
    return {
      start,
      end: start + link.url.length,
      url: link.url,
      expanded_url: link.expandedUrl,
      display_url: link.expandedUrl.slice(8, 30),
    };
  });
  const entities = links.length === 0 ? {} : { entities: { urls: links } };
  return {
    id: post.id,
    text: post.text,
    author_id: post.author.id,
    created_at: post.createdAt,
    conversation_id: post.conversationId,
    lang: post.lang ?? 'en',
    public_metrics: { [words.reposts]: 0, reply_count: 0, like_count: 0, quote_count: 0, bookmark_count: 0, impression_count: 0 },
    [words.history]: post.history ?? [post.id],
    ...(post.inReplyTo ? { in_reply_to_user_id: post.inReplyTo.userId } : {}),
    ...(referenced.length === 0 ? {} : { [words.references]: referenced }),
    ...(post.longText === undefined ? {} : { [words.note]: { text: post.longText, ...entities } }),
    ...(post.media ? { attachments: { media_keys: post.media.map((medium) => medium.key) } } : {}),
    ...(post.longText === undefined ? entities : {}),
  };
}

export function writeUser(user: SeedUser, dialect: Dialect): Json {
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    verified: user.verified,
    public_metrics: { followers_count: user.followers, following_count: 10, [WORDS[dialect].count]: 100, listed_count: 0 },
  };
}

function unique(items: readonly Json[], key: string): readonly Json[] {
  return [...new Map(items.map((item) => [item[key], item])).values()];
}

/** The authors and media of posts, as `expansions=author_id,attachments.media_keys` brings them. */
export function writeIncludes(posts: readonly SeedPost[], dialect: Dialect): Json {
  const media = posts
    .flatMap((post) => post.media ?? [])
    .map(({ key, type, url }) => ({ media_key: key, type, ...(type === 'photo' ? { url } : { preview_image_url: url }) }));
  const users = unique(
    posts.map((post) => writeUser(post.author, dialect)),
    'id',
  );
  return { users, ...(media.length === 0 ? {} : { media: unique(media, 'media_key') }) };
}

/** One line of the filtered stream, without its line end. */
export function writeLine(
  post: SeedPost,
  rules: readonly { readonly id: string; readonly tag: string }[],
  dialect: Dialect = 'tweet',
): string {
  return JSON.stringify({ data: writePost(post, dialect), includes: writeIncludes([post], dialect), matching_rules: rules });
}
