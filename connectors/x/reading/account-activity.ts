import { z } from 'zod';
import { usersFrom } from './author.ts';
import { readDirectMessage } from './direct-message.ts';
import { ignore, type Reading } from './findings.ts';
import { isRecord, joinPath, parseAt, recordOrFail, type JsonRecord } from './record.ts';
import { idSchema } from './scalars.ts';
import { readStatus } from './status.ts';
import { exactIds } from './vocabulary.ts';

const EVENT_LIST = /^[a-z_]+_events$/;
const SINGLE_EVENTS = ['user_event', 'replay_event', 'replay_job_status'];

/** Whether an object is the body of an Account Activity webhook. */
export function isAccountActivity(record: JsonRecord): boolean {
  const keys = Object.keys(record);
  if ('for_user_id' in record && keys.some((key) => EVENT_LIST.test(key))) return true;
  return keys.some(
    (key) => (EVENT_LIST.test(key) && Array.isArray(record[key])) || (SINGLE_EVENTS.includes(key) && isRecord(record[key])),
  );
}

const deletionSchema = z.object({ id: idSchema });

/** Adds what an Account Activity webhook body (v1.1 shapes) brings to the findings. */
export function readAccountActivity(body: JsonRecord, path: string, reading: Reading): void {
  const owner = body['for_user_id'];
  const forUser = typeof owner === 'string' ? owner : undefined;
  const users = usersFrom(body['users'] ?? {});
  for (const key of Object.keys(body)) {
    const where = joinPath(path, key);
    if (SINGLE_EVENTS.includes(key)) ignore(reading.found, 'other-account-activity');
    if (!EVENT_LIST.test(key)) continue;
    const events = parseAt(z.array(z.unknown(), { message: 'must be a list of events' }), body[key], where);
    for (const [index, event] of events.entries()) {
      const place = joinPath(where, index);
      const value = recordOrFail(event, place);
      if (key === 'tweet_create_events') readStatus({ value, path: place, forUser }, reading);
      else if (key === 'direct_message_events') readDirectMessage({ value, path: place, users, media: [], forUser }, reading);
      else if (key === 'tweet_delete_events') {
        const status = recordOrFail(value['status'], `${place}.status`);
        reading.found.removed.push(parseAt(deletionSchema, exactIds(status), `${place}.status`).id);
      } else ignore(reading.found, 'other-account-activity');
    }
  }
}
