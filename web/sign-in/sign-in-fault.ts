import { ApiError, explain } from '../api/problem.ts';
import { textOf } from '../i18n/texts.ts';

/** Why somebody could not sign in, and what they can do. */
export function signInFault(error: unknown): string {
  const t = textOf('app');
  if (!(error instanceof ApiError)) return explain(error);
  const { status, retryAfterSeconds } = error.problem;
  if (status === 400 || status === 401) return t('wrongPassword');
  if (status === 403) return t('accountDisabled');
  if (status !== 429) return explain(error);
  return retryAfterSeconds === null ? t('tooManyTries') : t('tooManyTriesFor', { count: Math.ceil(retryAfterSeconds / 60) });
}
