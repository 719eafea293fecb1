import { z } from 'zod';
import { usersFrom } from './author.ts';
import { readDirectMessage, readDmEvent } from './direct-message.ts';
import { ignore, type Reading } from './findings.ts';
import { includesOf, readPost } from './post.ts';
import { isRecord, joinPath, parseAt, recordAt, recordOrFail, type JsonRecord } from './record.ts';
import { idSchema } from './scalars.ts';
import { unwrapped } from './vocabulary.ts';

/** Whether an object is an event of the X Activity API. */
export function isActivity(record: JsonRecord): boolean {
  return typeof record['event_type'] === 'string' && isRecord(record['payload']);
}

/** `post_mention_create`, as it was called before March 2026, is `post.mention.create`; so are names that say tweet. */
function eventName(raw: string): string {
  const name = raw.toLowerCase().replaceAll('_', '.');
  return name.startsWith('tweet.') ? name.replace('tweet.', 'post.') : name;
}

const POSTS = new Set(['post.create', 'post.mention.create', 'post.reply.create', 'post.quote.create']);
const OTHERS: Readonly<Record<string, string>> = {
  'post.repost.create': 'repost',
  'oauth.revoke': 'authorisation-revoked',
  'chat.received': 'encrypted-chat',
  'chat.sent': 'encrypted-chat',
};
const FAMILIES = new Set(['like', 'follow', 'profile', 'chat', 'news', 'spaces', 'broadcast', 'post', 'dm', 'mute', 'block']);
const deletionSchema = z.object({ id: idSchema });

/** Adds one event of the X Activity API to the findings. */
export function readActivity(event: JsonRecord, path: string, reading: Reading): void {
  const name = eventName(String(event['event_type']));
  const where = joinPath(path, 'payload');
  const payload = unwrapped(recordOrFail(event['payload'], where)) ?? {};
  if (POSTS.has(name)) readPost({ value: payload, path: where, includes: includesOf(recordAt(event, 'includes')) }, reading);
  else if (name === 'post.delete') reading.found.removed.push(parseAt(deletionSchema, payload, where).id);
  else if (name === 'dm.received' || name === 'dm.sent') readMessages(event, where, name === 'dm.sent', reading);
  else ignore(reading.found, OTHERS[name] ?? (FAMILIES.has(name.split('.')[0] ?? '') ? 'other-activity' : 'unknown-activity'));
}

function readMessages(event: JsonRecord, path: string, sentByUs: boolean, reading: Reading): void {
  const payload = recordOrFail(event['payload'], path);
  const subscribed = recordAt(event, 'filter')?.['user_id'];
  const forUser = typeof subscribed === 'string' ? subscribed : undefined;
  const includes = recordAt(event, 'includes') ?? {};
  const users = new Map([...usersFrom(includes['users'] ?? []), ...usersFrom(payload['users'] ?? {})]);
  const common = { users, media: includesOf(includes).media, forUser, sentByUs };
  const events = payload['direct_message_events'];
  if (events === undefined) {
    const value = unwrapped(payload) ?? payload;
    readDmEvent({ ...common, value: { event_type: 'MessageCreate', ...value }, path }, reading);
    return;
  }
  const list = parseAt(z.array(z.unknown(), { message: 'must be a list of messages' }), events, `${path}.direct_message_events`);
  for (const [index, item] of list.entries()) {
    const place = joinPath(`${path}.direct_message_events`, index);
    readDirectMessage({ ...common, value: recordOrFail(item, place), path: place }, reading);
  }
}
