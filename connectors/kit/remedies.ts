import { RemedyError, type RemedyErrorOptions } from '../../src/ports/remedy.ts';

export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What was asked, for people: `the reviews of acme.example`. Holds no secret. */
  readonly what: string;
  /** Milliseconds since 1970, to read a date in `Retry-After`. */
  readonly now: number;
}

const MIN_WAIT_MS = 1000;
const MAX_WAIT_MS = 24 * 3_600_000;
const DEFAULT_LIMIT_WAIT_MS = 60_000;

/** Keeps a wait that the outside named between a second and a day. */
export function boundedWait(ms: number): number {
  return Math.min(Math.max(ms, MIN_WAIT_MS), MAX_WAIT_MS);
}

/** Milliseconds that a `Retry-After` header (seconds or an HTTP date) asks for, from a second to a day; undefined when it says nothing. */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return boundedWait(Number(text) * 1000);
  const at = /^[A-Za-z]{3},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : boundedWait(at - now);
}

type Decision = Omit<RemedyErrorOptions, 'status' | 'notDone'>;

function decideServerError({ status, headers, what, now }: Answer): Decision {
  const waitMs = retryAfterMs(headers['retry-after'], now);
  if (waitMs === undefined)
    return { remedy: 'retry', code: 'server-error', message: `${what}: the server failed (${status}); it will be tried again` };
  return { remedy: 'wait', code: 'unavailable', message: `${what}: the server is busy (${status}) and asks to wait`, waitMs };
}

function decide(answer: Answer): Decision {
  const { status, headers, what, now } = answer;
  if (status >= 500) return decideServerError(answer);
  switch (status) {
    case 401:
      return { remedy: 'reauthorise', code: 'unauthorised', message: `${what}: the credentials were refused (401); renew them` };
    case 402:
      return { remedy: 'give-up', code: 'payment-required', message: `${what}: the plan or its credits don't cover this (402)` };
    case 403:
      return {
        remedy: 'give-up',
        code: 'forbidden',
        message: `${what}: these credentials may not do this (403); check their rights`,
      };
    case 404:
    case 410:
      return { remedy: 'give-up', code: 'not-found', message: `${what}: not there (${status})` };
    case 408:
    case 425:
      return {
        remedy: 'retry',
        code: 'timeout',
        message: `${what}: the server gave up waiting (${status}); it will be tried again`,
      };
    case 429: {
      const waitMs = retryAfterMs(headers['retry-after'], now) ?? DEFAULT_LIMIT_WAIT_MS;
      return { remedy: 'wait', code: 'rate-limited', message: `${what}: too many calls (429); waiting as told`, waitMs };
    }
    default:
      if (status >= 300 && status < 400) {
        return {
          remedy: 'give-up',
          code: 'redirected',
          message: `${what}: redirected (${status}), which is never followed; correct the address`,
        };
      }
      return { remedy: 'give-up', code: 'refused', message: `${what}: refused with status ${status}` };
  }
}

/**
 * Answers that leave open whether what was asked for was done: the server gave up in the middle (408, 425), has it already
 * (409, as it may be from an earlier try), or did it and shows the result elsewhere (303).
 */
const LEAVES_OPEN: ReadonlySet<number> = new Set([303, 408, 409, 425]);

function isRefusal(status: number): boolean {
  return status >= 300 && status < 500 && !LEAVES_OPEN.has(status);
}

/**
 * What a status means where the network says nothing more exact: undefined for 2xx; 401 `reauthorise`; 403, 404 and other
 * refusals `give-up`; 429 `wait` by `Retry-After` (seconds or a date, else a minute); 5xx `retry`, or `wait` when told how long.
 * `notDone` for every refusal: redirects and 4xx, but not 303, 408, 409 and 425, and never 5xx.
 */
export function remedyForStatus(answer: Answer): RemedyError | undefined {
  if (answer.status >= 200 && answer.status < 300) return undefined;
  return new RemedyError({ ...decide(answer), status: answer.status, notDone: isRefusal(answer.status) });
}
