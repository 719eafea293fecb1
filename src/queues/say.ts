import type { Log } from '../ports/log.ts';

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** Whether an error only says that the backend isn't reached, which its connection has said once already. */
function isOutage(error: Error): boolean {
  return /^E[A-Z]+$/u.test(codeOf(error)) || /connection|max retries per request|stream isn't writeable/iu.test(error.message);
}

/** Notes what a queue or worker of BullMQ reports: during an outage each of them reports every try. */
export function sayQueueError(log: Log, error: Error, message: string): void {
  const fields = { error: error.name, code: codeOf(error) === '' ? 'unknown' : codeOf(error) };
  if (isOutage(error)) log.debug(fields, message);
  else log.warn(fields, message);
}
