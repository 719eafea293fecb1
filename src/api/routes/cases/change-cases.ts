import { z } from 'zod';
import { once } from '../../idempotency.ts';
import { Problem } from '../../problem.ts';
import { badInput } from '../../problems.ts';
import { changeHeaders } from '../../preconditions.ts';
import { bare, callerOf, defineRoute, json, type Route } from '../../route.ts';
import { faultsOf } from '../../validate.ts';
import { apiSchemas, named } from '../../views/registry.ts';
import { addNote } from './add-note.ts';
import { claimCase } from './claim-case.ts';
import { releaseCase } from './release-case.ts';
import { setPriority } from './set-priority.ts';
import { setStatus } from './set-status.ts';
import { setTopic } from './set-topic.ts';
import { transferCase } from './transfer-case.ts';

const MOST_CASES = 200;
const AT_ONCE = 8;

const types = ['claim', 'release', 'transfer', 'status', 'priority', 'topic', 'note'] as const;
type Type = (typeof types)[number];

/** Each case is changed by the route for one: same rules, same refusals. */
function routeOf(type: Type): Route {
  switch (type) {
    case 'claim':
      return claimCase;
    case 'release':
      return releaseCase;
    case 'transfer':
      return transferCase;
    case 'status':
      return setStatus;
    case 'priority':
      return setPriority;
    case 'topic':
      return setTopic;
    case 'note':
      return addNote;
  }
}

const bodySchema = z
  .strictObject({
    cases: z
      .array(z.strictObject({ id: z.string().min(1).max(512), version: z.int().min(0) }))
      .min(1)
      .max(MOST_CASES),
    action: z
      .looseObject({ type: z.enum(types) })
      .register(apiSchemas, { description: 'Beside `type` what the address for one case takes, such as `status` or `to`.' }),
  })
  .register(apiSchemas, {
    examples: [{ cases: [{ id: 'Zk3', version: 7 }], action: { type: 'priority', priority: 'high' } }],
  });

const doneSchema = z.object({ id: z.string(), version: z.int() });
const refusedSchema = z.object({ id: z.string(), status: z.int(), code: z.string(), detail: z.string() });
type Result = { readonly done: z.infer<typeof doneSchema> } | { readonly refused: z.infer<typeof refusedSchema> };

const changedSchema = z.object({ id: z.string(), version: z.int() });

export const changeCases = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/cases/bulk',
  name: 'changeCases',
  tag: 'cases',
  summary: 'Do one thing with many cases',
  description: 'Each on the version named beside it; what is refused of one leaves the others done. At most 200.',
  policy: 'work-cases',
  headers: changeHeaders.pick({ 'idempotency-key': true }),
  body: bodySchema,
  responses: {
    200: {
      description: 'What was done with which, in the order asked for.',
      schema: named('ChangedCases', z.object({ done: z.array(doneSchema), refused: z.array(refusedSchema) })),
    },
  },
  problems: [409, 413, 415, 422],
  handler: async (call, context) => {
    const caller = callerOf(call);
    const { cases, action } = call.body;
    const { type, ...rest } = action;
    const route = routeOf(type);
    const body = Object.keys(rest).length === 0 ? undefined : rest;
    const parsed = route.schemas.body.safeParse(body ?? {});
    if (!parsed.success) throw badInput(faultsOf(parsed.error, 'action'));
    if (new Set(cases.map(({ id }) => id)).size !== cases.length) {
      throw badInput([{ path: 'cases', message: 'names a case twice' }]);
    }
    const change = async ({ id, version }: { readonly id: string; readonly version: number }): Promise<Result> => {
      const headers = { 'if-match': `"${version}"` };
      const one = { ...call, method: 'POST', params: { id }, query: {}, headers, body: body ?? {}, caller };
      try {
        const answer = await route.handle(one, context);
        const changed = changedSchema.parse(answer.type === 'json' ? answer.json : undefined);
        return { done: { id, version: changed.version } };
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const { status, code, message: detail } = error;
        return { refused: { id, status, code, detail } };
      }
    };
    const key = call.headers['idempotency-key'];
    return once(context.deps, { bytes: call.bytes, key, caller, scope: 'bulk' }, async () => {
      const results: Result[] = [];
      for (let from = 0; from < cases.length; from += AT_ONCE)
        results.push(...(await Promise.all(cases.slice(from, from + AT_ONCE).map(change))));
      return json({
        done: results.flatMap((result) => ('done' in result ? [result.done] : [])),
        refused: results.flatMap((result) => ('refused' in result ? [result.refused] : [])),
      });
    });
  },
});
