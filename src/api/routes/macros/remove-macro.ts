import { forbidden, notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';
import { keepsShared, macroFor } from './of-caller.ts';

export const removeMacro = defineRoute({
  ...bare,
  method: 'DELETE',
  url: '/v1/macros/:id',
  name: 'removeMacro',
  tag: 'macros',
  summary: 'Throw a saved text away',
  policy: 'work-cases',
  params: idParams,
  responses: { 204: { description: 'It is gone.' } },
  problems: [404],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const macro = await macroFor(deps, call.params.id, caller);
    if (macro.shared && !keepsShared(caller))
      throw forbidden('macros for everybody are kept by supervisors and administrators: ask one of them');
    if (!(await deps.stores.macros.remove(macro.id))) throw notFound('this macro');
    return { type: 'json', status: 204 };
  },
});
