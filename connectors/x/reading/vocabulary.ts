import { isRecord, type JsonRecord } from './record.ts';

/**
 * X is renaming tweet to post, endpoint by endpoint, and answers in the words of the request. Inside we read the older
 * words. Only these keys are renamed: a lone `tweet_id`, `tweet_count` or `post_id` means something else.
 */
const OLDER_KEY: Readonly<Record<string, string>> = {
  referenced_posts: 'referenced_tweets',
  edit_history_post_ids: 'edit_history_tweet_ids',
  note_post: 'note_tweet',
  in_reply_to_post_id: 'in_reply_to_tweet_id',
  posts: 'tweets',
  post: 'tweet',
  post_edit: 'tweet_edit',
  repost_count: 'retweet_count',
};

const OLDER_REFERENCE: Readonly<Record<string, string>> = { reposted: 'retweeted', reply_to: 'replied_to' };

/** The same object under the older keys; a key that is there under both names keeps the older one's value. */
export function olderKeys(record: JsonRecord): JsonRecord {
  const keys = Object.keys(record);
  if (!keys.some((key) => Object.hasOwn(OLDER_KEY, key))) return record;
  const renamed = keys.map((key): readonly [string, unknown] => [
    Object.hasOwn(OLDER_KEY, key) ? (OLDER_KEY[key] ?? key) : key,
    record[key],
  ]);
  const kept = keys
    .map((key): readonly [string, unknown] => [key, record[key]])
    .filter(([key]) => !Object.hasOwn(OLDER_KEY, key));
  return Object.fromEntries([...renamed, ...kept]);
}

/** The older name of a kind of reference (`reposted` is `retweeted`). */
export function olderReference(type: string): string {
  return OLDER_REFERENCE[type] ?? type;
}

const STRING_IDS = ['id', 'user_id', 'in_reply_to_status_id', 'in_reply_to_user_id', 'quoted_status_id'] as const;

/** v1.1 sends each id twice, as a number that loses digits and as `..._str`: the string is put in the number's place. */
export function exactIds(record: JsonRecord): JsonRecord {
  const found = STRING_IDS.filter((key) => typeof record[`${key}_str`] === 'string');
  if (found.length === 0) return record;
  return { ...record, ...Object.fromEntries(found.map((key) => [key, record[`${key}_str`]])) };
}

/** Unwraps `{data: {...}}`, as the Activity API wraps users. */
export function unwrapped(value: unknown): JsonRecord | undefined {
  if (!isRecord(value)) return undefined;
  const inner = value['data'];
  return isRecord(inner) ? inner : value;
}
