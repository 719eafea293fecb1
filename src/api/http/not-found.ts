import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { notFound } from '../problems.ts';
import type { Route } from '../route.ts';
import { sendProblem } from './errors.ts';

/** Methods that an address takes, for `Allow`; empty when there is no such address. */
export function methodsAt(routes: readonly Pick<Route, 'url' | 'method' | 'withoutHead'>[], path: string): readonly string[] {
  const parts = path.split('/');
  const fits = (url: string): boolean => {
    const pattern = url.split('/');
    return (
      pattern.length === parts.length &&
      pattern.every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index]))
    );
  };
  const methods = routes
    .filter((route) => fits(route.url))
    .flatMap((route) => (route.method === 'GET' && route.withoutHead !== true ? ['GET', 'HEAD'] : [route.method]));
  return [...new Set(methods)].toSorted();
}

/** Answers what no route takes: 405 where another method would do, else the page (for people), else 404. */
export function createNotFoundHandler(
  routes: readonly Route[],
  sendPage: ((request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined) | undefined,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const allowed = methodsAt(routes, path);
    if (allowed.length > 0) {
      return sendProblem(
        reply,
        new Problem({
          status: 405,
          code: 'method-not-allowed',
          title: 'This address does not take that method',
          detail: `use ${allowed.join(' or ')} here`,
          headers: { allow: allowed.join(', ') },
        }),
      );
    }
    return sendPage?.(request, reply) ?? sendProblem(reply, notFound('an address of this name'));
  };
}
