import { z } from 'zod';
import { endStreamsOf, invited, oneAtATime } from '../../accounts.ts';
import { isCrossSite } from '../../auth/loopback.ts';
import { hashPassword, passwordSchema } from '../../passwords.ts';
import { Problem } from '../../problem.ts';
import { forbidden } from '../../problems.ts';
import { bare, defineRoute } from '../../route.ts';

const LONGEST_TOKEN = 1024;

const gone = (): Problem =>
  new Problem({
    status: 422,
    code: 'invitation-ended',
    title: 'This invitation is not good any more',
    detail: 'it was used, is older than three days or was taken back: ask an administrator for another',
  });

export const acceptInvitation = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/invitations/accept',
  name: 'acceptInvitation',
  tag: 'accounts',
  summary: 'Choose a password by an invitation',
  description: 'The invitation is good once. Attempts are limited per address.',
  policy: 'public',
  guarded: true,
  body: z.strictObject({ token: z.string().min(1).max(LONGEST_TOKEN), password: passwordSchema }),
  responses: { 204: { description: 'The password is set: sign in with it.' } },
  problems: [403, 413, 415, 422, 429, 503],
  handler: async (call, { deps }) => {
    if (isCrossSite(call.allHeaders)) throw forbidden('this request was made by a page of another site', 'cross-site');
    const { token, password } = call.body;
    if (!(await invited(token, deps))) throw gone();
    const secretHash = await hashPassword(password);
    await oneAtATime(deps, async () => {
      const account = await invited(token, deps);
      if (!account) throw gone();
      await deps.stores.accounts.put({ ...account, secretHash, invitation: null });
      await deps.stores.signIns.removeOf(account.id);
      await endStreamsOf(account.id, deps);
    });
    return { type: 'json', status: 204 };
  },
});
