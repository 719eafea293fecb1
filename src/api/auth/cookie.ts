export const COOKIE = 'earshot';
/** Milliseconds a sign-in lasts: a working day with the walk home. */
export const SIGN_IN_MS = 12 * 3_600_000;

/** `Set-Cookie` for a new sign-in, or to end one when `value` is empty. */
export function setCookie(value: string, secure: boolean): string {
  const age = value === '' ? 0 : SIGN_IN_MS / 1000;
  return `${COOKIE}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}
