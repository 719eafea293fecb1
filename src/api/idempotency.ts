import { createHash } from 'node:crypto';
import { isoNow } from '../ports/clock.ts';
import type { Caller } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { Problem } from './problem.ts';
import { json, type Answer, type RouteInput } from './route.ts';
import { sha256 } from './auth/secrets.ts';

interface Kept {
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

function readKept(text: string): Kept {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('json' in value)) throw new Error('a kept answer cannot be read');
  const headers = 'headers' in value && typeof value.headers === 'object' && value.headers !== null ? value.headers : {};
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { headers: Object.fromEntries(texts), json: value.json };
}

/**
 * Does something once per `Idempotency-Key` of a caller and address. The answer of what was done is kept for a day and
 * given again; what was refused changed nothing and is judged anew.
 * @throws Problem 409 while the first request still runs, 422 when the key was used with another body
 */
export async function once(
  deps: Pick<ApiDeps, 'stores' | 'clock' | 'log'>,
  call: Pick<RouteInput, 'bytes'> & { readonly key: string | undefined; readonly caller: Caller; readonly scope: string },
  act: () => Promise<Answer>,
): Promise<Answer> {
  if (call.key === undefined) return act();
  const store = deps.stores.idempotency;
  const key = sha256(`${call.caller.id}\n${call.scope}\n${call.key}`);
  const fingerprint = createHash('sha256').update(call.bytes).digest('hex');
  const begun = await store.begin(key, fingerprint, isoNow(deps.clock));
  switch (begun.state) {
    case 'done': {
      const kept = readKept(begun.body);
      return json(kept.json, { status: begun.status, headers: { ...kept.headers, 'idempotent-replayed': 'true' } });
    }
    case 'running':
      throw new Problem({
        status: 409,
        code: 'still-running',
        title: 'The first request is still running',
        detail: 'a request with this Idempotency-Key is being worked on: ask again in a moment',
        headers: { 'retry-after': '1' },
      });
    case 'mismatch':
      throw new Problem({
        status: 422,
        code: 'idempotency-key-reused',
        title: 'This Idempotency-Key was used for something else',
        detail: 'the body differs from that of the first request with this key: use a new key',
      });
    case 'started':
      break;
  }
  let answer: Answer;
  try {
    answer = await act();
  } catch (error) {
    await store.abandon(key);
    throw error;
  }
  if (answer.type === 'json') {
    const body = JSON.stringify({ headers: answer.headers ?? {}, json: answer.json ?? null });
    await store.finish(key, { status: answer.status, body });
  }
  return answer;
}
