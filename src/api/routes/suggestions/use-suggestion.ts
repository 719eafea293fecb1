import { z } from 'zod';
import { readSuggestionId } from '../../../insights/learn-answers.ts';
import { notFound } from '../../problems.ts';
import { idParam, idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { macroFor } from '../macros/of-caller.ts';

export const useSuggestion = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/suggestions/:id/used',
  name: 'useSuggestion',
  tag: 'suggestions',
  summary: 'Note that a suggestion was used on a case',
  description: 'Counts once per case, however often it is told; `counted` says whether this time did.',
  policy: 'work-cases',
  params: idParams,
  body: z.strictObject({ case: idParam }),
  responses: { 200: { description: 'Noted.', schema: z.object({ counted: z.boolean() }) } },
  problems: [404, 413, 415],
  handler: async (call, { deps }) => {
    const { stores } = deps;
    const named = readSuggestionId(call.params.id);
    if (!named) throw notFound('this suggestion');
    const item = await stores.cases.get(call.body.case);
    if (!item) throw notFound('this case');
    if (named.kind === 'macro') await macroFor(deps, named.id, callerOf(call));
    else if ((await stores.answers.get(named.id))?.brand !== item.brand) throw notFound('this suggestion');
    const store = named.kind === 'macro' ? stores.macros : stores.answers;
    return json({ counted: await store.used(named.id, item.id) });
  },
});
