import { RemedyError } from '../../../src/ports/remedy.ts';
import type { Failure } from './failure.ts';

const DEFAULT_LIMIT_WAIT_MS = 60_000;
const LONGEST_LIMIT_WAIT_MS = 24 * 3_600_000;
/** Clocks differ by a little: a second after the reset the limit is surely lifted. */
const AFTER_RESET_MS = 1000;

/** How long a rate limit lasts from now, in milliseconds. */
export function limitWaitMs(resetAt: number | null, now: number): number {
  if (resetAt === null) return DEFAULT_LIMIT_WAIT_MS;
  return Math.min(Math.max(resetAt - now, 0) + AFTER_RESET_MS, LONGEST_LIMIT_WAIT_MS);
}

interface Forbidden {
  readonly code: string;
  readonly hint: string;
}

const FORBIDDEN: Readonly<Record<string, Forbidden>> = {
  'client-not-enrolled': { code: 'client-not-enrolled', hint: 'check that the app belongs to a project' },
  'not-summoned': { code: 'not-summoned', hint: 'its author neither mentions nor quotes our account: answer on X' },
  duplicate: { code: 'duplicate', hint: 'our account has posted the same text before: word it differently' },
  gone: { code: 'gone', hint: 'the post is deleted, or not to be seen by us' },
  'messages-closed': { code: 'person-unreachable', hint: 'this person accepts no direct messages from our account' },
};
const NO_RIGHTS: Forbidden = {
  code: 'no-rights',
  hint: 'the app has no right to it: check its access tier, permissions and project',
};

function forbidden(reason: string, what: string): RemedyError {
  const { code, hint } = FORBIDDEN[reason] ?? NO_RIGHTS;
  return new RemedyError({ remedy: 'give-up', code, status: 403, message: `X refuses ${what}: ${hint}`, notDone: true });
}

/**
 * The error that tells the rest of the program what to do. `what` names what was asked, such as `recent search`. `notDone`
 * for every refusal and where no connection came about; time-outs, broken connections, 5xx and unreadable answers leave open
 * what X did.
 */
export function remedyFor(failure: Failure, what: string, now: number): RemedyError {
  switch (failure.type) {
    case 'network':
      return new RemedyError({
        remedy: 'retry',
        code: 'unreachable',
        message: `X could not be reached for ${what} (${failure.code})`,
        notDone: failure.unsent === true,
      });
    case 'unavailable':
      return new RemedyError({
        remedy: 'retry',
        code: 'unavailable',
        status: failure.status,
        message: `X answered ${failure.status} to ${what}; it is tried again`,
      });
    case 'rate-limited': {
      const waitMs = limitWaitMs(failure.resetAt, now);
      return new RemedyError({
        remedy: 'wait',
        code: 'rate-limited',
        notDone: true,
        status: 429,
        waitMs,
        message: `X's rate limit for ${what} is used up; it goes on in ${Math.ceil(waitMs / 1000)} s`,
      });
    }
    case 'too-many-connections':
      return new RemedyError({
        remedy: 'wait',
        code: 'too-many-connections',
        notDone: true,
        status: 429,
        waitMs: DEFAULT_LIMIT_WAIT_MS,
        message: `Another connection holds the app's only stream (${what}): end the other program that uses this app`,
      });
    case 'no-rules':
      return new RemedyError({
        remedy: 'retry',
        code: 'no-rules',
        status: 409,
        message: `X has no stream rules for ${what} yet`,
      });
    case 'unauthorised':
      return new RemedyError({
        remedy: 'reauthorise',
        code: 'token-rejected',
        notDone: true,
        status: 401,
        message: `X rejects the token for ${what}: make a new one in the developer console and put it into the connection`,
      });
    case 'no-credits':
      return new RemedyError({
        remedy: 'give-up',
        code: 'credits-depleted',
        notDone: true,
        status: failure.status,
        message: `The X account has no credits left for ${what}: buy credits, then start the connection again`,
      });
    case 'usage-cap':
      return new RemedyError({
        remedy: 'give-up',
        code: 'usage-cap-exceeded',
        notDone: true,
        status: 429,
        message: `The X plan's usage cap is reached for ${what}: raise the plan or wait for the next period, then start the connection again`,
      });
    case 'forbidden':
      return forbidden(failure.reason, what);
    case 'missing':
      return new RemedyError({
        remedy: 'give-up',
        code: 'no-such-endpoint',
        notDone: true,
        status: failure.status,
        message: `The API has no ${what}: check the connection's apiBaseUrl`,
      });
    case 'invalid':
      return new RemedyError({
        remedy: 'give-up',
        code: 'request-refused',
        notDone: true,
        status: failure.status,
        message: `X refuses the request for ${what}${failure.parameters.length === 0 ? '' : ` because of ${failure.parameters.join(', ')}`}: check the brand's terms and the settings`,
      });
  }
}
