import { z } from 'zod';
import { endStreamsOf, oneAtATime, personOf } from '../../accounts.ts';
import { hashPassword, passwordSchema, verifyPassword } from '../../passwords.ts';
import { Problem } from '../../problem.ts';
import { tooManyRequests } from '../../problems.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';
import { openSignIn } from './open-sign-in.ts';

const wrong = (): Problem =>
  new Problem({
    status: 422,
    code: 'wrong-password',
    title: 'The password is not changed',
    detail: 'the password you have now is another: type it again',
    errors: [{ path: 'current', message: 'is not the password you have now' }],
  });

const none = (): Problem =>
  new Problem({
    status: 409,
    code: 'no-own-password',
    title: 'There is no password to change',
    detail: 'keys and guests have no password: sign in as a person',
  });

export const changePassword = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/me/password',
  name: 'changePassword',
  tag: 'account',
  summary: 'Change one’s own password',
  description:
    'Ends every sign-in and event stream of the caller and signs this one in anew: the answer sets another cookie, and `GET /v1/me` gives another `csrf`. Wrong tries count with those of signing in.',
  policy: 'self',
  guarded: true,
  body: z.strictObject({ current: z.string().min(1).max(1024), next: passwordSchema }),
  responses: { 204: { description: 'The new password holds; the cookie is set anew.' } },
  problems: [409, 413, 415, 422, 429, 503],
  handler: async (call, { deps, failedSignIns }) => {
    const caller = callerOf(call);
    const { current, next } = call.body;
    if (caller.kind !== 'person') throw none();
    const key = caller.id.toLowerCase();
    const waitMs = failedSignIns.waitMs(key);
    if (waitMs > 0) throw tooManyRequests('too many wrong passwords for this account: wait, then try again', waitMs / 1000);
    const { secretHash: known } = await personOf(caller.id, deps);
    if (!(await verifyPassword(current, known))) {
      failedSignIns.fail(key);
      throw wrong();
    }
    const secretHash = await hashPassword(next);
    const answer = await oneAtATime(deps, async () => {
      const account = await personOf(caller.id, deps);
      // Somebody reset or disabled it meanwhile: theirs stands.
      if (account.secretHash !== known || account.disabledAt !== null) throw wrong();
      await deps.stores.accounts.put({ ...account, secretHash, invitation: null });
      await deps.stores.signIns.removeOf(account.id);
      return openSignIn(deps, account.id);
    });
    failedSignIns.succeed(key);
    await endStreamsOf(caller.id, deps);
    return answer;
  },
});
