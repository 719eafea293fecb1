import { z } from 'zod';
import type { Account } from '../../../ports/stores.ts';
import { isCrossSite } from '../../auth/loopback.ts';
import type { ApiContext } from '../../context.ts';
import { pretendToVerify, verifyPassword } from '../../passwords.ts';
import { Problem } from '../../problem.ts';
import { forbidden, tooManyRequests } from '../../problems.ts';
import { bare, defineRoute } from '../../route.ts';
import { openSignIn } from './open-sign-in.ts';

async function findPerson({ deps }: ApiContext, email: string): Promise<Account | undefined> {
  const account = (await deps.stores.accounts.get(email)) ?? (await deps.stores.accounts.get(email.toLowerCase()));
  return account?.kind === 'person' && account.disabledAt === null ? account : undefined;
}

export const signIn = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/sign-in',
  name: 'signIn',
  tag: 'account',
  summary: 'Sign in with e-mail address and password',
  description: 'Sets the cookie `earshot`. Attempts are limited per address, failures per account.',
  policy: 'public',
  guarded: true,
  body: z.strictObject({ email: z.string().trim().min(1).max(320), password: z.string().min(1).max(1024) }),
  responses: { 204: { description: 'Signed in; the cookie is set.' } },
  problems: [401, 403, 413, 415, 429],
  handler: async (call, context) => {
    const { email, password } = call.body;
    if (isCrossSite(call.allHeaders)) throw forbidden('this request was made by a page of another site', 'cross-site');
    const key = email.toLowerCase();
    const waitMs = context.failedSignIns.waitMs(key);
    if (waitMs > 0) throw tooManyRequests('too many wrong passwords for this account: wait, then try again', waitMs / 1000);
    const account = await findPerson(context, email);
    if (!account) await pretendToVerify(password);
    if (account && (await verifyPassword(password, account.secretHash))) {
      context.failedSignIns.succeed(key);
      return openSignIn(context.deps, account.id);
    }
    context.failedSignIns.fail(key);
    throw new Problem({
      status: 401,
      code: 'wrong-credentials',
      title: 'Not signed in',
      detail: 'e-mail address or password is wrong',
    });
  },
});
