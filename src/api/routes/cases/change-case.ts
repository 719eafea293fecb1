import type { z } from 'zod';
import type { CaseAction, CaseOutcome } from '../../../cases/actions.ts';
import { actorOf, type Caller } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import { once } from '../../idempotency.ts';
import { accepted } from '../../outcomes.ts';
import { changeHeaders, expectedVersion } from '../../preconditions.ts';
import { idParams } from '../../query.ts';
import { callerOf, defineRoute, json, noQuery, type Answer, type Route } from '../../route.ts';
import { caseTag, caseViewSchema } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';

/** One change of a case as its caller asks for it. */
export interface ChangeRequest<B> {
  readonly caseId: string;
  readonly expectedVersion: number | null;
  readonly caller: Caller;
  readonly body: B;
}

interface ChangeSpec<B> {
  /** Last part of the address. */
  readonly verb: string;
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly body: z.ZodType<B>;
  readonly change: (request: ChangeRequest<B>, context: ApiContext) => Promise<CaseOutcome>;
}

/** The answer to a change that was made: the case as it is now, and its tag. */
export async function changedCase(outcome: CaseOutcome, caller: Caller, { deps }: ApiContext): Promise<Answer> {
  const item = accepted(outcome);
  const [view] = await caseViews(deps, [item], caller);
  return json(view, { headers: { etag: caseTag(item) } });
}

/** A route that changes a case: fenced by `If-Match`, done once per `Idempotency-Key`. */
export function defineChange<B>(spec: ChangeSpec<B>): Route {
  const { verb, name, summary, description, body, change } = spec;
  return defineRoute({
    method: 'POST',
    url: `/v1/cases/:id/${verb}`,
    name,
    tag: 'cases',
    summary,
    ...(description === undefined ? {} : { description }),
    policy: 'work-cases',
    params: idParams,
    query: noQuery,
    headers: changeHeaders,
    body,
    responses: { 200: { description: 'Done: the case as it is now, with its new `ETag`.', schema: caseViewSchema } },
    problems: [404, 409, 412, 413, 415, 422, 428],
    handler: async (call, context) => {
      const caller = callerOf(call);
      const caseId = call.params.id;
      const version = expectedVersion(call.headers['if-match'], caller);
      const key = call.headers['idempotency-key'];
      return once(context.deps, { bytes: call.bytes, key, caller, scope: `${verb}\n${caseId}` }, async () => {
        const outcome = await change({ caseId, expectedVersion: version, caller, body: call.body }, context);
        return changedCase(outcome, caller, context);
      });
    },
  });
}

/** Has the case service do one action in the caller's name. */
export function act<B>(request: ChangeRequest<B>, { deps }: ApiContext, action: CaseAction): Promise<CaseOutcome> {
  const { caseId, caller } = request;
  return deps.cases.act({ caseId, expectedVersion: request.expectedVersion, actor: actorOf(caller), action });
}
