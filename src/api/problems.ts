import { Problem, type Fault } from './problem.ts';

/** Faults named in one document at most; how many there are in all is told beside them. */
const MAX_FAULTS = 5_000;

export function badInput(errors: readonly Fault[]): Problem {
  const first = errors[0];
  const more = errors.length > 1 ? ` and ${errors.length - 1} more` : '';
  return new Problem({
    status: 400,
    code: 'bad-input',
    title: 'The request is not valid',
    detail: first ? `${first.path === '' ? 'the request' : first.path}: ${first.message}${more}` : 'the request is not valid',
    errors: errors.slice(0, MAX_FAULTS),
    ...(errors.length > MAX_FAULTS ? { extra: { faults: errors.length } } : {}),
  });
}

export function notFound(what: string): Problem {
  return new Problem({ status: 404, code: 'not-found', title: 'There is no such thing', detail: `${what} does not exist` });
}

export function unauthenticated(detail = 'send a key as "Authorization: Bearer KEY", or sign in'): Problem {
  return new Problem({
    status: 401,
    code: 'not-signed-in',
    title: 'Not signed in',
    detail,
    headers: { 'www-authenticate': 'Bearer realm="earshot"' },
  });
}

export function forbidden(detail: string, code = 'not-permitted'): Problem {
  return new Problem({ status: 403, code, title: 'Not permitted', detail });
}

export function tooManyRequests(detail: string, retryAfterSeconds: number): Problem {
  return new Problem({
    status: 429,
    code: 'too-many-requests',
    title: 'Too many requests',
    detail,
    headers: { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
  });
}

export function unavailable(detail: string, cause?: unknown): Problem {
  return new Problem({
    status: 503,
    code: 'unavailable',
    title: 'Not available for the moment',
    detail,
    headers: { 'retry-after': '5' },
    cause,
  });
}

export function tooLarge(limitBytes: number): Problem {
  return new Problem({
    status: 413,
    code: 'too-large',
    title: 'The body is too large',
    detail: `the body may have ${limitBytes} bytes at most: send it in several requests`,
    extra: { limitBytes },
  });
}

export function unsupportedMediaType(detail: string): Problem {
  return new Problem({ status: 415, code: 'unsupported-media-type', title: 'The body is in a form not understood', detail });
}
