import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { policies } from '../policies.ts';
import { noBody, noHeaders, noParams, noQuery, type Documented, type Route } from '../route.ts';
import { sharedRoutes } from '../shared-pages.ts';
import { problemSchema } from '../views/problem.ts';
import { PROBLEM_TYPE } from './errors.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Something in the request is not valid; `errors` names every fault.',
  401: 'Not signed in, or the key or signature is not known.',
  403: 'The caller’s roles do not allow this.',
  404: 'There is no such thing.',
  409: 'Somebody else holds it (`owner` says who and until when), or the same request still runs.',
  412: 'The case changed since; `version` and `changes` say how.',
  413: 'The body is too large.',
  415: 'The body is not in a form that is understood.',
  422: 'Not possible with things as they are.',
  428: '`If-Match` is missing.',
  429: 'Too many requests; `Retry-After` says how long to wait.',
  500: 'The server made a mistake.',
  503: 'The store or the queue does not answer; `Retry-After` says when to try again.',
};

function documentAnswer({ description, schema, contentType }: Documented): unknown {
  const media = contentType ?? (schema ? 'application/json' : undefined);
  if (media === undefined) return z.undefined().describe(description);
  return { description, content: { [media]: { schema: schema ?? (media === '*/*' ? z.unknown() : z.string()) } } };
}

/** Statuses every route of that policy may refuse with. */
function commonProblems(route: Route): readonly number[] {
  const signedIn = policies[route.policy] === null ? [] : [401, 403, 429];
  return [400, ...signedIn, 500, 503];
}

function documentResponses(route: Route): Readonly<Record<number, unknown>> {
  const problems = new Set([...commonProblems(route), ...(route.problems ?? [])]);
  const refused = [...problems]
    .filter((status) => route.responses[status] === undefined)
    .map((status) => {
      const description = TITLES[status] ?? 'Refused.';
      return [status, { description, content: { [PROBLEM_TYPE]: { schema: problemSchema } } }] as const;
    });
  const done = Object.entries(route.responses).map(([status, documented]) => [status, documentAnswer(documented)] as const);
  return Object.fromEntries([...done, ...refused]);
}

/** What the API's description says of a route. */
export function documentRoute(route: Route): FastifySchema {
  const { params, query, headers, body } = route.schemas;
  return {
    operationId: route.name,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    security:
      policies[route.policy] === null
        ? []
        : [{ key: [] }, { cookie: [] }, ...(sharedRoutes.has(route.name) ? [{ link: [] }] : [])],
    ...(params === noParams ? {} : { params }),
    // Only named parameters can be listed; a webhook takes whatever its network sends.
    ...(query === noQuery || !(query instanceof z.ZodObject) ? {} : { querystring: query }),
    ...(headers === noHeaders ? {} : { headers }),
    ...(body === noBody || route.method === 'GET' ? {} : { body: route.bodyShown ?? body }),
    response: documentResponses(route),
  };
}
