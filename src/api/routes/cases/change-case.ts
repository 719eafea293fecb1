import type { z } from 'zod';
import type { CaseAction, CaseOutcome } from '../../../cases/actions.ts';
import { actorOf, type Caller } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import { defineFencedChange } from '../../fenced-change.ts';
import { accepted } from '../../outcomes.ts';
import { json, type Answer, type Route } from '../../route.ts';
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
export function defineChange<B>({ verb, name, summary, description, body, change }: ChangeSpec<B>): Route {
  return defineFencedChange({
    url: `/v1/cases/:id/${verb}`,
    name,
    tag: 'cases',
    summary,
    description,
    policy: 'work-cases',
    body,
    scope: verb,
    done: { description: 'Done: the case as it is now, with its new `ETag`.', schema: caseViewSchema },
    change: async ({ id: caseId, ...request }, context) =>
      changedCase(await change({ caseId, ...request }, context), request.caller, context),
  });
}

/** Has the case service do one action in the caller's name. */
export function act<B>(request: ChangeRequest<B>, { deps }: ApiContext, action: CaseAction): Promise<CaseOutcome> {
  const { caseId, caller } = request;
  return deps.cases.act({ caseId, expectedVersion: request.expectedVersion, actor: actorOf(caller), action });
}
