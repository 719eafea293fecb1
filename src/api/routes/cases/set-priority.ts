import { z } from 'zod';
import { priorities } from '../../../domain/index.ts';
import { act, defineChange } from './change-case.ts';

export const setPriority = defineChange({
  verb: 'priority',
  name: 'setCasePriority',
  summary: 'Say how pressing a case is',
  body: z.strictObject({ priority: z.enum(priorities) }),
  change: (request, context) => act(request, context, { type: 'priority', priority: request.body.priority }),
});
