import type { RawRequest, WebhookAnswer } from '../../src/ports/connector.ts';
import { JsonError, parseJson } from '../kit/json.ts';
import { equalSecrets, verifyHmacHex } from '../kit/signature.ts';
import { deletionConfirmation, deletionStatus } from './deletion-answer.ts';
import type { FacebookContext } from './graph-client.ts';
import { deletionEnvelope } from './normalise/envelope.ts';
import { type Fields, idOf, isFields } from './normalise/read.ts';
import type { FacebookSettings } from './settings.ts';
import { openSignedRequest } from './signed-request.ts';

const EVENT_LISTS = ['changes', 'messaging', 'standby'] as const;
const CHALLENGE = /^[\x21-\x7E]{1,256}$/;

function refuse(status: 400 | 401 | 403 | 404, reason: string): WebhookAnswer {
  return { type: 'refuse', status, reason };
}

function challenge(query: Readonly<Record<string, string>>, settings: FacebookSettings): WebhookAnswer {
  if (query['hub.mode'] !== 'subscribe') return refuse(400, 'hub.mode is not subscribe: this address is for Facebook webhooks');
  if (settings.verifyToken === undefined) return refuse(403, 'verifyToken is not configured for this connection');
  if (!equalSecrets(query['hub.verify_token'] ?? '', settings.verifyToken))
    return refuse(403, 'hub.verify_token is not the configured verifyToken');
  const word = query['hub.challenge'] ?? '';
  if (!CHALLENGE.test(word)) return refuse(400, 'hub.challenge is missing or is no plain word');
  return { type: 'challenge', body: word, contentType: 'text/plain' };
}

/** Whether these bytes are the form with which Facebook asks for a person's data to be deleted. */
function isSignedForm(request: RawRequest, text: string): boolean {
  return (
    (request.headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded') ||
    text.startsWith('signed_request=')
  );
}

function deletion(
  request: RawRequest,
  text: string,
  { connection, appSecret }: { readonly connection: string; readonly appSecret: string },
): WebhookAnswer {
  const signedRequest = new URLSearchParams(text).get('signed_request');
  if (signedRequest === null) return refuse(400, 'signed_request is missing');
  const opened = openSignedRequest(signedRequest, appSecret);
  switch (opened.type) {
    case 'forged':
      return refuse(401, 'signed_request is not signed with the app secret');
    case 'broken':
      return refuse(400, 'signed_request cannot be read');
    case 'valid': {
      const userId = idOf(opened.payload['user_id']);
      return userId === undefined
        ? refuse(400, 'signed_request names no user_id')
        : {
            type: 'accept',
            payloads: [deletionEnvelope(userId)],
            ...deletionConfirmation(request, { connection, userId, appSecret }),
          };
    }
  }
}

function splitEntry(body: Fields, entry: unknown): readonly unknown[] {
  if (!isFields(entry)) return [{ ...body, entry: [entry] }];
  const present = EVENT_LISTS.filter((name) => Array.isArray(entry[name]));
  if (present.length === 0) return [{ ...body, entry: [entry] }];
  const rest = Object.fromEntries(Object.entries(entry).filter(([name]) => !present.some((list) => list === name)));
  return present.flatMap((name) => {
    const events: readonly unknown[] = Array.isArray(entry[name]) ? entry[name] : [];
    return events.map((event) => ({ ...body, entry: [{ ...rest, [name]: [event] }] }));
  });
}

/** One body of the same shape per event, so that a broken event is set aside without the others Facebook sent along. */
export function splitBody(body: Fields): readonly unknown[] {
  const entries = body['entry'];
  if (!Array.isArray(entries) || entries.length === 0) return [body];
  const events = entries.flatMap((entry) => splitEntry(body, entry));
  return events.length === 0 ? [body] : events;
}

function events(text: string): WebhookAnswer {
  try {
    const body = parseJson(text);
    return isFields(body) ? { type: 'accept', payloads: splitBody(body) } : refuse(400, 'the body is no JSON object');
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return refuse(400, error.message);
  }
}

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/**
 * What Facebook calls: the subscription's challenge and the state of a deletion (GET), events signed by `X-Hub-Signature-256` over the raw bytes, and
 * the data deletion callback's `signed_request` form. Nothing unsigned is parsed as JSON; SHA-1 is not enough.
 */
export async function webhook(context: FacebookContext, request: RawRequest): Promise<WebhookAnswer> {
  const { settings } = context;
  const asked = request.query['deletion'];
  if (request.method === 'GET' && asked !== undefined) return deletionStatus(asked, settings.appSecret);
  if (request.method === 'GET') return challenge(request.query, settings);
  if (settings.appSecret === undefined)
    return refuse(403, 'appSecret is not configured for this connection, so no webhook can be trusted');
  const text = decode(request.body);
  if (text !== undefined && isSignedForm(request, text)) {
    return deletion(request, text, { connection: context.connection, appSecret: settings.appSecret });
  }
  const signature = request.headers['x-hub-signature-256'];
  if (signature === undefined) return refuse(401, 'X-Hub-Signature-256 is missing');
  if (!verifyHmacHex({ secret: settings.appSecret, body: request.body, signature, prefix: 'sha256=' })) {
    return refuse(401, 'X-Hub-Signature-256 is not that of this body');
  }
  return text === undefined ? refuse(400, 'the body is not valid UTF-8') : events(text);
}
