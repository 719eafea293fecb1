import type { z } from 'zod';
import type { Caller } from './caller.ts';
import type { ApiContext } from './context.ts';
import { once } from './idempotency.ts';
import type { PolicyName } from './policies.ts';
import { changeHeaders, expectedVersion } from './preconditions.ts';
import { idParams } from './query.ts';
import { callerOf, defineRoute, noQuery, type Answer, type Documented, type Route } from './route.ts';

/** One change as its caller asks for it. */
export interface FencedRequest<B> {
  /** Of the thing in the address. */
  readonly id: string;
  /** The version that the caller has seen; null: whichever it is. */
  readonly expectedVersion: number | null;
  readonly caller: Caller;
  readonly body: B;
}

interface FencedSpec<B> {
  /** Holds `:id`. */
  readonly url: string;
  readonly name: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly policy: PolicyName;
  readonly body: z.ZodType<B>;
  /** Tells keys of this change from those of others of the same thing. */
  readonly scope: string;
  /** What the `ETag` is of; the case unless told. */
  readonly of?: string;
  /** The answer when it is done. */
  readonly done: Documented;
  readonly change: (request: FencedRequest<B>, context: ApiContext) => Promise<Answer>;
}

/** A route that changes one thing: fenced by `If-Match`, done once per `Idempotency-Key`. */
export function defineFencedChange<B>(spec: FencedSpec<B>): Route {
  const { url, name, tag, summary, description, policy, body, scope, of, done, change } = spec;
  return defineRoute({
    method: 'POST',
    url,
    name,
    tag,
    summary,
    ...(description === undefined ? {} : { description }),
    policy,
    params: idParams,
    query: noQuery,
    headers: changeHeaders,
    body,
    responses: { 200: done },
    problems: [404, 409, 412, 413, 415, 422, 428],
    handler: async (call, context) => {
      const caller = callerOf(call);
      const { id } = call.params;
      const version = expectedVersion(call.headers['if-match'], caller, of);
      const keyed = { bytes: call.bytes, key: call.headers['idempotency-key'], caller, scope: `${scope}\n${id}` };
      return once(context.deps, keyed, () => change({ id, expectedVersion: version, caller, body: call.body }, context));
    },
  });
}
