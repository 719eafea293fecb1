import { z } from 'zod';
import type { Author, NormalisedMention } from '../../../src/domain/index.ts';
import { bareAuthor, isOwn, unnamedAuthor, usersFrom, type Users } from './author.ts';
import { countriesOfPlaces, countriesOfUsers, type Countries } from './country.ts';
import { ignore, type Reading } from './findings.ts';
import { mediaFrom } from './media.ts';
import { listAt, parseAt, type JsonRecord } from './record.ts';
import { idSchema, instantSchema, timeOfId } from './scalars.ts';
import { languageOf, linksOf, linksSchema, readableText } from './text.ts';
import { olderKeys, olderReference } from './vocabulary.ts';

const entitiesSchema = z.object({ urls: linksSchema }).nullish().catch(null);

/** A post of v2, under the older keys. Its core is checked strictly; what only decorates it may be unreadable. */
const postSchema = z.object({
  id: idSchema,
  text: z.string(),
  author_id: idSchema.nullish(),
  created_at: instantSchema.nullish(),
  conversation_id: idSchema.nullish(),
  in_reply_to_tweet_id: idSchema.nullish(),
  edit_history_tweet_ids: z.array(idSchema).nullish(),
  referenced_tweets: z.array(z.object({ type: z.string().nullish(), id: idSchema })).nullish(),
  note_tweet: z.object({ text: z.string(), entities: entitiesSchema }).nullish(),
  entities: entitiesSchema,
  attachments: z
    .object({ media_keys: z.array(z.string()).nullish().catch(null) })
    .nullish()
    .catch(null),
  lang: z.string().nullish().catch(null),
  geo: z.object({ place_id: z.string().nullish() }).nullish().catch(null),
});
type Post = z.infer<typeof postSchema>;

/** What comes with posts: their authors and media, and in which countries places and authors are. */
export interface Includes {
  readonly users: Users;
  readonly media: readonly unknown[];
  readonly places: Countries;
  readonly homes: Countries;
}

export function includesOf(value: JsonRecord | undefined): Includes {
  const users = value?.['users'] ?? [];
  const [media, places] = value === undefined ? [[], []] : [listAt(value, 'media'), listAt(value, 'places')];
  return { users: usersFrom(users), media, places: countriesOfPlaces(places), homes: countriesOfUsers(users) };
}

/** Address of a post; without its author's handle X still finds it by id. */
export function postUrl(id: string, handle: string | null): string {
  return handle === null ? `https://x.com/i/web/status/${id}` : `https://x.com/${encodeURIComponent(handle)}/status/${id}`;
}

/** Earlier revisions of a post among the ids of its history, oldest first. */
export function earlierRevisions(id: string, history: readonly string[]): readonly string[] {
  const self = BigInt(id);
  return [...new Set(history)]
    .filter((other) => BigInt(other) < self)
    .sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}

const BARE_REPOST = /^RT @\w{1,15}: /;

/**
 * A repost says nothing of its own. Where the request asked for no fields, references are missing and only the text that
 * X writes itself tells.
 */
function isRepost(post: Post): boolean {
  if ((post.referenced_tweets ?? []).some((reference) => olderReference(reference.type ?? '') === 'retweeted')) return true;
  const bare = (post.referenced_tweets ?? null) === null && (post.author_id ?? null) === null;
  return bare && BARE_REPOST.test(post.text);
}

function answeredId(post: Post): string | null {
  const reference = (post.referenced_tweets ?? []).find((candidate) => olderReference(candidate.type ?? '') === 'replied_to');
  return reference?.id ?? post.in_reply_to_tweet_id ?? null;
}

function authorOfPost(post: Post, users: Users, firstId: string): Author {
  const authorId = post.author_id ?? null;
  return authorId === null ? unnamedAuthor(firstId) : (users.get(authorId) ?? bareAuthor(authorId));
}

export interface PostInPayload {
  readonly value: JsonRecord;
  readonly path: string;
  readonly includes: Includes;
}

/** Adds one v2 post to the findings. Throws MalformedPayloadError when its core is not what X documents. */
export function readPost({ value, path, includes }: PostInPayload, { found, context }: Reading): void {
  const post = parseAt(postSchema, olderKeys(value), path);
  if (isRepost(post)) {
    ignore(found, 'repost', post.id);
    return;
  }
  found.mentions.push(mentionOf(post, includes, context));
}

function mentionOf(post: Post, includes: Includes, context: Reading['context']): NormalisedMention {
  const revisionOf = earlierRevisions(post.id, post.edit_history_tweet_ids ?? []);
  const firstId = revisionOf[0] ?? post.id;
  const author = authorOfPost(post, includes.users, firstId);
  const inReplyTo = answeredId(post);
  const postedAt = post.created_at ?? timeOfId(post.id);
  const country = includes.places.get(post.geo?.place_id ?? '') ?? includes.homes.get(author.externalId);
  return {
    network: 'x',
    kind: inReplyTo === null ? 'post' : 'reply',
    externalId: post.id,
    revisionOf,
    url: postUrl(post.id, author.handle),
    visibility: 'public',
    author,
    text: readableText({
      text: post.note_tweet?.text ?? post.text,
      links: linksOf(post.note_tweet?.entities?.urls, post.entities?.urls),
      ids: [post.id, ...revisionOf],
    }),
    lang: languageOf(post.lang),
    ...(country === undefined ? {} : { country }),
    rating: null,
    inReplyTo,
    threadId: post.conversation_id ?? inReplyTo ?? firstId,
    postedAt,
    editedAt: revisionOf.length === 0 ? null : postedAt,
    media: mediaFrom(includes.media, post.attachments?.media_keys ?? []),
    own: isOwn(author, context),
  };
}
