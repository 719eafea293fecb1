import type { FastifyReply, FastifyRequest } from 'fastify';
import { RemedyError } from '../../ports/remedy.ts';
import { BadCursorError } from '../../ports/stores.ts';
import type { ApiContext } from '../context.ts';
import { Problem, problemDocument } from '../problem.ts';
import { badInput, tooLarge, unavailable, unsupportedMediaType } from '../problems.ts';

export const PROBLEM_TYPE = 'application/problem+json';

/** Sends a problem document. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  // As bytes, because the framework adds a charset to text, which this media type does not have.
  const bytes = Buffer.from(JSON.stringify(problemDocument(problem)));
  return reply.code(problem.status).headers(problem.headers).header('content-type', PROBLEM_TYPE).send(bytes);
}

interface FrameworkError {
  readonly code: string;
  readonly statusCode: number;
}

function asFrameworkError(error: unknown): FrameworkError | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, statusCode: error.statusCode };
}

/** What the framework itself refuses, in our words. */
function ofFramework({ code, statusCode }: FrameworkError, bodyLimit: number): Problem | undefined {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge(bodyLimit);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unsupportedMediaType('send the body as application/json');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return badInput([{ path: '', message: 'the body is not as long as Content-Length says' }]);
    case 'FST_ERR_BAD_URL':
      return badInput([{ path: '', message: 'the address holds a percent sign that is followed by no valid code' }]);
    case 'FST_ERR_HANDLER_TIMEOUT':
      return unavailable('the answer took too long: try again');
    case 'FST_ERR_REOPENED_CLOSE_SERVER':
    case 'FST_ERR_SERVER_CLOSING':
      return unavailable('the server is stopping: try again');
    default:
      return statusCode >= 400 && statusCode < 500
        ? new Problem({
            status: statusCode,
            code: 'refused',
            title: 'The request is not valid',
            detail: 'the request cannot be read',
          })
        : undefined;
  }
}

function expected(error: unknown, bodyLimit: number): Problem | undefined {
  if (error instanceof Problem) return error;
  if (error instanceof BadCursorError) return badInput([{ path: 'cursor', message: error.message }]);
  if (error instanceof RemedyError && (error.remedy === 'retry' || error.remedy === 'wait')) {
    return unavailable('something the answer needs is not available: try again', error);
  }
  const framework = asFrameworkError(error);
  return framework && ofFramework(framework, bodyLimit);
}

function internal(requestId: string, cause: unknown): Problem {
  return new Problem({
    status: 500,
    code: 'internal',
    title: 'Something went wrong here',
    detail: `the server made a mistake, which is in its log as request ${requestId}`,
    cause,
  });
}

/** The problem of an error from before routing, such as an address that cannot be decoded. */
export function problemOfFramework(error: unknown, requestId: string): Problem {
  return expected(error, 0) ?? internal(requestId, error);
}

/** What an unforeseen error means for the caller: a part that does not answer is 503, anything else our own fault. */
async function unforeseen(error: unknown, context: ApiContext, requestId: string): Promise<Problem> {
  const checks = await context.health.foundations();
  const down = checks.filter((check) => !check.ok).map((check) => check.name);
  if (down.length > 0) return unavailable(`the ${down.join(' and the ')} does not answer: try again`, error);
  return internal(requestId, error);
}

/** Turns whatever was thrown into a problem document, and logs what is our own fault. */
export function createErrorHandler(context: ApiContext) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    // Set by the framework on bad bodies; the rest of such a body is drained, so the connection can stay.
    reply.removeHeader('connection');
    const problem = expected(error, request.routeOptions.bodyLimit ?? 0) ?? (await unforeseen(error, context, request.id));
    if (problem.status >= 500) {
      const cause = problem.cause ?? error;
      const fields = { request: request.id, route: request.routeOptions.url, status: problem.status };
      const { name, stack } = cause instanceof Error ? cause : new Error('not an error');
      context.deps.log.error({ ...fields, error: name, stack: frames(stack) }, problem.title);
    }
    return sendProblem(reply, problem);
  };
}

/** The places of a stack without its message, which might hold somebody's text. */
function frames(stack: string | undefined): readonly string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
