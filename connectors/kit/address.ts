import { RemedyError } from '../../src/ports/remedy.ts';

/**
 * An API's address with path segments behind it, whether or not the base ends in a slash. Each segment is encoded whole,
 * so that an id with a slash stays one segment. Throws RemedyError `give-up` for `.` and `..`, which would climb.
 */
export function address(base: string, ...segments: readonly string[]): string {
  if (segments.some((segment) => segment === '.' || segment === '..')) {
    throw new RemedyError({
      remedy: 'give-up',
      code: 'bad-address',
      message: 'An id that is a dot or two cannot be part of an address',
      notDone: true,
    });
  }
  return [base.replace(/\/+$/, ''), ...segments.map((segment) => encodeURIComponent(segment.toWellFormed()))].join('/');
}
