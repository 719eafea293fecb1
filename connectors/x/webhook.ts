import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RawRequest, WebhookAnswer } from '../../src/ports/connector.ts';
import type { XContext } from './asking/ask.ts';
import { parseJson } from './reading/json.ts';

const SIGNATURE_HEADER = 'x-twitter-webhooks-signature';
const LONGEST_TOKEN = 1024;

/** `sha256=` and the base64 of the HMAC-SHA256 under the consumer secret, as X writes signatures and expects challenges. */
export function signatureOf(consumerSecret: string, message: string | Uint8Array): string {
  return `sha256=${createHmac('sha256', consumerSecret).update(message).digest('base64')}`;
}

function sameText(one: string, other: string): boolean {
  const left = Buffer.from(one);
  const right = Buffer.from(other);
  return left.length === right.length && timingSafeEqual(left, right);
}

function challenge(consumerSecret: string, token: string | undefined): WebhookAnswer {
  if (token === undefined || token === '' || token.length > LONGEST_TOKEN) {
    return { type: 'refuse', status: 400, reason: 'crc-token-missing' };
  }
  const body = JSON.stringify({ response_token: signatureOf(consumerSecret, token) });
  return { type: 'challenge', body, contentType: 'application/json' };
}

function delivery(consumerSecret: string, request: RawRequest): WebhookAnswer {
  const signature = request.headers[SIGNATURE_HEADER];
  if (signature === undefined) return { type: 'refuse', status: 401, reason: 'signature-missing' };
  if (!sameText(signature, signatureOf(consumerSecret, request.body)))
    return { type: 'refuse', status: 403, reason: 'signature-wrong' };
  try {
    return { type: 'accept', payloads: [parseJson(new TextDecoder('utf-8', { fatal: true }).decode(request.body))] };
  } catch (error) {
    if (error instanceof SyntaxError) return { type: 'refuse', status: 400, reason: 'not-json' };
    if (error instanceof TypeError) return { type: 'refuse', status: 400, reason: 'not-utf8' };
    throw error;
  }
}

/**
 * Answers X's webhook calls: the challenge (GET with `crc_token`), and deliveries, which are taken only under X's signature
 * over the raw body. Without the app's consumer secret everything is refused.
 */
export function webhook(context: XContext, request: RawRequest): Promise<WebhookAnswer> {
  const secret = context.settings.consumerSecret;
  if (secret === undefined) return Promise.resolve({ type: 'refuse', status: 403, reason: 'consumer-secret-not-configured' });
  return Promise.resolve(request.method === 'GET' ? challenge(secret, request.query['crc_token']) : delivery(secret, request));
}
