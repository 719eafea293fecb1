import { z } from 'zod';
import { isoNow } from '../../../ports/clock.ts';
import type { Account } from '../../../ports/stores.ts';
import {
  accountSchema,
  accountView,
  demandAnotherAdministrator,
  endStreamsOf,
  inOrder,
  invitationSchema,
  invite,
  NO_PASSWORD,
  oneAtATime,
  personOf,
  rolesSchema,
} from '../../accounts.ts';
import { hashPassword, passwordSchema } from '../../passwords.ts';
import { Problem } from '../../problem.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';

const emailSchema = z
  .email()
  .max(256)
  .transform((text) => text.toLowerCase());
const nameSchema = z.string().trim().min(1).max(128);
const withInvitation = z.object({ account: accountSchema, invitation: invitationSchema.nullable() });

const taken = (what: string): Problem =>
  new Problem({
    status: 409,
    code: 'taken',
    title: 'It is there already',
    detail: `${what}: change that one, or choose another`,
  });

export const listAccounts = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/accounts',
  name: 'listAccounts',
  tag: 'accounts',
  summary: 'Who may sign in, and the keys of programs',
  policy: 'administrate',
  responses: { 200: { description: 'All of them.', schema: z.object({ items: z.array(accountSchema) }) } },
  handler: async (_call, { deps }) => json({ items: (await deps.stores.accounts.list()).map(accountView) }),
});

export const createAccount = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/accounts',
  name: 'createAccount',
  tag: 'accounts',
  summary: 'Let somebody sign in',
  description:
    'With `password` they sign in at once; without, the answer holds an invitation, shown this once and good for three days, by which they choose one themselves.',
  policy: 'administrate',
  body: z.strictObject({ email: emailSchema, name: nameSchema, roles: rolesSchema, password: passwordSchema.optional() }),
  responses: { 201: { description: 'The account.', schema: withInvitation } },
  problems: [409, 413, 415, 503],
  handler: async (call, { deps }) => {
    const { email, name, roles, password } = call.body;
    const invitation = password === undefined ? invite(email, deps) : null;
    const secretHash = password === undefined ? NO_PASSWORD : await hashPassword(password);
    const account: Account = {
      id: email,
      kind: 'person',
      name,
      roles: inOrder(roles),
      secretHash,
      createdAt: isoNow(deps.clock),
      disabledAt: null,
      invitation: invitation?.kept ?? null,
    };
    await oneAtATime(deps, async () => {
      if (await deps.stores.accounts.get(email)) throw taken('somebody has this e-mail address');
      await deps.stores.accounts.put(account);
    });
    return json({ account: accountView(account), invitation: invitation?.shown ?? null }, { status: 201 });
  },
});

export const changeAccount = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/accounts/:id',
  name: 'changeAccount',
  tag: 'accounts',
  summary: 'Change the name or roles of somebody who may sign in',
  policy: 'administrate',
  params: idParams,
  body: z.strictObject({ name: nameSchema.optional(), roles: rolesSchema.optional() }),
  responses: { 200: { description: 'The account.', schema: accountSchema } },
  problems: [404, 409, 413, 415, 503],
  handler: async (call, { deps }) => {
    const { name, roles } = call.body;
    const changed = await oneAtATime(deps, async () => {
      const account = await personOf(call.params.id, deps);
      const next = { ...account, name: name ?? account.name, roles: roles ? inOrder(roles) : account.roles };
      if (!next.roles.includes('administrator')) await demandAnotherAdministrator(account, deps);
      await deps.stores.accounts.put(next);
      return next;
    });
    await endStreamsOf(changed.id, deps);
    return json(accountView(changed));
  },
});

export const setPassword = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/accounts/:id/password',
  name: 'setPassword',
  tag: 'accounts',
  summary: 'Set somebody’s password anew, or invite them to choose one',
  description:
    'Ends their sign-ins at once. With `password` that is theirs from now on; without, the one they had ends and the answer holds an invitation, shown this once.',
  policy: 'administrate',
  params: idParams,
  body: z.strictObject({ password: passwordSchema.optional() }).optional(),
  responses: { 200: { description: 'The account.', schema: withInvitation } },
  problems: [404, 409, 413, 415, 503],
  handler: async (call, { deps }) => {
    const { id } = call.params;
    const password = call.body?.password;
    const invitation = password === undefined ? invite(id, deps) : null;
    const secretHash = password === undefined ? NO_PASSWORD : await hashPassword(password);
    const next = await oneAtATime(deps, async () => {
      const account = await personOf(id, deps);
      if (password === undefined) await demandAnotherAdministrator(account, deps);
      const changed = { ...account, secretHash, invitation: invitation?.kept ?? null };
      await deps.stores.accounts.put(changed);
      await deps.stores.signIns.removeOf(id);
      return changed;
    });
    await endStreamsOf(id, deps);
    return json({ account: accountView(next), invitation: invitation?.shown ?? null });
  },
});

export const disableAccount = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/accounts/:id/disable',
  name: 'disableAccount',
  tag: 'accounts',
  summary: 'Let somebody sign in no more',
  description:
    'Their sign-ins and event streams end at once. Nobody disables themselves or the last administrator. Doing it twice changes nothing.',
  policy: 'administrate',
  params: idParams,
  responses: { 200: { description: 'The account.', schema: accountSchema } },
  problems: [404, 409, 503],
  handler: async (call, { deps }) => {
    const { id } = call.params;
    if (callerOf(call).id === id)
      throw new Problem({
        status: 409,
        code: 'yourself',
        title: 'Nobody disables themselves',
        detail: 'this is your own account: ask another administrator',
      });
    const disabled = await oneAtATime(deps, async () => {
      const account = await personOf(id, deps);
      await demandAnotherAdministrator(account, deps);
      const next = { ...account, disabledAt: account.disabledAt ?? isoNow(deps.clock), invitation: null };
      await deps.stores.accounts.put(next);
      await deps.stores.signIns.removeOf(id);
      return next;
    });
    await endStreamsOf(id, deps);
    return json(accountView(disabled));
  },
});

export const enableAccount = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/accounts/:id/enable',
  name: 'enableAccount',
  tag: 'accounts',
  summary: 'Let somebody sign in again',
  policy: 'administrate',
  params: idParams,
  responses: { 200: { description: 'The account.', schema: accountSchema } },
  problems: [404, 503],
  handler: async (call, { deps }) => {
    const enabled = await oneAtATime(deps, async () => {
      const next = { ...(await personOf(call.params.id, deps)), disabledAt: null };
      await deps.stores.accounts.put(next);
      return next;
    });
    return json(accountView(enabled));
  },
});
