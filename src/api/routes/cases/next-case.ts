import { z } from 'zod';
import { choose, queuesFor, workerOf } from '../../../cases/next.ts';
import { actorOf } from '../../caller.ts';
import { once } from '../../idempotency.ts';
import { Problem } from '../../problem.ts';
import { badInput } from '../../problems.ts';
import { changeHeaders } from '../../preconditions.ts';
import { bare, callerOf, defineRoute, json, type Answer } from '../../route.ts';
import { caseViewSchema } from '../../views/case.ts';
import { apiSchemas } from '../../views/registry.ts';
import { changedCase } from './change-case.ts';

const LEASE_MS = 10 * 60_000;
const CANDIDATES = 30;
/** Looks at what waits: each time others may have been quicker with all that was seen. */
const ROUNDS = 4;

export const nextCase = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/cases/next',
  name: 'takeNextCase',
  tag: 'cases',
  summary: 'Take the most pressing case one is skilled for',
  description:
    'Claims it for ten minutes: open, held by nobody, in a queue and a language of the caller. Two who ask at once get two cases.',
  policy: 'work-cases',
  headers: changeHeaders.pick({ 'idempotency-key': true }),
  body: z
    .strictObject({ queue: z.string().min(1).max(64).optional() })
    .optional()
    .register(apiSchemas, { description: 'Unless a queue is named, any of the caller’s.', examples: [{}] }),
  responses: {
    200: { description: 'The case, claimed, with its `ETag`.', schema: caseViewSchema },
    204: { description: 'None waits.' },
  },
  problems: [409, 413, 415, 422],
  handler: async (call, context) => {
    const { deps } = context;
    const caller = callerOf(call);
    const { queues: all, agents } = deps.configuration();
    const named = call.body?.queue;
    if (named !== undefined && !all.some(({ id }) => id === named)) {
      throw badInput([{ path: 'queue', message: 'is no queue of the configuration' }]);
    }
    const worker = workerOf(
      caller.id,
      agents.find(({ email }) => email === caller.id),
    );
    const queues = queuesFor(worker, all).filter((id) => named === undefined || id === named);
    const take = async (): Promise<Answer> => {
      if (queues.length === 0) return json(undefined, { status: 204 });
      for (let round = 0; round < ROUNDS; round++) {
        const now = deps.clock.now();
        const query = {
          queues,
          languages: worker.languages,
          agent: worker.id,
          now: new Date(now).toISOString(),
          limit: CANDIDATES,
        };
        const waiting = choose(await deps.stores.cases.candidates(query), worker, { queues, now });
        if (waiting.length === 0) return json(undefined, { status: 204 });
        for (const { id, version } of waiting) {
          const action = { type: 'claim' as const, leaseMs: LEASE_MS };
          const outcome = await deps.cases.act({ caseId: id, expectedVersion: version, actor: actorOf(caller), action });
          if (outcome.ok) return changedCase(outcome, caller, context);
        }
      }
      throw new Problem({
        status: 409,
        code: 'others-were-quicker',
        title: 'Others were quicker',
        detail: 'everything that waited was taken while this was asked: ask again',
        headers: { 'retry-after': '1' },
      });
    };
    const key = call.headers['idempotency-key'];
    return once(deps, { bytes: call.bytes, key, caller, scope: 'next' }, take);
  },
});
