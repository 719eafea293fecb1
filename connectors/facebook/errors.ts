import { z } from 'zod';
import { RemedyError, type RemedyErrorOptions } from '../../src/ports/remedy.ts';
import { remedyForStatus, retryAfterMs } from '../kit/remedies.ts';

const graphErrorSchema = z.object({
  code: z.coerce.number().int(),
  error_subcode: z.coerce.number().int().nullish(),
  is_transient: z.boolean().nullish(),
  fbtrace_id: z.string().nullish(),
});
export type GraphError = z.infer<typeof graphErrorSchema>;

/** The `error` of an answer of Graph's; undefined when it holds none. */
export function graphErrorOf(body: unknown): GraphError | undefined {
  const parsed = z.object({ error: graphErrorSchema }).safeParse(body);
  return parsed.success ? parsed.data.error : undefined;
}

export interface FailedCall {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly error: GraphError | undefined;
  /** What was asked: `the ratings of page 123`. */
  readonly what: string;
  /** The permission that this needs. */
  readonly permission: string;
  /** How long the usage headers say to stay away. */
  readonly regainMs: number | undefined;
  readonly now: number;
}

type Decision = Pick<RemedyErrorOptions, 'remedy' | 'code'> & { readonly hint: string };

const DEFAULT_LIMIT_WAIT_MS = 5 * 60_000;
const TOKEN_CODES: ReadonlyMap<number, readonly [code: string, hint: string]> = new Map([
  [458, ['token-app-removed', 'the app was removed by the person who gave the token: connect the page again']],
  [459, ['token-checkpoint', 'the person who gave the token must log in to Facebook and pass its check']],
  [460, ['token-password-changed', 'the password changed: make a new page token']],
  [463, ['token-expired', 'the page token has expired: make a new one']],
  [464, ['token-unconfirmed', 'the person who gave the token must confirm the account']],
  [467, ['token-invalid', 'the page token is not valid any more: make a new one']],
]);
const RATE_CODES: ReadonlySet<number> = new Set([4, 17, 32, 613]);
const BUSINESS_RATE_CODES = { from: 80_000, to: 80_014 } as const;
const UNREACHABLE_SUBCODES: ReadonlySet<number> = new Set([1545041, 2018108]);
const WINDOW_SUBCODES: ReadonlySet<number> = new Set([2018278, 2534022]);
const PAGE_RESTRICTED_SUBCODE = 1893063;
const GONE_SUBCODE = 33;

const giveUp = (code: string, hint: string): Decision => ({ remedy: 'give-up', code, hint });

function isRateCode(code: number): boolean {
  return RATE_CODES.has(code) || (code >= BUSINESS_RATE_CODES.from && code <= BUSINESS_RATE_CODES.to);
}

/** Subcodes say the same under several codes, and texts are translated: only numbers are looked at. */
function decideBySubcode(subcode: number): Decision | undefined {
  if (UNREACHABLE_SUBCODES.has(subcode)) return giveUp('person-unreachable', 'this person cannot be reached: answer elsewhere');
  if (WINDOW_SUBCODES.has(subcode)) return giveUp('window-closed', 'the time to answer this message is over: answer on Facebook');
  if (subcode === PAGE_RESTRICTED_SUBCODE)
    return giveUp('page-restricted', 'Facebook has restricted the page: see its support inbox');
  return undefined;
}

function decideByCode({ error, permission }: FailedCall & { readonly error: GraphError }): Decision {
  const { code, error_subcode: subcode, is_transient: isTransient } = error;
  if (isRateCode(code)) return { remedy: 'wait', code: 'rate-limited', hint: 'too many calls: waiting as told' };
  const special = typeof subcode === 'number' ? decideBySubcode(subcode) : undefined;
  if (special !== undefined) return special;
  if (code >= 200 && code <= 299) return giveUp('permission-denied', `grant ${permission} and connect the page again`);
  switch (code) {
    case 102:
    case 190: {
      const [name, hint] = TOKEN_CODES.get(subcode ?? 0) ?? ['token-invalid', 'the page token was refused: make a new one'];
      return { remedy: 'reauthorise', code: name, hint };
    }
    case 104:
      return {
        remedy: 'reauthorise',
        code: 'app-secret-refused',
        hint: 'the proof made with the app secret was refused: correct appSecret',
      };
    case 1:
    case 2:
      return { remedy: 'retry', code: 'transient', hint: 'it will be tried again' };
    case 3:
    case 10:
      return giveUp('permission-denied', `grant ${permission} and connect the page again`);
    case 341:
    case 368:
      return giveUp('blocked', 'Facebook has blocked the app or page for a while: see its support inbox');
    case 506:
      return giveUp('duplicate', 'the same text was posted before');
    case 551:
      return giveUp('person-unreachable', 'this person cannot be reached: answer elsewhere');
    case 803:
      return giveUp('gone', 'it is gone, or was never there');
    case 10903:
      return giveUp('private-reply-used', 'this comment has had its one private reply');
    case 100:
      return subcode === GONE_SUBCODE
        ? giveUp('gone', 'it is gone, or may not be seen')
        : giveUp('bad-request', 'the call was not understood');
    default:
      if (isTransient === true) return { remedy: 'retry', code: 'transient', hint: 'it will be tried again' };
      return giveUp('refused', 'Facebook refused');
  }
}

function traceOf(error: GraphError): string {
  const trace = error.fbtrace_id ?? '';
  return /^[\w-]{1,64}$/.test(trace) ? `, trace ${trace}` : '';
}

/** An error of Graph's that refuses, rather than one in the middle of doing it. */
function isRefusal(remedy: RemedyErrorOptions['remedy'], status: number): boolean {
  return remedy !== 'retry' && status < 500;
}

/**
 * What a failed call means and what to do, by code and subcode; by status where Graph gave no error of its own. The
 * message never holds Graph's text, which is translated and may quote what was sent. `notDone` for every refusal; passing
 * faults, 5xx and unreadable answers leave open what Graph did.
 */
export function remedyForGraph(call: FailedCall): RemedyError {
  const { error, what, status } = call;
  if (error === undefined) {
    return (
      remedyForStatus(call) ??
      new RemedyError({
        remedy: 'retry',
        code: 'unexpected-answer',
        message: `${what}: the answer is not what Graph documents`,
        status,
      })
    );
  }
  const { remedy, code, hint } = decideByCode({ ...call, error });
  const subcode = typeof error.error_subcode === 'number' ? `/${error.error_subcode}` : '';
  return new RemedyError({
    remedy,
    code,
    message: `${what}: Facebook error ${error.code}${subcode}${traceOf(error)}: ${hint}`,
    status,
    notDone: isRefusal(remedy, status),
    ...(remedy === 'wait'
      ? { waitMs: call.regainMs ?? retryAfterMs(call.headers['retry-after'], call.now) ?? DEFAULT_LIMIT_WAIT_MS }
      : {}),
  });
}
