import { z } from 'zod';
import { actorOf } from '../../caller.ts';
import { defineFencedChange } from '../../fenced-change.ts';
import { accepted } from '../../outcomes.ts';
import { idParam } from '../../query.ts';
import { json } from '../../route.ts';
import { caseTag, caseViewSchema } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';

const MOST = 200;

export const splitCase = defineFencedChange({
  url: '/v1/cases/:id/split',
  name: 'splitCase',
  tag: 'cases',
  summary: 'Take mentions out of a case into a new one',
  description:
    'The answer is the old case, with the new one in `created`. Unless `topic` names it, the new one is about what its mentions are mainly about.',
  policy: 'work-cases',
  body: z.strictObject({ mentions: z.array(idParam).min(1).max(MOST), topic: idParam.exactOptional() }),
  scope: 'split',
  done: { description: 'Done.', schema: z.object({ ...caseViewSchema.shape, created: caseViewSchema.nullable() }) },
  change: async ({ id: caseId, expectedVersion, caller, body: { mentions, ...topic } }, { deps }) => {
    const split = { caseId, expectedVersion, mentions: [...new Set(mentions)], ...topic, actor: actorOf(caller) };
    const outcome = await deps.cases.split(split);
    const item = accepted(outcome);
    const both = outcome.created ? [item, outcome.created] : [item];
    const [view, created] = await caseViews(deps, both, caller);
    return json({ ...view, created: created ?? null }, { headers: { etag: caseTag(item) } });
  },
});
