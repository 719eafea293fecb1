import type { Socket } from 'node:net';
import { Problem, problemDocument } from '../problem.ts';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new Problem({
        status: 431,
        code: 'headers-too-large',
        title: 'The headers are too large',
        detail: 'send fewer or shorter headers',
      });
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Problem({
        status: 408,
        code: 'too-slow',
        title: 'The request took too long',
        detail: 'the request did not arrive in time: send it again',
      });
    default:
      return new Problem({
        status: 400,
        code: 'malformed-http',
        title: 'The request cannot be read',
        detail: 'what came is not valid HTTP',
      });
  }
}

/** Answers what never became a request, and hangs up. */
export function answerClientError(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOf(error.code);
  const body = JSON.stringify(problemDocument(problem));
  const head = [
    `HTTP/1.1 ${problem.status} ${TITLES[problem.status] ?? 'Bad Request'}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
