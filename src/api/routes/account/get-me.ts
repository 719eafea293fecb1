import { z } from 'zod';
import { roles } from '../../../domain/index.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { named } from '../../views/registry.ts';

const meSchema = named(
  'Me',
  z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    csrf: z.string(),
    sample: z.boolean(),
    version: z.string(),
  }),
  { description: '`csrf` goes back as `X-CSRF-Token` with every change made under the cookie.' },
);

export const getMe = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/me',
  name: 'getMe',
  tag: 'account',
  summary: 'Who the caller is',
  policy: 'self',
  responses: { 200: { description: 'The caller.', schema: meSchema } },
  handler: async (call, { deps }) => {
    const { id, name, csrf, roles: held } = callerOf(call);
    return json({ id, name, roles: [...held], csrf, sample: deps.sample() !== null, version: deps.version });
  },
});
