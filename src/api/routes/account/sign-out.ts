import { setCookie } from '../../auth/cookie.ts';
import { actorOf } from '../../caller.ts';
import { noteLeaving } from '../../presence.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';

export const signOut = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/sign-out',
  name: 'signOut',
  tag: 'account',
  summary: 'End the sign-in behind the cookie',
  description: 'The caller is no longer there, and cases they hold go back to their queues.',
  policy: 'self',
  responses: { 204: { description: 'Signed out; the cookie is gone.' } },
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { signIn } = caller;
    if (signIn !== null) await deps.stores.signIns.remove(signIn);
    await noteLeaving(deps, caller);
    await deps.cases.releaseAll(actorOf(caller));
    return { type: 'json', status: 204, headers: { 'set-cookie': setCookie('', deps.secretOptions.secureCookies === true) } };
  },
});
