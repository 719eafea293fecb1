import { z } from 'zod';
import { namedOwner } from '../../owners.ts';
import { badInput, notFound } from '../../problems.ts';
import { act, defineChange } from './change-case.ts';
import { apiSchemas } from '../../views/registry.ts';

const toSchema = z.strictObject({ kind: z.enum(['agent', 'queue']), id: z.string().min(1).max(256) });

export const transferCase = defineChange({
  verb: 'transfer',
  name: 'transferCase',
  summary: 'Hand a case to another agent or queue',
  body: z
    .strictObject({ to: toSchema, queue: z.string().min(1).max(64).optional(), reason: z.string().max(2000).nullish() })
    .register(apiSchemas, { examples: [{ to: { kind: 'queue', id: 'social-care' }, reason: 'needs the refunds desk' }] }),
  change: async (request, context) => {
    const { to, reason } = request.body;
    const configuration = context.deps.configuration();
    const owner = namedOwner(configuration, to, 'to');
    const wanted = request.body.queue;
    if (wanted !== undefined && !configuration.queues.some(({ id }) => id === wanted)) {
      throw badInput([{ path: 'queue', message: 'is no queue of the configuration' }]);
    }
    const current = await context.deps.stores.cases.get(request.caseId);
    if (!current) throw notFound('this case');
    const queue = owner.kind === 'queue' ? owner.id : (wanted ?? current.queue);
    return act(request, context, { type: 'transfer', to: owner, queue, reason: reason ?? null });
  },
});
