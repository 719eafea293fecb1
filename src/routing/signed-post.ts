import { Webhook } from 'standardwebhooks';
import type { Clock } from '../ports/clock.ts';
import type { Http } from '../ports/http.ts';
import { RemedyError } from '../ports/remedy.ts';
import { readAnswer, type RoutingAnswer } from './answer.ts';

export interface SignedTarget {
  readonly url: string;
  readonly secret: string;
  /** Milliseconds. */
  readonly ackTimeout: number;
}

const LONGEST_ANSWER_BYTES = 1_048_576;

/** Signs a body by Standard Webhooks 1.0. The id stays the same on every retry. */
function signedHeaders(
  secret: string,
  message: { readonly id: string; readonly body: string; readonly at: number },
): Record<string, string> {
  const timestamp = new Date(Math.floor(message.at / 1000) * 1000);
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.at / 1000)),
    'webhook-signature': new Webhook(secret).sign(message.id, timestamp, message.body),
  };
}

/**
 * Posts a CloudEvent with a signature, and reads what came back. What goes wrong on the way is a `failed` answer, not an error;
 * where `signal` aborts, its reason is thrown.
 */
export async function postSigned(
  target: SignedTarget,
  event: { readonly id: string },
  { http, clock, signal }: { readonly http: Http; readonly clock: Clock; readonly signal?: AbortSignal },
): Promise<RoutingAnswer> {
  const body = JSON.stringify(event);
  try {
    const response = await http.send({
      method: 'POST',
      url: target.url,
      headers: signedHeaders(target.secret, { id: event.id, body, at: clock.now() }),
      body,
      timeoutMs: target.ackTimeout,
      maxBytes: LONGEST_ANSWER_BYTES,
      ...(signal === undefined ? {} : { signal }),
    });
    return readAnswer(response, clock.now());
  } catch (error) {
    if (!(error instanceof RemedyError)) throw error;
    return { type: 'failed', reason: error.code, waitMs: error.waitMs };
  }
}
