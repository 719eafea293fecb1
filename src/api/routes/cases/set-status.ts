import { z } from 'zod';
import { caseStatuses } from '../../../domain/index.ts';
import { Problem } from '../../problem.ts';
import { badInput, notFound } from '../../problems.ts';
import { apiSchemas } from '../../views/registry.ts';
import { act, defineChange, type ChangeRequest } from './change-case.ts';
import type { ApiContext } from '../../context.ts';

const statusSchema = z
  .strictObject({
    status: z.enum(caseStatuses),
    resolution: z.string().max(2000).nullish(),
    code: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .register(apiSchemas, { description: 'For `solved`: a code of the configuration’s `resolutions`.' }),
  })
  .register(apiSchemas, { examples: [{ status: 'solved', code: 'resolved', resolution: 'bag delivered' }] });

/** What was concluded for a customer once is not concluded otherwise without a supervisor. */
async function keepOneConclusion(request: ChangeRequest<z.infer<typeof statusSchema>>, { deps }: ApiContext): Promise<void> {
  const { code, status } = request.body;
  if (code === undefined) return;
  if (status !== 'solved') throw badInput([{ path: 'code', message: 'is for solved cases only' }]);
  if (!deps.configuration().resolutions.some(({ id }) => id === code)) {
    throw badInput([{ path: 'code', message: 'is no resolution of the configuration' }]);
  }
  if (request.caller.roles.has('supervisor')) return;
  const item = await deps.stores.cases.get(request.caseId);
  if (!item) throw notFound('this case');
  const conclusions = await deps.replies.contradicted(item, code);
  if (conclusions.length === 0) return;
  throw new Problem({
    status: 422,
    code: 'contradicts-conclusion',
    title: 'Something else was concluded before',
    detail: 'the same matter ended otherwise for this customer or incident: ask a supervisor',
    extra: { conclusions },
  });
}

export const setStatus = defineChange({
  verb: 'status',
  name: 'setCaseStatus',
  summary: 'Move a case on',
  description: '`open`, `pending` (waits for the customer), `solved`, `closed`. 422 where that step does not exist.',
  body: statusSchema,
  change: async (request, context) => {
    await keepOneConclusion(request, context);
    const { status, resolution, code } = request.body;
    return act(request, context, {
      type: 'status',
      status,
      resolution: resolution ?? null,
      ...(code === undefined ? {} : { code }),
    });
  },
});
