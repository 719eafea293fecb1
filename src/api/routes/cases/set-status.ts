import { z } from 'zod';
import { caseStatuses } from '../../../domain/index.ts';
import { act, defineChange } from './change-case.ts';
import { apiSchemas } from '../../views/registry.ts';

export const setStatus = defineChange({
  verb: 'status',
  name: 'setCaseStatus',
  summary: 'Move a case on',
  description: '`open`, `pending` (waits for the customer), `solved`, `closed`. 422 where that step does not exist.',
  body: z
    .strictObject({ status: z.enum(caseStatuses), resolution: z.string().max(2000).nullish() })
    .register(apiSchemas, { examples: [{ status: 'solved', resolution: 'bag delivered' }] }),
  change: (request, context) => {
    const { status, resolution } = request.body;
    return act(request, context, { type: 'status', status, resolution: resolution ?? null });
  },
});
