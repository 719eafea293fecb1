import { z } from 'zod';
import { findOrphans } from '../../../insights/orphans.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { batchView, batchViewSchema } from '../../views/batch.ts';
import { caseViewSchema } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';
import { mentionView, mentionViewSchema } from '../../views/mention.ts';
import { named } from '../../views/registry.ts';

export const listOrphans = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/orphans',
  name: 'listOrphans',
  tag: 'operations',
  summary: 'Touch-points that are nobody’s',
  description:
    'Mentions older than a minute without a decision, cases without an owner, batches older than a minute that are not done. Empty is the promise. 200 of each at most.',
  policy: 'read',
  responses: {
    200: {
      description: 'What is nobody’s.',
      schema: named(
        'Orphans',
        z.object({ mentions: z.array(mentionViewSchema), cases: z.array(caseViewSchema), batches: z.array(batchViewSchema) }),
      ),
    },
  },
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { mentions, cases, batches } = await findOrphans(deps);
    return json({
      mentions: mentions.map((mention) => mentionView(mention, caller)),
      cases: await caseViews(deps, cases, caller),
      batches: batches.map(batchView),
    });
  },
});
