import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2';
import { readBody } from './body.ts';
import { problemKind } from '../reading/problems.ts';
import { isRecord, listAt, type JsonRecord } from '../reading/record.ts';

/** What went wrong with an exchange, by class: each has its own remedy and its own back-off. */
export type Failure =
  /** `unsent`: no connection came about, so X knows nothing of the request. */
  | { readonly type: 'network'; readonly code: string; readonly unsent?: boolean }
  | { readonly type: 'unavailable'; readonly status: number }
  | { readonly type: 'rate-limited'; readonly resetAt: number | null }
  | { readonly type: 'too-many-connections' }
  | { readonly type: 'no-rules' }
  | { readonly type: 'unauthorised' }
  | { readonly type: 'no-credits'; readonly status: number }
  | { readonly type: 'usage-cap' }
  | { readonly type: 'forbidden'; readonly reason: string }
  | { readonly type: 'missing'; readonly status: number }
  | { readonly type: 'invalid'; readonly status: number; readonly parameters: readonly string[] };

/** Thrown for an exchange that failed; holds nothing of the request, whose headers carry the token. */
export class ExchangeError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`The exchange with X failed: ${failure.type}`);
    this.name = 'ExchangeError';
    this.failure = failure;
  }
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

function numberOf(value: string | readonly string[] | undefined): number | null {
  const number = typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** When a limit is lifted, in milliseconds since 1970: from `x-rate-limit-reset` (seconds since 1970) or `retry-after`. */
function resetOf(headers: Headers, now: number): number | null {
  const reset = numberOf(headers['x-rate-limit-reset']);
  if (reset !== null) return reset * 1000;
  const after = numberOf(headers['retry-after']);
  return after === null ? null : now + after * 1000;
}

function parametersIn(body: JsonRecord): readonly string[] {
  return listAt(body, 'errors')
    .filter(isRecord)
    .flatMap((error) => (isRecord(error['parameters']) ? Object.keys(error['parameters']) : []));
}

interface Refusal {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** What X tells of a refused answer by words alone: its status and type are those of any refusal. */
const TOLD_IN_WORDS: readonly { readonly reason: string; readonly words: RegExp }[] = [
  { reason: 'not-summoned', words: /only reply to or quote/i },
  { reason: 'duplicate', words: /duplicate content/i },
  { reason: 'gone', words: /deleted or not visible/i },
  {
    reason: 'messages-closed',
    words: /permission to DM|cannot send messages to this user|not accept(?:ing)? (?:direct )?messages/i,
  },
];

function toldInWords(body: JsonRecord): string | undefined {
  const detail = body['detail'];
  return typeof detail === 'string' ? TOLD_IN_WORDS.find(({ words }) => words.test(detail))?.reason : undefined;
}

function forbiddenReason(body: JsonRecord, kind: string): string {
  return typeof body['reason'] === 'string' ? body['reason'] : (toldInWords(body) ?? kind);
}

/** Classifies a refused request by status, problem type and title; by its wording only where X has no other sign. */
export function failureOf({ status, body: raw, headers }: Refusal, now: number): Failure {
  const read = readBody(raw);
  const body = isRecord(read) ? read : {};
  const kind = problemKind(body);
  const title = body['title'];
  if (status === 402 || title === 'CreditsDepleted' || kind === 'credits') return { type: 'no-credits', status };
  if (title === 'UsageCapExceeded' || kind === 'usage-capped') return { type: 'usage-cap' };
  if (body['connection_issue'] === 'TooManyConnections') return { type: 'too-many-connections' };
  if (status === 401) return { type: 'unauthorised' };
  if (status === 403) return { type: 'forbidden', reason: forbiddenReason(body, kind) };
  if (status === 404 || status === 405 || status === 410 || status === 501) return { type: 'missing', status };
  if (status === 409) return { type: 'no-rules' };
  if (status === 429) return { type: 'rate-limited', resetAt: resetOf(headers, now) };
  if (status >= 400 && status < 500 && status !== 408) return { type: 'invalid', status, parameters: parametersIn(body) };
  return { type: 'unavailable', status };
}

function codeOf(error: unknown): string {
  const code = isRecord(error) ? error['code'] : undefined;
  return typeof code === 'string' ? code : 'connection-lost';
}

const CONNECTING: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);

/** Whether the connection never came about. Node tries a host's addresses in turn and then throws the failures together. */
function isUnsent(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isUnsent);
  return error instanceof Error && 'syscall' in error && CONNECTING.has(error.syscall);
}

/** The library hands the cause over under one name and asks for it under another, so that its `requestError` is undefined. */
function causeOf(error: ApiRequestError): unknown {
  const options: unknown = Reflect.get(error, '_options');
  const told: unknown = error.requestError;
  return told ?? (isRecord(options) ? options['error'] : undefined);
}

/** What an error thrown by the library means; undefined when it is none of the library's. */
export function failureOfError(error: unknown, now: number): Failure | undefined {
  if (error instanceof ExchangeError) return error.failure;
  if (error instanceof ApiResponseError) return failureOf({ status: error.code, body: error.data, headers: error.headers }, now);
  if (error instanceof ApiRequestError) {
    const cause = causeOf(error);
    return { type: 'network', code: codeOf(cause), unsent: isUnsent(cause) };
  }
  if (error instanceof ApiPartialResponseError) {
    const status = error.response.statusCode ?? 0;
    if (status < 400) return { type: 'network', code: 'broken-answer' };
    return failureOf({ status, body: undefined, headers: error.response.headers }, now);
  }
  return undefined;
}
