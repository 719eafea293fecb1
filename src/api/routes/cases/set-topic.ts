import { z } from 'zod';
import { OTHER_TOPIC } from '../../../domain/index.ts';
import { badInput, notFound } from '../../problems.ts';
import { act, defineChange } from './change-case.ts';

export const setTopic = defineChange({
  verb: 'topic',
  name: 'setCaseTopic',
  summary: 'File a case under another topic',
  description: '422 where the customer has an open case on that topic: merge the two.',
  body: z.strictObject({ topic: z.string().min(1).max(128) }),
  change: async (request, context) => {
    const { topic } = request.body;
    const item = await context.deps.stores.cases.get(request.caseId);
    if (!item) throw notFound('this case');
    const known = context.deps.configuration().taxonomies[item.brand]?.topics ?? [];
    if (topic !== OTHER_TOPIC && !known.some(({ id }) => id === topic)) {
      throw badInput([{ path: 'topic', message: 'is no topic of this brand' }]);
    }
    return act(request, context, { type: 'topic', topic });
  },
});
