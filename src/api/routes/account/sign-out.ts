import { setCookie } from '../../auth/cookie.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';

export const signOut = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/sign-out',
  name: 'signOut',
  tag: 'account',
  summary: 'End the sign-in behind the cookie',
  policy: 'self',
  responses: { 204: { description: 'Signed out; the cookie is gone.' } },
  handler: async (call, { deps }) => {
    const { signIn } = callerOf(call);
    if (signIn !== null) await deps.stores.signIns.remove(signIn);
    return { type: 'json', status: 204, headers: { 'set-cookie': setCookie('', deps.secretOptions.secureCookies === true) } };
  },
});
