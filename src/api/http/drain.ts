import type { IncomingMessage } from 'node:http';

const PATIENCE_MS = 10_000;

/**
 * Lets a client that was answered before it had sent everything finish sending, for a while: a connection closed at
 * once is reset under its hands, and the answer is lost with it.
 */
export function drainRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const timer = setTimeout(() => request.destroy(), PATIENCE_MS);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
  request.once('end', () => clearTimeout(timer));
  request.resume();
}
