import { z } from 'zod';
import { renderMacro } from '../../../cases/macros.ts';
import { macroActionsSchema, macroVariables } from '../../../domain/index.ts';
import { notFound } from '../../problems.ts';
import { idParam, idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { macroFor } from './of-caller.ts';
import { macroValues } from './values.ts';

export const renderMacroRoute = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/macros/:id/render',
  name: 'renderMacro',
  tag: 'macros',
  summary: 'What a saved text says on a case',
  description:
    'Plain text, with what is known of the case, its customer and the caller in the place of variables. What is not known stands as a gap such as `[customer.name]` and is named in `missing`. Nothing is sent or changed.',
  policy: 'work-cases',
  params: idParams,
  body: z.strictObject({ case: idParam }),
  responses: {
    200: {
      description: 'The text, and what goes with it.',
      schema: z.object({ text: z.string(), missing: z.array(z.enum(macroVariables)), actions: macroActionsSchema }),
    },
  },
  problems: [404, 413, 415],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const macro = await macroFor(deps, call.params.id, caller);
    const item = await deps.stores.cases.get(call.body.case);
    if (!item || (macro.brand !== null && macro.brand !== item.brand)) throw notFound('this case of the macro’s brand');
    return json({ ...renderMacro(macro.text, await macroValues(deps, item, caller)), actions: macro.actions });
  },
});
