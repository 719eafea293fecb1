import { z } from 'zod';
import { macroVariables } from '../../../domain/index.ts';
import { brandParam, nameParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { macroView, macroViewSchema } from '../../views/macro.ts';

const MOST = 1000;

export const listMacros = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/macros',
  name: 'listMacros',
  tag: 'macros',
  summary: 'Saved texts: shared ones and the caller’s own',
  description: `By name, ${MOST} at most. Those for every brand or language come with any that is asked for. \`variables\` are those a text may name.`,
  policy: 'work-cases',
  query: z.strictObject({
    brand: brandParam.exactOptional(),
    language: nameParam.exactOptional(),
    topic: nameParam.exactOptional(),
  }),
  responses: {
    200: {
      description: 'The macros.',
      schema: z.object({ items: z.array(macroViewSchema), variables: z.array(z.enum(macroVariables)) }),
    },
  },
  handler: async (call, { deps }) => {
    const macros = await deps.stores.macros.list({ ...call.query, reader: callerOf(call).id }, MOST);
    return json({ items: macros.map(macroView), variables: macroVariables });
  },
});
