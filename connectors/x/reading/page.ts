import { MalformedPayloadError } from '../../../src/ports/connector.ts';
import { isActivity, readActivity } from './activity.ts';
import { isComplianceLine, isNotice, readComplianceLine, readNotice } from './compliance.ts';
import { readDmEvent } from './direct-message.ts';
import { ignore, type Reading } from './findings.ts';
import { includesOf, readPost, type Includes } from './post.ts';
import { readErrors } from './problems.ts';
import { joinPath, listAt, recordAt, recordOrFail, type JsonRecord } from './record.ts';
import { isStatus } from './shapes.ts';
import { readStatus } from './status.ts';
import { olderKeys } from './vocabulary.ts';

/** Keys that only a post has. */
const POST_KEYS = [
  'text',
  'note_tweet',
  'author_id',
  'conversation_id',
  'edit_history_tweet_ids',
  'referenced_tweets',
  'in_reply_to_user_id',
  'reply_settings',
  'possibly_sensitive',
];
/** Keys that tell nothing: an object with no others is a post whose text is missing. */
const PLAIN_KEYS = new Set(['id', 'created_at', 'lang', 'entities', 'attachments', 'public_metrics']);

type ItemKind =
  'post' | 'status' | 'dm-event' | 'activity' | 'notice' | 'compliance-line' | 'user' | 'rule' | 'count' | 'unknown';

function kindOf(item: JsonRecord): ItemKind {
  if (isActivity(item)) return 'activity';
  if (typeof item['event_type'] === 'string' && ('sender_id' in item || 'dm_conversation_id' in item || 'text' in item))
    return 'dm-event';
  if (isNotice(item)) return 'notice';
  if (isComplianceLine(item)) return 'compliance-line';
  if (isStatus(item)) return 'status';
  const keys = Object.keys(olderKeys(item));
  if (keys.some((key) => POST_KEYS.includes(key))) return 'post';
  if ('username' in item) return 'user';
  if ('value' in item) return 'rule';
  if ('start' in item && 'end' in item) return 'count';
  return keys.every((key) => PLAIN_KEYS.has(key)) ? 'post' : 'unknown';
}

interface Surroundings {
  readonly path: string;
  readonly includes: Includes;
  readonly surelyPost: boolean;
}

function readItem(value: JsonRecord, { path, includes, surelyPost }: Surroundings, reading: Reading): void {
  const kind = surelyPost ? 'post' : kindOf(value);
  switch (kind) {
    case 'post':
      return readPost({ value, path, includes }, reading);
    case 'status':
      return readStatus({ value, path }, reading);
    case 'dm-event':
      return readDmEvent({ value, path, users: includes.users, media: includes.media }, reading);
    case 'activity':
      return readActivity(value, path, reading);
    case 'notice':
      return readNotice(value, path, reading.found);
    case 'compliance-line':
      return readComplianceLine(value, path, reading.found);
    case 'user':
    case 'rule':
    case 'count':
      return ignore(reading.found, kind);
    case 'unknown':
      return ignore(reading.found, 'unknown-kind');
  }
}

/** Reads one thing that came without an envelope. */
export function readBareItem(value: JsonRecord, path: string, reading: Reading): void {
  readItem(value, { path, includes: includesOf(undefined), surelyPost: false }, reading);
}

/** Reads an answer or a stream line: `{data, includes, errors, meta, matching_rules}`. `lookup` when it answers a look-up by ids. */
export function readEnvelope(body: JsonRecord, path: string, { reading, lookup }: { reading: Reading; lookup: boolean }): void {
  const data = body['data'] ?? null;
  const includes = includesOf(recordAt(body, 'includes'));
  const surelyPost = 'matching_rules' in body;
  if (Array.isArray(data)) {
    for (const [index, item] of data.entries()) {
      const place = joinPath(path, 'data', index);
      readItem(recordOrFail(item, place), { path: place, includes, surelyPost: false }, reading);
    }
  } else if (data !== null) {
    const place = joinPath(path, 'data');
    const item = recordOrFail(data, place);
    if (Object.keys(item).length === 0) throw new MalformedPayloadError(`${place}: holds nothing`, place);
    readItem(item, { path: place, includes, surelyPost: surelyPost && !isNotice(item) && !isActivity(item) }, reading);
  }
  if ('errors' in body) readErrors(listAt(body, 'errors'), reading.found, lookup);
  const nothing = data === null || (Array.isArray(data) && data.length === 0);
  if (nothing && !('errors' in body)) ignore(reading.found, 'no-data');
}
