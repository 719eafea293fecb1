import { z } from 'zod';
import { plainValue, renderMacro, type MacroValues } from '../../../cases/macros.ts';
import { CUSTOMER_GAP } from '../../../domain/index.ts';
import { suggestionsFor, type Suggestion } from '../../../insights/suggestions.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { named } from '../../views/registry.ts';
import { macroValues } from '../macros/values.ts';

const suggestionSchema = named(
  'Suggestion',
  z.object({
    id: z.string(),
    kind: z.enum(['solved-case', 'macro']),
    text: z.string(),
    title: z.string(),
    case: z.string().exactOptional(),
    caseNumber: z.int().exactOptional(),
    uses: z.int(),
    solved: z.int(),
    score: z.number(),
    why: z.string(),
  }),
  {
    description:
      'A text that could be sent, ready but for gaps such as `[customer.name]`. Where it comes from: a saved text, or what was answered in a solved case (`case`, `caseNumber`), without names and private data. `score` is in 0..1; `why` says what made it. Send `id` as the `source` of a reply made from it.',
  },
);

const share = (part: number): string => `${Math.round(part * 100)}%`;

function whyOf({ ranked, ...what }: Suggestion): string {
  const { uses, solved, reopened } = what.kind === 'macro' ? what.macro : what.answer;
  const source = what.kind === 'macro' ? 'Saved for this topic' : 'Answered a solved case on this topic';
  const counts = uses === 0 ? 'not used again yet' : `used in ${uses} more, ${solved} stayed solved, ${reopened} came back`;
  return `${source}; ${share(ranked.parts.likeness)} alike to what was said last; ${counts}`;
}

function viewOf(suggestion: Suggestion, values: MacroValues): z.infer<typeof suggestionSchema> {
  const { ranked } = suggestion;
  const common = { id: ranked.id, score: Math.round(ranked.score * 1000) / 1000, why: whyOf(suggestion) };
  if (suggestion.kind === 'macro') {
    const { text, name, uses, solved } = suggestion.macro;
    return { ...common, kind: 'macro', text: renderMacro(text, values).text, title: name, uses, solved };
  }
  const { text, case: caseId, caseNumber, uses, solved } = suggestion.answer;
  const name = plainValue(values['customer.name'] ?? '');
  return {
    ...common,
    kind: 'solved-case',
    text: name === '' ? text : text.replaceAll(CUSTOMER_GAP, () => name),
    title: `Case ${caseNumber}`,
    case: caseId,
    caseNumber,
    uses,
    solved,
  };
}

export const listSuggestions = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/cases/:id/suggestions',
  name: 'listSuggestions',
  tag: 'suggestions',
  summary: 'What could be answered on a case',
  description:
    'Eight at most, best first: saved texts of the case’s topic and language, and answers of solved cases on it, ranked by likeness to what the customer said last (BM25), by reuse, and by whether those cases stayed solved. While the case’s incident is open there are none, and `frozenBy` names it: its customers are told the approved statement.',
  policy: 'work-cases',
  params: idParams,
  responses: {
    200: {
      description: 'The suggestions.',
      schema: z.object({ items: z.array(suggestionSchema), frozenBy: z.string().nullable() }),
    },
  },
  problems: [404],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const item = await deps.stores.cases.get(call.params.id);
    if (!item) throw notFound('this case');
    const frozenBy = await deps.incidents.isFrozen(item);
    if (frozenBy !== null) return json({ items: [], frozenBy });
    const [suggestions, values] = await Promise.all([
      suggestionsFor(deps.stores, item, { id: caller.id, now: deps.clock.now() }),
      macroValues(deps, item, caller),
    ]);
    return json({ items: suggestions.map((suggestion) => viewOf(suggestion, values)), frozenBy });
  },
});
