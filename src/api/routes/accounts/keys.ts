import { z } from 'zod';
import { freshId } from '../../../domain/index.ts';
import { isoNow } from '../../../ports/clock.ts';
import type { Account } from '../../../ports/stores.ts';
import { accountSchema, accountView, endStreamsOf, inOrder, rolesSchema } from '../../accounts.ts';
import { freshSecret, sha256 } from '../../auth/secrets.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, defineRoute, json } from '../../route.ts';

export const createKey = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/keys',
  name: 'createKey',
  tag: 'accounts',
  summary: 'Make a key for a program',
  description: '`secret` is what the program sends as `Authorization: Bearer`; it is shown this once and kept as a hash.',
  policy: 'administrate',
  body: z.strictObject({ name: z.string().trim().min(1).max(128), roles: rolesSchema.default(['service']) }),
  responses: { 201: { description: 'The key.', schema: z.object({ account: accountSchema, secret: z.string() }) } },
  problems: [413, 415],
  handler: async (call, { deps }) => {
    const secret = `ek_${freshSecret()}`;
    const account: Account = {
      id: `key:${freshId()}`,
      kind: 'key',
      name: call.body.name,
      roles: inOrder(call.body.roles),
      secretHash: sha256(secret),
      createdAt: isoNow(deps.clock),
      disabledAt: null,
    };
    await deps.stores.accounts.put(account);
    return json({ account: accountView(account), secret }, { status: 201 });
  },
});

export const revokeKey = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/keys/:id',
  name: 'revokeKey',
  tag: 'accounts',
  summary: 'Take a program’s key away',
  description: 'It is refused from the next request on, and its event streams end.',
  policy: 'administrate',
  params: idParams,
  responses: { 204: { description: 'It is gone.' } },
  problems: [404],
  handler: async (call, { deps }) => {
    const account = await deps.stores.accounts.get(call.params.id);
    if (account?.kind !== 'key' || !(await deps.stores.accounts.remove(account.id))) throw notFound('this key');
    await endStreamsOf(account.id, deps);
    return { type: 'json', status: 204 };
  },
});
