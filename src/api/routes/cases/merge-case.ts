import { z } from 'zod';
import { actorOf } from '../../caller.ts';
import { badInput } from '../../problems.ts';
import { defineChange } from './change-case.ts';

export const mergeCase = defineChange({
  verb: 'merge',
  name: 'mergeCase',
  summary: 'Put a case into another one',
  description: 'The answer is the case that stays.',
  body: z.strictObject({ into: z.string().min(1).max(512) }),
  change: async ({ caseId, expectedVersion, caller, body }, { deps }) => {
    if (body.into === caseId) throw badInput([{ path: 'into', message: 'is the same case' }]);
    return deps.cases.merge({ caseId, expectedVersion, into: body.into, actor: actorOf(caller) });
  },
});
