import type { Clock } from '../ports/clock.ts';
import type { Http } from '../ports/http.ts';
import { postSigned, type SignedTarget } from './signed-post.ts';
import type { RoutingSink } from './sink.ts';

export type WebhookTarget = SignedTarget;

/** The routing service's own address, called with a signed body for each event. */
export function webhookSink(target: WebhookTarget, parts: { readonly http: Http; readonly clock: Clock }): RoutingSink {
  return { patienceMs: target.ackTimeout, send: (event) => postSigned(target, event, parts) };
}
