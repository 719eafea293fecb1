import { z } from 'zod';
import { workItemStates, type Case, type Queue } from '../../domain/index.ts';
import { caseViewSchema, type CaseView } from './case.ts';
import { named, timeSchema } from './registry.ts';

export const workItemViewSchema = named(
  'WorkItem',
  z.object({
    id: z.string(),
    state: z.enum(workItemStates),
    createdAt: timeSchema,
    changedAt: timeSchema,
    externalId: z.string().nullable(),
    requiredSkills: z.array(z.string()),
    language: z.string(),
    excludedAgents: z.array(z.string()),
    case: caseViewSchema,
  }),
  { description: 'The routable step made from a case, as the routing service takes it.' },
);

/** Undefined when the case has no work item. */
export function workItemView(
  item: Case,
  view: CaseView,
  queues: readonly Queue[],
): z.infer<typeof workItemViewSchema> | undefined {
  if (!item.workItem) return undefined;
  const { id, state, createdAt, changedAt, externalId } = item.workItem;
  return {
    id,
    state,
    createdAt,
    changedAt,
    externalId,
    requiredSkills: queues.find((queue) => queue.id === item.queue)?.skills ?? [],
    language: item.language,
    excludedAgents: item.excludedAgents,
    case: view,
  };
}
