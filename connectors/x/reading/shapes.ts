import { isRecord, type JsonRecord } from './record.ts';

/** Whether an object is a post of v1.1: it names its id twice, or carries its author. */
export function isStatus(record: JsonRecord): boolean {
  const texts = ['text', 'full_text', 'extended_tweet'].some((key) => key in record);
  if ('id_str' in record && !('screen_name' in record)) return texts || isRecord(record['user']);
  return texts && isRecord(record['user']);
}

/** Whether an object is an RFC 7807 problem sent alone. */
export function isProblem(record: JsonRecord): boolean {
  return (
    typeof record['title'] === 'string' &&
    (typeof record['type'] === 'string' || 'disconnect_type' in record || 'connection_issue' in record)
  );
}
