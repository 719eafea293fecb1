import { RemedyError } from '../../src/ports/remedy.ts';

/** The same error, saying for certain that what was asked for did not happen. */
export function asNotDone(error: RemedyError): RemedyError {
  if (error.notDone) return error;
  return new RemedyError({
    remedy: error.remedy,
    code: error.code,
    message: error.message,
    notDone: true,
    ...(error.waitMs === null ? {} : { waitMs: error.waitMs }),
    ...(error.status === null ? {} : { status: error.status }),
    cause: error.cause ?? error,
  });
}

/**
 * Runs what comes before something is sent, such as fetching an access token. However it fails, nothing was sent: its
 * RemedyError says so with `notDone`. Other errors pass as they are.
 */
export async function beforeSending<T>(prepare: () => Promise<T>): Promise<T> {
  try {
    return await prepare();
  } catch (error) {
    throw error instanceof RemedyError ? asNotDone(error) : error;
  }
}
